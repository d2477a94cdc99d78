// What a heading says of the rows under it.

const kinds: ReadonlyMap<string, readonly [one: string, many: string]> = new Map([
  ['entitlements', ['entitlement', 'entitlements']],
  ['changes', ['change', 'changes']],
  ['units', ['unit', 'units']],
  ['findings', ['row', 'rows']],
]);

/** `1 entitlement`, `12,345 units` */
export function foldedWords(table: string, rows: number): string {
  const [one, many] = kinds.get(table) ?? ['row', 'rows'];
  return `${rows.toLocaleString('en')} ${rows === 1 ? one : many}`;
}

/** What is worth seeing at once, after the number of rows. */
export const signalWords = {
  privileged: 'privileged',
  unknown: 'unknown',
  fresh: 'new or changed',
  found: 'with findings',
} as const;
