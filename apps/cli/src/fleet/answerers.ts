import { evaluateChecks, readChecks } from '@grantlens/checks';
import { faultLine } from '@grantlens/checks/internal';
import type { Access } from '@grantlens/engine';
import { type Account, GrantlensError, type PrincipalKey } from '@grantlens/snapshot';
import { invariant, lookupIn, remembered } from '@grantlens/snapshot/internal';
import { answerChecks } from '../answers/check.ts';
import { answerDiff } from '../answers/diff.ts';
import { answerFindings } from '../answers/findings.ts';
import type { Counts } from '../answers/fleet/kind.ts';
import { answerPerson, type PersonHere } from '../answers/fleet/person.ts';
import type { FleetQuestion, FleetQuestions, FleetVerb } from '../answers/fleet/question.ts';
import { answerWhoCan } from '../answers/who-can.ts';
import { readFindingOptions } from '../input/finding-options.ts';
import { readBytes } from '../input/named-bytes.ts';
import type { Io } from '../io.ts';
import type { Answer } from '../output/answer.ts';
import { placeOf } from '../output/place-of.ts';
import type { Row } from '../output/records.ts';
import { momentOf } from '../runs/moment.ts';
import type { FleetFormat, MemberHere } from './task.ts';

/** What an answer is given from. */
export interface Answering {
  readonly access: Access;
  /** The account at an earlier moment, where two are compared. */
  readonly earlier: Access | undefined;
  /** The members who are the person that is asked about. */
  readonly members: readonly MemberHere[];
  readonly file: string;
  readonly output: FleetFormat;
  readonly io: Io;
}

/** How one account answers. */
interface Answerer<Asked> {
  readonly answer: (asked: Asked, from: Answering) => Answer | Promise<Answer>;
  /** Everything of a lookup file is looked at before the answer is given, as the verb about one account does. */
  readonly everything?: boolean;
}

/** The members of some keys; everybody has been looked for in the same snapshot. */
function peopleHere(account: Account, members: readonly MemberHere[]): readonly PersonHere[] {
  return members.flatMap(({ key, matchedBy }) => {
    const principal = lookupIn(account).principal(key as PrincipalKey);
    return principal?.kind === 'member' ? [{ principal, userId: principal.userId, matchedBy }] : [];
  });
}

const answerers: { readonly [Verb in FleetVerb]: Answerer<FleetQuestions[Verb]> } = {
  'who-can': { answer: (asked, { access }) => answerWhoCan(access, asked) },
  findings: {
    answer: async ({ failOn, flags }, { access, file, output, io }) => {
      const by = await readFindingOptions(flags, access, io);
      const asked = { output, place: placeOf(file), ...(failOn === undefined ? {} : { failOn }) };
      return answerFindings(access, by, asked);
    },
    everything: true,
  },
  check: {
    answer: async ({ files, failOn, at }, { access }) => {
      const evaluated = evaluateChecks(access, await checksIn(files.join('\n')), momentOf(at));
      if (evaluated.kind === 'faults')
        throw new GrantlensError('usage', evaluated.faults.map(faultLine).join('; '));
      const query = { kind: 'check', files };
      return answerChecks(access, evaluated.report, { query, question: 'check', failOn });
    },
  },
  diff: {
    answer: (_, { access, earlier }) => {
      invariant(earlier !== undefined, 'a diff has an earlier moment');
      const answer = answerDiff(earlier, access);
      return { ...answer, counts: changeCounts(answer.envelope.summary) };
    },
    everything: true,
  },
  person: {
    answer: (_, { access, members }) => answerPerson(access, peopleHere(access.account, members)),
  },
  privileged: {
    answer: () => {
      throw new Error('who is privileged is not asked account by account');
    },
  },
};

function changeCounts({ changes, gain, lose, unclear }: Row = {}): Counts {
  const [all, gaining, losing, open] = [changes, gain, lose, unclear].map(Number);
  return {
    changes: all ?? 0,
    gain: gaining ?? 0,
    lose: losing ?? 0,
    unclear: open ?? 0,
    changed: all ? 1 : 0,
  };
}

/** How one account answers a question. */
export function answererOf({ verb }: FleetQuestion): Answerer<unknown> {
  // The compiler does not see that a question and the entry under its verb belong together.
  return answerers[verb] as Answerer<unknown>;
}

/** The checks of some files, read once by each thread. */
const checksIn = remembered(async (names: string) => {
  const read = async (path: string) => ({ path, bytes: await readBytes(path, 'the checks') });
  return readChecks(await Promise.all(names.split('\n').map(read)));
});
