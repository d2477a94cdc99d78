import type { Access } from '@grantlens/engine';
import type { Narrowed } from '@grantlens/engine/internal';
import { answerCan } from '../answers/can.ts';
import { answerCompare } from '../answers/compare.ts';
import { answerList, isListedKind } from '../answers/list.ts';
import { answerMatrix } from '../answers/matrix.ts';
import { answerPaths } from '../answers/paths.ts';
import { answerShow } from '../answers/show.ts';
import { answerWhatCan } from '../answers/what-can.ts';
import { answerWhatIf } from '../answers/what-if.ts';
import { answerWhoCan } from '../answers/who-can.ts';
import type { Answer } from '../output/answer.ts';
import type { PlainForm, PlainLine } from './plain-line.ts';

/** What was asked, wherever the words are from. */
export type Asked = Pick<PlainLine, 'words' | 'has' | 'values'>;

/** The plain form of a question, and how it is answered; null where the form has more to it. */
export interface PlainVerb extends PlainForm {
  readonly answer: (access: Access, line: Asked) => Answer | null;
}

const standings = ['--include-pending', '--include-inactive'] as const;
const any = Number.POSITIVE_INFINITY;

/** Every verb that asks one snapshot something, in the form that leaves nothing to interpret. */
export const plainVerbs: Readonly<Record<string, PlainVerb>> = {
  can: {
    words: [3, 3],
    flags: ['--explain'],
    answer: (access, { words: [principal = '', permission = '', resource = ''], has }) =>
      answerCan(access, { principal, permission, resource, explain: has('--explain') }),
  },
  'who-can': {
    words: [2, 2],
    flags: ['--explain', '--each', ...standings],
    once: ['--kind', '--without'],
    answer: (access, { words: [permission = '', resource = ''], has, values }) => {
      const narrowed = narrowedBy(values);
      const question = { permission, resource, explain: has('--explain'), each: has('--each') };
      return narrowed && answerWhoCan(access, { ...question, ...narrowed, ...standingFlags(has) });
    },
  },
  'what-can': {
    words: [1, 1],
    once: ['--resource'],
    answer: (access, { words: [principal = ''], values }) =>
      answerWhatCan(access, { principal, resource: values('--resource')?.[0] }),
  },
  matrix: {
    words: [0, 0],
    flags: standings,
    often: ['--permission', '--resource'],
    answer: (access, { values, has }) => {
      const [permission, resource] = [values('--permission'), values('--resource')];
      return answerMatrix(access, {
        ...(permission === undefined ? {} : { permission }),
        ...(resource === undefined ? {} : { resource }),
        ...standingFlags(has),
      });
    },
  },
  compare: {
    words: [2, 2],
    answer: (access, { words: [first = '', second = ''] }) => answerCompare(access, { first, second }),
  },
  paths: {
    words: [0, 0],
    flags: standings,
    once: ['--from'],
    answer: (access, { has, values }) =>
      answerPaths(access, { from: values('--from')?.[0], ...standingFlags(has) }),
  },
  'what-if': { words: [1, any], answer: (access, { words }) => answerWhatIf(access, words) },
  list: {
    words: [1, any],
    answer: (access, { words: [of = '', ...filters] }) =>
      isListedKind(of) ? answerList(access, { of, filters }) : null,
  },
  show: { words: [1, any], answer: (access, { words }) => answerShow(access, words.join(' ')) },
};

function standingFlags(has: Asked['has']) {
  return { includePending: has('--include-pending'), includeInactive: has('--include-inactive') };
}

/** Null where one of them is not what it can be. */
function narrowedBy(values: Asked['values']): Narrowed | null {
  const [kind] = values('--kind') ?? [];
  const [without] = values('--without') ?? [];
  if (kind !== undefined && kind !== 'member' && kind !== 'token') return null;
  return without === undefined || without === 'two-factor' ? { kind, without } : null;
}
