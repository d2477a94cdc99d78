import type { Chart } from '../../model/overview.ts';
import type { PrivilegedSection } from '../../model/privileged.ts';
import type { ChangeRow } from '../../model/tables/changes.ts';
import type { EntitlementRow } from '../../model/tables/entitlements.ts';
import type { PrincipalRow } from '../../model/tables/principals.ts';
import type { Table } from '../../model/tables/table.ts';
import type { Tables } from '../../model/tables/tables.ts';
import { chartWords } from '../../words/charts.ts';

/** What the charts count. */
export interface Charted {
  readonly tables: Pick<Tables, 'principals' | 'entitlements'>;
  readonly privileged: PrivilegedSection;
  /** Null without a previous review: that nothing changed is then not known. */
  readonly changes: readonly ChangeRow[] | null;
}

/** The charts of a report: each whole is one of its control totals, or a part of one. */
export function drawCharts({ tables, privileged, changes }: Charted): readonly Chart[] {
  const { principals, entitlements } = tables;
  return [
    twoFactorOf(principals),
    privilegedOf(privileged, principals.length),
    pathsOf(entitlements),
    standingsOf(principals),
    ...(changes === null ? [] : [changesOf(changes)]),
  ];
}

function twoFactorOf(principals: readonly PrincipalRow[]): Chart {
  const active = principals.filter(({ kind, standing }) => kind === 'member' && standing === 'active');
  return chart('two-factor', chartWords.twoFactor, (part) =>
    countWhere(active, (row) => row.twoFactor === part),
  );
}

function privilegedOf({ counts }: PrivilegedSection, principals: number): Chart {
  const values = {
    privileged: counts.allowed,
    unknown: counts.unknown,
    others: principals - counts.allowed - counts.unknown,
  };
  return chart('privileged', chartWords.privileged, (part) => values[part]);
}

function pathsOf(entitlements: Table<EntitlementRow>): Chart {
  return chart('path', chartWords.path, (part) =>
    entitlements.sum((row) => (row.path === part ? row.principals : 0)),
  );
}

function standingsOf(principals: readonly PrincipalRow[]): Chart {
  return chart('standing', chartWords.standing, (part) =>
    countWhere(principals, (row) => row.standing === part),
  );
}

function changesOf(changes: readonly ChangeRow[]): Chart {
  return chart('changes', chartWords.changes, (part) => countWhere(changes, (row) => row.kind === part));
}

function countWhere<Row>(rows: readonly Row[], isMeant: (row: Row) => boolean): number {
  return rows.filter(isMeant).length;
}

type ChartWords<Part extends string> = Pick<Chart, 'title' | 'of' | 'note'> & {
  readonly parts: Readonly<Record<Part, string>>;
};

function chart<Part extends string>(
  id: Chart['id'],
  { title, of, parts: labels, note }: ChartWords<Part>,
  valueFor: (part: Part) => number,
): Chart {
  const parts = (Object.keys(labels) as Part[]).map((part) => ({
    id: part,
    label: labels[part],
    value: valueFor(part),
  }));
  return { id, title, of, total: parts.reduce((sum, { value }) => sum + value, 0), parts, note };
}
