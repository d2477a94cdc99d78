import { closeList, comma, openList } from '../text/json-bytes.ts';
import { utf8Bytes } from '../text/utf8.ts';
import { markFor } from './marks.ts';
import type { Repeats } from './repeats.ts';

const listOpens = Uint8Array.of(openList);
const elementEnds = Uint8Array.of(comma);
const listCloses = Uint8Array.of(closeList);

/** Up to here a loop is faster than a call. */
const short = 100;

/** The text of a list: every repeated object once, then the whole; in both, marks represent the repeated objects. */
export function shortened(bytes: Uint8Array, { firsts, places }: Repeats): Uint8Array {
  let text = new Uint8Array(1024 + (bytes.length >> 2));
  let length = 0;
  const write = (part: Uint8Array, from: number = 0, to: number = part.length): void => {
    if (length + to - from > text.length) {
      const larger = new Uint8Array(2 * text.length + to - from);
      larger.set(text.subarray(0, length));
      text = larger;
    }
    if (to - from > short) text.set(part.subarray(from, to), length);
    else for (let at = from; at < to; at++) text[length + at - from] = part[at] ?? 0;
    length += to - from;
  };
  const marks = firsts.map(({ object }) => utf8Bytes(markFor(object)));
  /** Writes a stretch of the text; the first place that may stand within is place `next`. */
  const writeStretch = (start: number, end: number, next: number): void => {
    let at = start;
    for (let n = next; n < places.length; n++) {
      const place = places[n];
      if (place === undefined || place.start >= end) break;
      // What stands within an object that has a mark is written with that object.
      if (place.start < at) continue;
      write(bytes, at, place.start);
      write(marks[place.object] ?? elementEnds);
      at = place.end;
    }
    write(bytes, at, end);
  };

  const nextAfter = new Map<number, number>();
  for (const [n, { object }] of places.entries()) if (!nextAfter.has(object)) nextAfter.set(object, n + 1);
  write(listOpens);
  for (const { start, end, object } of firsts) {
    writeStretch(start, end, nextAfter.get(object) ?? places.length);
    write(elementEnds);
  }
  writeStretch(0, bytes.length, 0);
  write(listCloses);
  return text.subarray(0, length);
}
