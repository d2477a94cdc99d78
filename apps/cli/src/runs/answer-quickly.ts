import { type Access, compile } from '@grantlens/engine';
import { answerCan } from '../answers/can.ts';
import { answerCompare } from '../answers/compare.ts';
import { answerList, isListedKind } from '../answers/list.ts';
import { answerMatrix } from '../answers/matrix.ts';
import { answerShow } from '../answers/show.ts';
import { answerWhatCan } from '../answers/what-can.ts';
import { answerWhatIf } from '../answers/what-if.ts';
import { answerWhoCan } from '../answers/who-can.ts';
import { type ExitCode, relaxed } from '../exit-code.ts';
import { type OpenLookupFile, readLookupFile } from '../input/read-lookup-file.ts';
import { snapshotPath } from '../input/snapshot-path.ts';
import type { Io } from '../io.ts';
import type { Answer } from '../output/answer.ts';
import { madeFor, writeAnswer } from '../output/formats.ts';
import { type PlainForm, type PlainLine, readPlainLine } from './plain-line.ts';

/** The plain form of a question, and how it is answered; null where the form has more to it. */
interface QuickVerb extends PlainForm {
  readonly answer: (access: Access, line: PlainLine) => Answer | null;
}

const standings = ['--include-pending', '--include-inactive'] as const;
const any = Number.POSITIVE_INFINITY;

const quickVerbs: Readonly<Record<string, QuickVerb>> = {
  can: {
    words: [3, 3],
    flags: ['--explain'],
    answer: (access, { words: [principal = '', permission = '', resource = ''], has }) =>
      answerCan(access, { principal, permission, resource, explain: has('--explain') }),
  },
  'who-can': {
    words: [2, 2],
    flags: ['--explain', '--each', ...standings],
    answer: (access, { words: [permission = '', resource = ''], has }) =>
      answerWhoCan(access, {
        permission,
        resource,
        explain: has('--explain'),
        each: has('--each'),
        ...standingFlags(has),
      }),
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
  'what-if': { words: [1, any], answer: (access, { words }) => answerWhatIf(access, words) },
  list: {
    words: [1, any],
    answer: (access, { words: [of = '', ...filters] }) =>
      isListedKind(of) ? answerList(access, { of, filters }) : null,
  },
  show: { words: [1, any], answer: (access, { words }) => answerShow(access, words.join(' ')) },
};

function standingFlags(has: PlainLine['has']) {
  return { includePending: has('--include-pending'), includeInactive: has('--include-inactive') };
}

/**
 * Answers a question from the lookup file beside the snapshot before anything that reads every verb is
 * loaded; null when there is any doubt that the answer is the same. Then nothing has been written yet, and
 * the whole program gives the answer, or says what is wrong.
 */
export async function answerQuickly(args: readonly string[], io: Io): Promise<ExitCode | null> {
  const line = readPlainLine(args, quickVerbs);
  const snapshot = snapshotPath(line?.snapshot, io);
  const file = line === null || snapshot === null ? null : readLookupFile(snapshot);
  if (line === null || file === null) return null;
  try {
    const answer = answerFrom(file, line);
    if (answer === null) return null;
    return relaxed(await writeAnswer(answer, line.output, io), line.exitZero);
  } finally {
    file.close();
  }
}

function answerFrom({ account, check }: OpenLookupFile, line: PlainLine): Answer | null {
  try {
    const answer = quickVerbs[line.verb]?.answer(compile(account), line) ?? null;
    // What reads on while it is written would find too late that something is damaged.
    if (answer?.each !== undefined) check();
    return answer && madeFor(answer, line.output);
  } catch {
    return null;
  }
}
