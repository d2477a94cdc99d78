import { isObject } from '../json.ts';
import { backslash, closeList, closeObject, comma, openList, openObject, quote } from '../text/json-bytes.ts';
import { utf8Bytes } from '../text/utf8.ts';
import { openLayouts } from './layouts.ts';
import { orderOf } from './written-order.ts';

/**
 * Writes canonical text, as UTF-8, into one buffer. Strings would have to be joined, flattened to be sorted, and
 * encoded to be hashed; `rationale/reading-speed.md` has the figures.
 */
export interface CanonicalWriter {
  readonly write: (value: unknown) => void;
  /** Writes an object, with another writer for the values of its fields. */
  readonly writeObject: (
    value: Readonly<Record<string, unknown>>,
    writeField: (value: unknown) => void,
  ) => void;
  /** Gives out what is written and then a list, whose elements need not be moved to be in order. */
  readonly giveList: (list: readonly unknown[], give: (part: Uint8Array) => void) => void;
  /** How many bytes are written and not given out. */
  readonly length: () => number;
  /** Gives out what is written. It is good until the next write. */
  readonly take: () => Uint8Array;
}

/** Up to here a loop is faster than a call. */
const short = 24;

/** From here on it is cheaper to give out an element by itself than to move it. */
const large = 1024;

/** A writer with room for a number of bytes to begin with. What is in `repeated` is written once and then copied. */
export function openWriter(repeated: ReadonlySet<object>, room: number): CanonicalWriter {
  let bytes = new Uint8Array(room);
  let at = 0;
  let scratch = new Uint8Array(0);
  const layoutOf = openLayouts();
  const written = new Map<object, Uint8Array>();
  let store = new Uint8Array(0);
  let stored = 0;

  /** Keeps what is written from a place on; in large pieces of memory, for many small ones cost more than the rest. */
  const keep = (from: number): Uint8Array => {
    const size = at - from;
    if (stored + size > store.length) {
      store = new Uint8Array(Math.max(64 * 1024, size));
      stored = 0;
    }
    const kept = store.subarray(stored, stored + size);
    kept.set(bytes.subarray(from, at));
    stored += size;
    return kept;
  };

  const reserve = (count: number): void => {
    if (at + count <= bytes.length) return;
    const larger = new Uint8Array(Math.max(2 * bytes.length, at + count));
    larger.set(bytes.subarray(0, at));
    bytes = larger;
  };

  const put = (byte: number): void => {
    if (at === bytes.length) reserve(1);
    bytes[at++] = byte;
  };

  const copy = (part: Uint8Array): void => {
    reserve(part.length);
    if (part.length > short) bytes.set(part, at);
    else for (let n = 0; n < part.length; n++) bytes[at + n] = part[n] ?? 0;
    at += part.length;
  };

  /** Numbers, `true`, `false` and `null`, whose letters are all ASCII. */
  const copyLetters = (text: string): void => {
    reserve(text.length);
    for (let n = 0; n < text.length; n++) bytes[at++] = text.charCodeAt(n);
  };

  /** Text that JSON writes as it stands, which is nearly all there is, letter by letter; other text by way of JSON. */
  const writeText = (text: string): void => {
    reserve(text.length + 2);
    const target = bytes;
    let to = at;
    target[to++] = quote;
    for (let n = 0; n < text.length; n++) {
      const code = text.charCodeAt(n);
      if (code < 0x20 || code > 0x7e || code === quote || code === backslash) {
        copy(utf8Bytes(JSON.stringify(text)));
        return;
      }
      target[to++] = code;
    }
    target[to++] = quote;
    at = to;
  };

  const writeObject = (
    value: Readonly<Record<string, unknown>>,
    writeField: (value: unknown) => void,
  ): void => {
    const { names, texts } = layoutOf(value);
    let separator = openObject;
    for (let n = 0; n < names.length; n++) {
      const field = value[names[n] ?? ''];
      if (field === undefined) continue;
      put(separator);
      separator = comma;
      copy(texts[n] ?? scratch);
      writeField(field);
    }
    if (separator === openObject) put(openObject);
    put(closeObject);
  };

  /** Writes the elements of a list as they come, each with a comma after it, and says where. */
  const writeElements = (list: readonly unknown[]) => {
    const starts: number[] = [];
    const ends: number[] = [];
    for (let n = 0; n < list.length; n++) {
      starts.push(at);
      write(list[n]);
      ends.push(at);
      put(comma);
    }
    return { starts, ends };
  };

  const writeList = (list: readonly unknown[]): void => {
    put(openList);
    if (list.length > 0) {
      const segments = writeElements(list);
      const order = list.length === 1 ? null : orderOf(bytes, segments);
      if (order !== null) move(segments, order);
      at -= 1;
    }
    put(closeList);
  };

  /** Puts the elements just written into an order. */
  const move = (
    { starts, ends }: { readonly starts: readonly number[]; readonly ends: readonly number[] },
    order: readonly number[],
  ): void => {
    const first = starts[0] ?? at;
    if (scratch.length < at - first) scratch = new Uint8Array(2 * (at - first));
    scratch.set(bytes.subarray(first, at));
    let to = first;
    for (const n of order) {
      let from = (starts[n] ?? 0) - first;
      // The comma comes along.
      const end = (ends[n] ?? 0) - first + 1;
      if (end - from > 4 * short) {
        bytes.set(scratch.subarray(from, end), to);
        to += end - from;
      } else while (from < end) bytes[to++] = scratch[from++] ?? 0;
    }
  };

  const write = (value: unknown): void => {
    if (typeof value === 'string') writeText(value);
    else if (Array.isArray(value)) writeList(value);
    else if (!isObject(value)) copyLetters(JSON.stringify(value) ?? 'null');
    else if (!repeated.has(value)) writeObject(value, write);
    else {
      const known = written.get(value);
      if (known !== undefined) copy(known);
      else {
        const from = at;
        writeObject(value, write);
        written.set(value, keep(from));
      }
    }
  };

  const take = (): Uint8Array => {
    const taken = bytes.subarray(0, at);
    at = 0;
    return taken;
  };

  return {
    write,
    writeObject,
    giveList: (list, give) => {
      put(openList);
      give(take());
      const segments = writeElements(list);
      const order = list.length > 1 ? orderOf(bytes, segments) : null;
      const areLarge = at > list.length * large;
      if (order !== null && areLarge) {
        const { starts, ends } = segments;
        const last = order.at(-1);
        for (const n of order) give(bytes.subarray(starts[n], (ends[n] ?? 0) + (n === last ? 0 : 1)));
      } else {
        if (order !== null) move(segments, order);
        give(bytes.subarray(0, Math.max(0, at - 1)));
      }
      at = 0;
      put(closeList);
    },
    length: () => at,
    take,
  };
}
