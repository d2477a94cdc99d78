/** Half a character cannot be written as UTF-8: it is written as the replacement character, in every format alike. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\ufffd');
}

/** The same value with every text in it changed, into another text or an object that represents one. */
export function mapTexts<T>(value: T, change: (text: string) => unknown): T;
export function mapTexts(value: unknown, change: (text: string) => unknown): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((element) => mapTexts(element, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, mapTexts(field, change)]));
}
