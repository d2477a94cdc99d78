import type { Access } from '@grantlens/engine';
import { principalWords } from '@grantlens/engine/internal';
import type { Principal } from '@grantlens/snapshot';
import { exitCodes } from '../../exit-code.ts';
import type { Answer } from '../../output/answer.ts';
import { envelope } from '../../output/envelope.ts';
import { standingRecord } from '../../output/records.ts';
import { counted } from '../../output/words.ts';
import { standingCells, standingColumns } from '../standing-columns.ts';
import { answerHolder, holdingColumns } from '../what-can.ts';
import type { FleetKind } from './kind.ts';
import type { FleetPerson } from './question.ts';

/** `grantlens fleet person` */
export const personKind: FleetKind<FleetPerson> = {
  columns: () => [
    'principal',
    'standing',
    'conditions',
    'matched by',
    ...holdingColumns.map(({ title }) => title),
    'principal id',
    'user id',
  ],
  verdicts: ['effective'],
  query: ({ who, people }) => ({
    kind: 'fleet person',
    who,
    people: people.map(({ userId, emails }) => ({ userId, emails })),
  }),
  words: ({ who }) => `what can ${who} do`,
  counted: ['found'],
  closing: ({ found = 0 }) => [`in ${counted(found, 'account')}`],
  code: (codes) => (codes.has(exitCodes.yes) ? exitCodes.yes : exitCodes.no),
};

/** A member who is the person that is asked about, and how that is known. */
export interface PersonHere {
  readonly principal: Principal;
  readonly userId: string | null;
  readonly matchedBy: string;
}

/** What one account gives to a person: a row for each member that is this person, which is one as a rule. */
export function answerPerson(access: Access, here: readonly PersonHere[]): Answer {
  const { account } = access;
  const answers = here.map((one) => ({
    ...one,
    answer: answerHolder(access, { kind: 'principal', principal: one.principal }),
  }));
  const all = answers.map(({ answer }) => answer);
  const [first] = all;
  return {
    account,
    envelope: {
      ...envelope(account, {
        query: { kind: 'person' },
        complete: all.every((one) => one.envelope.complete),
        assumptions: [...new Set(all.flatMap((one) => one.envelope.assumptions))],
        gaps: [],
        results: () =>
          answers.map(({ principal, userId, matchedBy, answer }) => ({
            ...standingRecord(principal),
            userId,
            matchedBy,
            results: answer.envelope.results(),
          })),
      }),
      gaps: [...new Map(all.flatMap((one) => one.envelope.gaps).map((gap) => [gap.id, gap])).values()],
    },
    question: 'what can a person do',
    columns: [
      { title: 'principal' },
      ...standingColumns(here.map(({ principal }) => principal)),
      { title: 'matched by', wide: true },
      ...(first?.columns ?? []),
      { title: 'principal id', wide: true },
      { title: 'user id', wide: true },
    ],
    cells: () =>
      answers.flatMap(({ principal, userId, matchedBy, answer }) => {
        const before = [principalWords(principal), ...standingCells(principal, account), matchedBy];
        const after = [principal.id ?? '', userId ?? ''];
        const rows = answer.cells();
        // Somebody who holds nothing is there all the same.
        const shown = rows.length === 0 ? [answer.columns.map(() => '')] : rows;
        return shown.map((row) => [...before, ...row, ...after]);
      }),
    closing: [],
    counts: { found: 1 },
    positive: all.some(({ positive }) => positive),
  };
}
