import { exitCodes } from '../../exit-code.ts';
import { counted } from '../../output/words.ts';
import { changeColumns } from '../changes.ts';
import type { FleetKind } from './kind.ts';
import type { FleetDiff } from './question.ts';

/** `grantlens fleet diff` */
export const diffKind: FleetKind<FleetDiff> = {
  columns: () => changeColumns.map(({ title }) => title),
  verdicts: ['before', 'after'],
  wide: ['conditions', 'principal id', 'permission group id'],
  query: ({ before, after }) => ({ kind: 'fleet diff', before, after }),
  words: ({ before, after }) => `what changed from ${before} to ${after}`,
  counted: ['changes', 'gain', 'lose', 'unclear', 'changed', 'came', 'went'],
  closing: ({ changes = 0, changed = 0, came = 0, went = 0 }) => [
    changes === 0 ? 'no change' : `${counted(changes, 'change')} in ${counted(changed, 'account')}`,
    ...(came === 0 ? [] : [`${counted(came, 'account')} came`]),
    ...(went === 0 ? [] : [`${counted(went, 'account')} went`]),
  ],
  code: (codes) => (codes.has(exitCodes.no) ? exitCodes.no : exitCodes.yes),
};
