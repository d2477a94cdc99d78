/** Half a character cannot be written as UTF-8: it is written as the replacement character, in every format alike. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\ufffd');
}

// Controls, invisible characters, and those that turn the direction of what follows: a name must not be able to hide
// or rearrange itself. What scripts and emoji need to join letters (U+200C, U+200D) stays.
const unseen =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** Text as a person can see it: what has no look of its own, or changes that of its neighbours, by its code point. */
export function visible(text: string): string {
  return text.replace(unseen, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
  });
}

/** The same value with every text in it changed, into another or into what stands for one. */
export function mapTexts<T>(value: T, change: (text: string) => unknown): T;
export function mapTexts(value: unknown, change: (text: string) => unknown): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((element) => mapTexts(element, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, mapTexts(field, change)]));
}
