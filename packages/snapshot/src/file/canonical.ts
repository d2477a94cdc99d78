import { isObject } from '../json.ts';
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
  return Buffer.from(writer.take()).toString('utf8');
}

/** Bytes handed out at once, at least: a call for every field would cost more than hashing it. */
const handedOut = 65_536;

/**
 * Hands out the canonical text of a value in parts, as UTF-8, so that a large one never stands in memory whole. A part
 * is good until the next. `repeated` are objects the value holds more than once; they are written once.
 */
export function writeCanonical(
  value: unknown,
  repeated: ReadonlySet<object>,
  give: (part: Uint8Array) => void,
): void {
  const writer = openWriter(repeated, 4 * handedOut);
  // Outside every list nothing is sorted any more: what is written can go.
  const writeFrame = (part: unknown): void => {
    if (isObject(part)) writer.writeObject(part, writeFrame);
    else if (Array.isArray(part)) writer.giveList(part, give);
    else writer.write(part);
    if (writer.length() >= handedOut) give(writer.take());
  };
  writeFrame(value);
  give(writer.take());
}
