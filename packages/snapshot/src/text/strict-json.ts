import { deepestNesting, isDeeperThan } from '../json.ts';
import { findRepeatedKey, parsedKeys, repeatedKeyWords } from './repeated-key.ts';
import { scanJson } from './scan-json.ts';
import { readUtf8 } from './utf8.ts';

/** What JSON text says, or why it is not read: the end of a sentence that begins with the name of the file. */
export type JsonReading =
  | { readonly kind: 'json'; readonly value: unknown }
  | {
      readonly kind: 'problem';
      readonly why: string;
      /** Whether it is JSON nevertheless. */
      readonly isJson: boolean;
    };

/** Values in one file, at most: but for snapshots, every file of ours has far fewer. */
export const mostValues = 1_000_000;

/** Reads JSON in which every reader reads the same: in UTF-8, no key twice in one object, and not too much of it. */
export function readStrictJson(bytes: Uint8Array, most: number = mostValues): JsonReading {
  const read = readUtf8(bytes);
  if (read.kind === 'not-utf-8') return problem(`it is not UTF-8 text (line ${read.line})`, false);
  const { keys, values } = scanJson(bytes);
  if (values > most) return problem('it has too many values');
  let value: unknown;
  try {
    value = JSON.parse(read.text);
  } catch {
    return problem('it is not JSON, or cut short', false);
  }
  if (isDeeperThan(value, deepestNesting)) return problem('it is nested too deeply');
  const repeated = keys === parsedKeys(value) ? null : findRepeatedKey(bytes);
  return repeated === null ? { kind: 'json', value } : problem(repeatedKeyWords(repeated));
}

function problem(why: string, isJson: boolean = true): JsonReading {
  return { kind: 'problem', why, isJson };
}
