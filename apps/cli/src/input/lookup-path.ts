/** Where the lookup file of a snapshot is kept: beside it. */
export function lookupPath(snapshot: string): string {
  return `${snapshot}.index`;
}
