import { isObject, withoutSecretTexts } from '@grantlens/snapshot/internal';

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
  /**
   * For texts a person reads: without the credential and whatever looks like a secret, without control characters, not
   * longer than `most` (300).
   */
  text(text: string, most?: number): string;
  /** For values that are stored: only the credential is replaced. */
  value<T>(value: T): Redacted<T>;
}

/** Makes a redactor for the secret of a credential, and for others that the API may repeat. */
export function redactorOf(secret: string, others: readonly string[] = []): Redactor {
  const secrets = [secret, ...others];
  const shown = withoutAny(secrets);
  const stored = secrets.filter((one) => !isPlainWord(one));
  const without = withoutAny(stored);
  return {
    text: (text, most = 300) => {
      const open = withoutSecretTexts(shown(text), redacted);
      return clip(open.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' '), most);
    },
    value: (value) => {
      const fields = new Map<string, number>();
      if (stored.length === 0) return { value, fields };
      return { value: replaceTexts(value, [], { without, fields }) as typeof value, fields };
    },
  };
}

/** Takes secrets out of a text, however they are spelled. */
function withoutAny(secrets: readonly string[]): (text: string) => string {
  const spellings = [...new Set(secrets.flatMap((one) => [one, encodeURIComponent(one)]))];
  const shortest = Math.min(...spellings.map(({ length }) => length));
  return (text) =>
    text.length < shortest
      ? text
      : spellings.reduce((rest, spelling) => rest.replaceAll(spelling, redacted), text);
}

// Redacting a plain word, as one may give to a test server, would damage rows that merely contain the word.
function isPlainWord(secret: string): boolean {
  return secret.length < 8 || /^[A-Za-z]{1,15}$/.test(secret);
}

function clip(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

interface Replacing {
  readonly without: (text: string) => string;
  readonly fields: Map<string, number>;
}

/** Gives back the very same value where there was nothing to replace: nearly always. */
function replaceTexts(value: unknown, path: readonly string[], replacing: Replacing): unknown {
  if (typeof value === 'string') return replaceText(value, path, replacing);
  if (Array.isArray(value)) {
    const clean = value.map((element) => replaceTexts(element, path, replacing));
    return clean.some((element, at) => element !== value[at]) ? clean : value;
  }
  if (!isObject(value)) return value;
  let isSame = true;
  const fields = Object.keys(value).map((key): [string, unknown] => {
    const field = value[key];
    const name = replaceText(key, path, replacing);
    const isPlain = typeof field !== 'string' && (typeof field !== 'object' || field === null);
    const clean = isPlain ? field : replaceTexts(field, [...path, name], replacing);
    if (name !== key || clean !== field) isSame = false;
    return [name, clean];
  });
  return isSame ? value : Object.fromEntries(fields);
}

function replaceText(text: string, path: readonly string[], { without, fields }: Replacing): string {
  const clean = without(text);
  if (clean === text) return text;
  const field = path.join('.');
  fields.set(field, (fields.get(field) ?? 0) + 1);
  return clean;
}
