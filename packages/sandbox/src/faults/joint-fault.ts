import type { AnswerFault, EnvelopeFault, Fault, ListFault, SomebodyElse } from './fault.ts';

/** All the faults that one request meets, sorted by what they do. */
export interface JointFault {
  /** Milliseconds to wait before anything else. */
  readonly latency: number;
  /** What others write before the request is answered. */
  readonly others: readonly SomebodyElse[];
  /** What happens in the place of the answer; `undefined` when the answer comes. */
  readonly answer: AnswerFault | undefined;
  readonly list: readonly ListFault[];
  readonly envelope: readonly EnvelopeFault[];
}

const noFault: JointFault = { latency: 0, others: [], answer: undefined, list: [], envelope: [] };

/** The combined effect of faults. */
export function jointFaultOf(faults: readonly Fault[]): JointFault {
  return faults.reduce(joined, noFault);
}

function joined(joint: JointFault, fault: Fault): JointFault {
  switch (fault.kind) {
    case 'latency':
      return { ...joint, latency: joint.latency + fault.ms };
    case 'somebody-else':
      return { ...joint, others: [...joint.others, fault] };
    case 'stall':
    case 'status':
    case 'redirect':
    case 'body':
    case 'reset':
    case 'cut-short':
      return { ...joint, answer: joint.answer ?? fault };
    case 'rows':
    case 'order':
    case 'page-size':
    case 'refused-page-size':
    case 'same-page':
    case 'repeat-last':
    case 'refused-past-end':
    case 'total':
    case 'no-info':
    case 'repeated-cursor':
    case 'endless-log':
    case 'refused-cursor':
    case 'overlap':
      return { ...joint, list: [...joint.list, fault] };
    case 'success-with-errors':
    case 'result':
      return { ...joint, envelope: [...joint.envelope, fault] };
  }
}
