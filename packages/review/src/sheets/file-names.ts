/** `<n>-<reviewer>.<ext>`: whatever a reviewer is called, a name that every disk takes and that leads nowhere else. */
export function sheetFileName(number: number, reviewer: string, extension: string): string {
  return `${number}-${reviewer.replace(/[^A-Za-z0-9.@_-]/g, '_').slice(0, 100)}.${extension}`;
}
