/**
 * A path below the API base from its parts, each encoded; undefined when a part is not fit for one. An empty part
 * would make another path (the list instead of the one), a part of dots alone climb out of it.
 */
export function pathOf(...parts: readonly string[]): string | undefined {
  if (parts.some((part) => /^\.*$/.test(part) || !isWellFormed(part))) return undefined;
  return parts.map((part) => `/${encodeURIComponent(part)}`).join('');
}

/** Half a surrogate pair is text to JSON and no text to a URL. */
function isWellFormed(text: string): boolean {
  return !/[\uD800-\uDFFF]/u.test(text);
}
