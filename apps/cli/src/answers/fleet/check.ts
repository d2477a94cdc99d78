import { exitCodes } from '../../exit-code.ts';
import { counted } from '../../output/words.ts';
import { checkColumns } from '../check.ts';
import type { FleetKind } from './kind.ts';
import type { FleetChecks } from './question.ts';

/** `grantlens fleet check` */
export const checkKind: FleetKind<FleetChecks> = {
  columns: () => checkColumns.map(({ title }) => title),
  verdicts: [],
  wide: ['permission', 'what', 'mend'],
  inTable: { column: 'result', values: ['failed', 'not-evaluated', 'skipped'] },
  query: ({ files, failOn, at }) => ({ kind: 'fleet check', files, failOn, at }),
  words: ({ files }) => `check ${files.join(' ')}`,
  counted: ['passed', 'failed', 'notEvaluated', 'skipped'],
  closing: ({ passed = 0, failed = 0, notEvaluated = 0, skipped = 0 }) => [
    [
      `${counted(passed, 'check')} passed`,
      `${failed} failed`,
      `${notEvaluated} not evaluated`,
      ...(skipped === 0 ? [] : [`${skipped} skipped`]),
    ].join(', '),
  ],
  code: (codes) => (codes.has(exitCodes.no) ? exitCodes.no : exitCodes.yes),
  failsFirst: true,
};
