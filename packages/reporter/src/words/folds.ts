// What a heading says of the rows under it.

const kinds: ReadonlyMap<string, readonly [one: string, many: string]> = new Map([
  ['entitlements', ['entitlement', 'entitlements']],
  ['changes', ['change', 'changes']],
  ['units', ['unit', 'units']],
]);

/** `1 entitlement`, `12,345 units` */
export function foldedWords(table: string, rows: number): string {
  const [one, many] = kinds.get(table) ?? ['row', 'rows'];
  return `${rows.toLocaleString('en')} ${rows === 1 ? one : many}`;
}

const after = (word: string) => (count: number) => `${count.toLocaleString('en')} ${word}`;

/** What is worth seeing at once, after the number of rows. */
export const signalWords: Readonly<
  Record<'privileged' | 'unknown' | 'fresh' | 'found', (count: number) => string>
> = {
  privileged: after('privileged'),
  unknown: after('unknown'),
  fresh: after('new or changed'),
  found: after('with findings'),
};

/** How a question was answered. */
export const answerWords: Readonly<
  Record<'positive' | 'waived' | 'clean' | 'unanswered', (count: number) => string>
> = {
  positive: after('found'),
  waived: after('waived'),
  clean: () => 'clean',
  unanswered: () => 'not evaluated',
};
