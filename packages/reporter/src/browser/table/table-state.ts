/** What the fields around a table say: enough to show the same rows again. */
export interface TableState {
  /** By name of the field. */
  readonly values: Readonly<Record<string, string>>;
  /** The columns to sort by, with blanks between, after a `-` the other way round; empty as the report has them. */
  readonly sort: string;
}

/** Whether a name in an address can be that of a field. */
export function filterNames(name: string): boolean {
  return name !== 'table' && name !== 'sort';
}
