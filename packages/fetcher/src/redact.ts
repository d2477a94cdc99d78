import { isObject } from '@grantlens/snapshot';

/** What stands where the credential stood. */
export const redacted = '[redacted]';

/** A value without the credential, and where it was. */
export interface Redacted<T> {
  readonly value: T;
  /** Field names to the texts that had it, and how many they were; list positions are left out. */
  readonly fields: ReadonlyMap<string, number>;
}

/** Takes the credential out of whatever the API says. */
export interface Redactor {
  /** For texts a person reads: without the credential, without control characters, not longer than `most` (300). */
  text(text: string, most?: number): string;
  /** For values that are stored: only the credential is replaced. */
  value<T>(value: T): Redacted<T>;
}

/** Makes a redactor for one secret. */
export function redactorOf(secret: string): Redactor {
  const spellings = [...new Set([secret, encodeURIComponent(secret)])];
  const without = (text: string) =>
    spellings.reduce((rest, spelling) => rest.replaceAll(spelling, redacted), text);
  // A plain word that was given to a server which takes anything would tear holes into rows that only use the word.
  const isPlainWord = secret.length < 8 || /^[A-Za-z]{1,15}$/.test(secret);
  return {
    text: (text, most = 300) => clip(without(text).replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' '), most),
    value: (value) => {
      const fields = new Map<string, number>();
      if (isPlainWord) return { value, fields };
      return { value: replaceTexts(value, [], { without, fields }) as typeof value, fields };
    },
  };
}

function clip(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

interface Replacing {
  readonly without: (text: string) => string;
  readonly fields: Map<string, number>;
}

function replaceTexts(value: unknown, path: readonly string[], replacing: Replacing): unknown {
  if (typeof value === 'string') return replaceText(value, path, replacing);
  if (Array.isArray(value)) return value.map((element) => replaceTexts(element, path, replacing));
  if (!isObject(value)) return value;
  const fields = Object.entries(value).map(([key, field]): [string, unknown] => {
    const name = replaceText(key, path, replacing);
    return [name, replaceTexts(field, [...path, name], replacing)];
  });
  return Object.fromEntries(fields);
}

function replaceText(text: string, path: readonly string[], { without, fields }: Replacing): string {
  const clean = without(text);
  const field = path.join('.');
  if (clean !== text) fields.set(field, (fields.get(field) ?? 0) + 1);
  return clean;
}
