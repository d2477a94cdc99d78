import type { TableName } from '../../../model/tables/tables.ts';

/** A way to put the rows of a table under headings. The script of the page goes by it too, so no template is here. */
export interface Fold {
  readonly by: FoldBy;
  /** As the switch has it. */
  readonly label: string;
  /** The first of these columns that has a value, and what it is: rows that have the same are under one heading. */
  readonly key: readonly string[];
  /** How many columns are left: those that say what the heading says are not shown. */
  readonly span: number;
}

export type FoldBy = 'person' | 'group' | 'question';

/** The first is how the page is written. */
export const foldsOf: Readonly<Partial<Record<TableName, readonly Fold[]>>> = {
  entitlements: [
    { by: 'person', label: 'by person', key: ['principalId'], span: 4 },
    { by: 'group', label: 'by user group', key: ['groupId'], span: 5 },
  ],
  findings: [{ by: 'question', label: 'by question', key: ['finding'], span: 2 }],
  changes: [
    { by: 'person', label: 'by person', key: ['principalId'], span: 5 },
    { by: 'group', label: 'by user group', key: ['groupId'], span: 6 },
  ],
  units: [
    { by: 'person', label: 'by person', key: ['principalId', 'groupId'], span: 5 },
    { by: 'group', label: 'by user group', key: ['groupId'], span: 6 },
  ],
};
