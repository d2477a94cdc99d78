import { counted, printable } from '@grantlens/engine/internal';
import type { Report } from '@grantlens/reporter';
import { csvText } from '@grantlens/reporter/internal';
import type { ReviewState } from '@grantlens/review';
import { entitlementDecision, entitlementDecisionWords } from '@grantlens/review/internal';
import { invariant } from '@grantlens/snapshot/internal';
import type { Io } from '../../io.ts';
import { jsonText } from '../../output/json.ts';
import { endlessPage } from '../../output/page.ts';
import type { ReviewFormat } from './status.ts';

const columns = ['id', 'decision', 'principalId', 'email', 'name', 'means', 'groupName', 'units'] as const;

/** Writes what is decided about each entitlement of a report. */
export async function writeEntitlementDecisions(
  entitlements: Report['tables']['entitlements'],
  { units: states }: ReviewState,
  format: ReviewFormat,
  io: Io,
): Promise<void> {
  const rows = Array.from(entitlements, ({ id, principalId, email, name, means, groupName, units }) => {
    const decision = entitlementDecision(
      units.map((unit) => {
        const state = states.get(unit);
        invariant(state !== undefined, 'an entitlement rests on units that the review froze');
        return state;
      }),
    );
    return { id, decision, principalId, email, name, means, groupName, units };
  });
  if (format === 'json') return io.out(`${jsonText(rows, 2)}\n`);
  const texts = rows.map((row) =>
    columns.map((column) => (column === 'units' ? row.units.join('; ') : (row[column] ?? ''))),
  );
  if (format === 'csv') return io.out(csvText([columns, ...texts]));
  const { columnsTable } = await import('../../output/table.ts');
  const shown = rows.map((row) => [
    row.decision,
    row.email ?? row.name ?? row.principalId,
    row.means,
    row.groupName ?? '',
  ]);
  const titles = ['decision', 'who', 'what', 'through the user group'].map((title) => ({ title }));
  const table = { columns: titles, rows: shown.map((row) => row.map(printable)) };
  io.out(`${columnsTable(table, 'table', io.page ?? endlessPage)}\n\n`);
  const said = entitlementDecisionWords.flatMap((word) => {
    const count = rows.filter(({ decision }) => decision === word).length;
    return count === 0 ? [] : [`${count} ${word}`];
  });
  io.out(`${counted(rows.length, 'entitlement')}: ${said.join(', ')}.\n`);
}
