import { isDeeperThan } from '../json.ts';
import { hasMarks, resolveMarks } from './marks.ts';
import { findRepeats } from './repeats.ts';
import { shortened } from './shortened.ts';

/** A file read as JSON. */
export interface ParsedFile {
  readonly file: unknown;
  /** What the file says several times: one object in several places. */
  readonly repeated: ReadonlySet<object>;
}

/**
 * Parses the bytes of a JSON file. What it repeats (see `findRepeats`) is parsed once and is one object wherever it
 * stands: the text of a large account shrinks to a third, and the time and memory to read it with it. Null when the file
 * is nested deeper than so many levels.
 *
 * @throws SyntaxError where the file is no JSON
 */
export function parseFile(bytes: Buffer, levels: number): ParsedFile | null {
  const parts = parseShortened(bytes);
  if (parts === null) {
    const file: unknown = JSON.parse(bytes.toString('utf8'));
    return isDeeperThan(file, levels) ? null : { file, repeated: new Set() };
  }
  const file = parts.at(-1);
  const objects = parts.slice(0, -1);
  return resolveMarks(objects, file, levels) ? { file, repeated: new Set(objects as object[]) } : null;
}

/** The repeated objects and then the whole, with marks; null where there is nothing to shorten, or no JSON. */
function parseShortened(bytes: Buffer): readonly unknown[] | null {
  if (hasMarks(bytes)) return null;
  const repeats = findRepeats(bytes);
  if (repeats.firsts.length === 0) return null;
  try {
    return JSON.parse(shortened(bytes, repeats).toString('utf8')) as unknown[];
  } catch {
    // Whoever parses the file as it stands tells what is wrong with it.
    return null;
  }
}
