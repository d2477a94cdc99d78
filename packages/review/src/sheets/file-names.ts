/** `<n>-<reviewer>.<ext>`: whatever a reviewer is called, a name that every disk takes and that leads nowhere else. */
export function sheetFileName(number: number, reviewer: string, extension: string): string {
  return `${number}-${safe(reviewer)}.${extension}`;
}

/** The file that the page of a reviewer saves. */
export function savedFileName(reviewer: string): string {
  return `decisions-${safe(reviewer)}.json`;
}

function safe(reviewer: string): string {
  return reviewer.replace(/[^A-Za-z0-9.@_-]/g, '_').slice(0, 100);
}
