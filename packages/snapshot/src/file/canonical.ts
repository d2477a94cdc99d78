import { isObject } from '../json.ts';
import { utf8Text } from '../text/utf8.ts';
import { openWriter } from './canonical-writer.ts';

const nothing: ReadonlySet<object> = new Set();

/**
 * The canonical text of a JSON value: RFC 8785, with every list first sorted by the canonical text of its elements,
 * so that neither key order nor list order shows.
 *
 * Ours rather than a library's because sorting lists by their elements' text and then writing them would write every
 * element once per level; here each is written once. `canonicalize` is the judge in the test.
 */
export function canonicalText(value: unknown): string {
  const writer = openWriter(nothing, 256);
  writer.write(value);
  return utf8Text(writer.take());
}

/** The least number of bytes given at once: a call for every field would cost more than hashing it. */
const partSize = 65_536;

/** Writes canonical text, of which parts may have been written before. */
export interface Canonical {
  /** Writes an object ahead of its time, which need not be changed any more, and returns how many bytes it takes. */
  prepare(object: object): number;
  /**
   * Gives the canonical text of a value in parts, as UTF-8, so that a large one is never in memory whole. A
   * part is good until the next.
   */
  write(value: unknown, give: (part: Uint8Array) => void): void;
}

/** Opens a writer. `repeated` are objects that values hold more than once; they are written once. */
export function openCanonical(repeated: ReadonlySet<object> = nothing): Canonical {
  const known = new Set(repeated);
  const writer = openWriter(known, 4 * partSize);
  return {
    prepare: (object) => {
      known.add(object);
      writer.write(object);
      return writer.take().length;
    },
    write: (value, give) => {
      // Outside every list nothing is sorted any more: what is written can go.
      const writeFrame = (part: unknown): void => {
        if (isObject(part)) writer.writeObject(part, writeFrame);
        else if (Array.isArray(part)) writer.giveList(part, give);
        else writer.write(part);
        if (writer.length() >= partSize) give(writer.take());
      };
      writeFrame(value);
      give(writer.take());
    },
  };
}
