import { exitCodes } from '../../exit-code.ts';
import { counted } from '../../output/words.ts';
import type { FleetKind } from './kind.ts';
import type { FleetPrivileged } from './question.ts';

/** `grantlens fleet privileged` */
export const privilegedKind: FleetKind<FleetPrivileged> = {
  columns: () => [
    'person',
    'privilege',
    'accounts',
    'unknown',
    'principal',
    'standing',
    'conditions',
    'verdict',
    'by',
    'principal id',
    'user id',
  ],
  verdicts: [],
  tableColumns: ['who', 'privilege', 'accounts', 'unknown in', 'where', 'by'],
  query: ({ includePending, includeInactive }) => ({
    kind: 'fleet privileged',
    includePending: includePending || undefined,
    includeInactive: includeInactive || undefined,
  }),
  words: () => 'who holds a privilege, and in how many accounts',
  counted: ['people', 'tokens', 'unknown'],
  closing: ({ people = 0, tokens = 0, unknown = 0 }, isComplete) => {
    const others = unknown === 0 ? '' : `; ${counted(unknown, 'more is', 'more are')} unknown`;
    if (people + tokens === 0) return [`${isComplete ? 'nobody' : 'nobody seen'} holds a privilege${others}`];
    const holders = [
      people === 0 ? [] : counted(people, 'person', 'people'),
      tokens === 0 ? [] : counted(tokens, 'token'),
    ];
    const hold = people + tokens === 1 ? 'holds' : 'hold';
    return [
      `${holders.flat().join(' and ')} ${hold} a privilege${others}`,
      'all_privileges has every other one too; -o wide lists each',
    ];
  },
  code: (codes) => (codes.has(exitCodes.yes) ? exitCodes.yes : exitCodes.no),
};
