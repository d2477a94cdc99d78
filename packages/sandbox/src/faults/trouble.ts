import type { AnswerFault, EnvelopeFault, Fault, ListFault, SomebodyElse } from './fault.ts';

/** All the faults that one request meets, sorted by what they do. */
export interface Trouble {
  /** Milliseconds to wait before anything else. */
  readonly latency: number;
  /** What others write before the request is answered. */
  readonly others: readonly SomebodyElse[];
  /** What happens in the place of the answer; `undefined` when the answer comes. */
  readonly answer: AnswerFault | undefined;
  readonly list: readonly ListFault[];
  readonly envelope: readonly EnvelopeFault[];
}

const noTrouble: Trouble = { latency: 0, others: [], answer: undefined, list: [], envelope: [] };

/** The combined effect of faults. */
export function troubleOf(faults: readonly Fault[]): Trouble {
  return faults.reduce(joined, noTrouble);
}

function joined(trouble: Trouble, fault: Fault): Trouble {
  switch (fault.kind) {
    case 'latency':
      return { ...trouble, latency: trouble.latency + fault.ms };
    case 'somebody-else':
      return { ...trouble, others: [...trouble.others, fault] };
    case 'stall':
    case 'status':
    case 'redirect':
    case 'body':
    case 'reset':
    case 'cut-short':
      return { ...trouble, answer: trouble.answer ?? fault };
    case 'rows':
    case 'order':
    case 'page-size':
    case 'refused-page-size':
    case 'same-page':
    case 'repeat-last':
    case 'refused-past-end':
    case 'total':
    case 'no-info':
      return { ...trouble, list: [...trouble.list, fault] };
    case 'success-with-errors':
    case 'result':
      return { ...trouble, envelope: [...trouble.envelope, fault] };
  }
}
