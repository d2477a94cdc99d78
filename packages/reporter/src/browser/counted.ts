/** A number as a page shows it: `12,345`. */
export function numberText(count: number): string {
  return count.toLocaleString('en');
}

/** How many there are of something: `1 unit`, `12,345 units`. */
export function counted(count: number, one: string): string {
  return `${numberText(count)} ${count === 1 ? one : `${one}s`}`;
}
