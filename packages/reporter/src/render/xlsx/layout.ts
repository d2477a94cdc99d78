import { columnNames, type TableName, tableColumns } from '../../model/tables/tables.ts';

/** The columns of an entitlement that a reader wants first, so that they need not scroll. */
const readFirst: readonly string[] = [
  'id',
  'email',
  'name',
  'means',
  'effective',
  'privileged',
  'path',
  'groupName',
];

/** The columns of a sheet in their order. Every field of the table has one. */
export function columnsOf(table: TableName): readonly string[] {
  const columns = columnNames(table);
  if (table !== 'entitlements') return columns;
  return [...readFirst, ...columns.filter((column) => !readFirst.includes(column))];
}

/** How the cells of a column are to be read. Numbers need no hint. */
export function formatOf(column: string): string {
  // A cell whose format is text stays text also when somebody types into it.
  return isTime(column) ? timeFormat : '@';
}

/** Moments, in UTC. */
export const timeFormat = 'yyyy-mm-dd hh:mm:ss';

/** Whether a column holds moments. */
export function isTime(column: string): boolean {
  return times.has(column);
}

const times: ReadonlySet<string> = new Set(
  Object.values(tableColumns).flatMap((columns) =>
    Object.keys(columns).filter((name) => columns[name] === 'time' || columns[name] === 'time?'),
  ),
);

/** `permissionGroupId` as a header: `Permission group id`. */
export function titleOf(column: string): string {
  const words = column.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return (words.charAt(0).toUpperCase() + words.slice(1)).replace(/\b(sso|api)\b/gi, (word) =>
    word.toUpperCase(),
  );
}
