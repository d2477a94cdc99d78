/** Where the index of a snapshot is kept: beside it. */
export function indexPath(snapshot: string): string {
  return `${snapshot}.index`;
}
