import { GrantlensError } from '../errors.ts';
import { isDeeperThan } from '../json.ts';
import { findRepeatedKey, parsedKeys, repeatedKeyWords } from '../text/repeated-key.ts';
import { scanJson } from '../text/scan-json.ts';
import { utf8Text } from '../text/utf8.ts';
import { hasMarks, resolveMarks } from './marks.ts';
import { findRepeats } from './repeats.ts';
import { shortened } from './shortened.ts';

/** A file read as JSON. */
export interface ParsedFile {
  readonly file: unknown;
  /** What the file says several times: one object in several places. */
  readonly repeated: ReadonlySet<object>;
}

/** The most that a file may have. */
export interface ParseLimits {
  /** How deep it is nested. */
  readonly levels: number;
  /** What is repeated letter by letter counts once. */
  readonly values: number;
}

/**
 * Parses the bytes of a JSON file. What it repeats (see `findRepeats`) is parsed once and is one object wherever it
 * stands: the text of a large account shrinks to a third, and the time and memory to read it with it. A key that stands
 * twice in one object is refused: as many have to be written as there are, and that takes one pass of the shorter text.
 *
 * @throws GrantlensError `snapshot-unreadable`
 */
export function parseFile(bytes: Uint8Array, limits: ParseLimits): ParsedFile {
  const { keys, ...parsed } = parseShortened(bytes, limits) ?? parseAsItStands(bytes, limits);
  // The reverse proves nothing: marks and repeated objects are not looked for everywhere.
  const repeatedKey = keys.written === keys.parsed ? null : findRepeatedKey(bytes);
  if (repeatedKey !== null) throw unreadable(repeatedKeyWords(repeatedKey));
  return parsed;
}

type Parsed = ParsedFile & { readonly keys: { readonly written: number; readonly parsed: number } };

function parseAsItStands(bytes: Uint8Array, { levels, values }: ParseLimits): Parsed {
  const counts = scanJson(bytes);
  if (counts.values > values) throw unreadable(tooManyValues);
  let file: unknown;
  try {
    file = JSON.parse(utf8Text(bytes));
  } catch (cause) {
    throw unreadable('it is not JSON, or cut short', cause);
  }
  if (isDeeperThan(file, levels)) throw unreadable(tooDeep);
  return { file, repeated: new Set(), keys: { written: counts.keys, parsed: parsedKeys(file) } };
}

/** Null where there is nothing to shorten, or no JSON. */
function parseShortened(bytes: Uint8Array, { levels, values }: ParseLimits): Parsed | null {
  if (hasMarks(bytes)) return null;
  const repeats = findRepeats(bytes, values / valuesPerId);
  if (repeats === null) throw unreadable(tooManyValues);
  if (repeats.firsts.length === 0) return null;
  const text = shortened(bytes, repeats);
  const counts = scanJson(text);
  if (counts.values > values) throw unreadable(tooManyValues);
  let parts: readonly unknown[];
  try {
    parts = JSON.parse(utf8Text(text)) as unknown[];
  } catch {
    // The parser of the whole file reports what is wrong with it.
    return null;
  }
  const file = parts.at(-1);
  const objects = parts.slice(0, -1);
  const keys = resolveMarks(objects, file, levels);
  if (keys === null) throw unreadable(tooDeep);
  const repeated: ReadonlySet<object> = new Set(objects as object[]);
  return { file, repeated, keys: { written: counts.keys, parsed: keys } };
}

/** In real snapshots one value in ten is an object that begins with its id. */
const valuesPerId = 4;

const tooManyValues = 'it has more values than a snapshot of this size can have';
const tooDeep = 'it is nested too deeply to be a snapshot';

function unreadable(why: string, cause?: unknown): GrantlensError {
  return new GrantlensError('snapshot-unreadable', why, { cause });
}
