import type { Severity } from '@grantlens/engine';
import { severities } from '@grantlens/engine/internal';
import { exitCodes } from '../../exit-code.ts';
import type { Row } from '../../output/records.ts';
import { counted } from '../../output/words.ts';
import { findingColumns } from '../findings.ts';
import type { Counts, FleetKind } from './kind.ts';
import type { FleetFindings } from './question.ts';

/** `grantlens fleet findings` */
export const findingsKind: FleetKind<FleetFindings> = {
  columns: () => findingColumns.map(({ title }) => title),
  verdicts: [],
  wide: ['status', 'waived by', 'waived until'],
  inTable: { column: 'status', values: ['found'] },
  query: ({ failOn }) => ({ kind: 'fleet findings', failOn }),
  words: ({ failOn }) => (failOn === undefined ? 'findings' : `findings, failing on ${failOn} and above`),
  summary: (counts) => ({
    open: Object.fromEntries(severities.map((severity) => [severity, counts[`open ${severity}`] ?? 0])),
    waived: counts.waived ?? 0,
    findings: foundIn(counts),
  }),
  closing: (counts) => {
    const found = foundIn(counts);
    const unclear = found.filter((one) => one.notEvaluated > 0);
    const open = severities
      .map((severity) => [counts[`open ${severity}`] ?? 0, severity] as const)
      .filter(([count]) => count > 0)
      .map(([count, severity]) => `${count} ${severity}`);
    return [
      open.length === 0 ? 'nothing open' : `open: ${open.join(', ')}`,
      ...found
        .filter((one) => one.open > 0)
        .map((one) => `${one.severity} ${one.id}: ${one.open} in ${counted(one.accounts, 'account')}`),
      ...(unclear.length === 0
        ? []
        : [
            `not evaluated, with the number of accounts: ${unclear.map((one) => `${one.id} (${one.notEvaluated})`).join(', ')}`,
          ]),
    ];
  },
  code: (codes) => (codes.has(exitCodes.no) ? exitCodes.no : exitCodes.yes),
};

interface FoundIn extends Row {
  readonly id: string;
  readonly severity: Severity;
  /** How many instances are open, and in how many accounts. */
  readonly open: number;
  readonly accounts: number;
  /** In how many accounts it is unknown. */
  readonly notEvaluated: number;
}

/** Each finding with its counts, most severe first, then by its id. */
function foundIn(counts: Counts): readonly FoundIn[] {
  const all = Object.keys(counts).flatMap((key): readonly FoundIn[] => {
    const [, word, id] = /^accounts: (\S+) (.*)$/.exec(key) ?? [];
    const severity = severities.find((one) => one === word);
    if (severity === undefined || id === undefined) return [];
    const of = (what: string) => counts[`${what}: ${severity} ${id}`] ?? 0;
    return [{ id, severity, open: of('open'), accounts: of('accounts'), notEvaluated: of('not evaluated') }];
  });
  const rank = ({ severity }: FoundIn) => severities.indexOf(severity);
  return all.sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1));
}
