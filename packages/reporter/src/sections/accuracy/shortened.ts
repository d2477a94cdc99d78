import { canonicalText, compareTexts, isRow } from '@grantlens/snapshot/internal';

/** Of a list no more than these are shown, and of a text no more characters. */
const mostElements = 10;
const mostCharacters = 1_000;

/**
 * Those of a list that are wanted, or without one the first, and how many more there are. In which order the API sent
 * them does not matter (S1), so they have one of their own.
 */
export function few(
  all: readonly unknown[],
  isWanted: (one: unknown) => boolean,
  change: (one: unknown) => unknown = shortened,
): readonly unknown[] {
  const wanted = all.filter(isWanted);
  const shown = inOrder(wanted.length > 0 ? wanted : all).slice(0, mostElements);
  return [...shown.map(change), ...leftOut(all.length - shown.length)];
}

/** A value in which long lists and texts are cut, and say so. */
export function shortened(value: unknown): unknown {
  if (typeof value === 'string')
    return value.length <= mostCharacters
      ? value
      : `${value.slice(0, mostCharacters)}… (${value.length - mostCharacters} more characters left out)`;
  if (Array.isArray(value)) return few(value, () => true);
  if (!isRow(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, shortened(field)]));
}

/** What a list that was cut ends with. */
export function leftOut(count: number): readonly string[] {
  return count > 0 ? [`… ${count} more left out`] : [];
}

function inOrder(all: readonly unknown[]): readonly unknown[] {
  if (all.length < 2) return all;
  return all
    .map((one) => ({ one, text: canonicalText(one) }))
    .sort((a, b) => compareTexts(a.text, b.text))
    .map(({ one }) => one);
}
