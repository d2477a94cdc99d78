import { invariant } from '@grantlens/snapshot/internal';
import { zlibModule } from './zlib.generated.ts';

/** Packs a stream of bytes, part by part. */
export interface Deflate {
  /** What is ready of all that was given so far. */
  readonly push: (part: Uint8Array) => readonly Uint8Array<ArrayBuffer>[];
  /** The rest. */
  readonly end: () => readonly Uint8Array<ArrayBuffer>[];
}

/** What is written around the packed bytes, and how hard zlib tries: 1 to 9. */
export interface Packing {
  readonly form: 'raw' | 'gzip';
  readonly level: number;
}

/** A stream that is packed somewhere, possibly while more is made ready: what is ready is given when it is there. */
export interface PackingStream {
  /** The part may be written over once this is settled. */
  readonly push: (part: Uint8Array) => Ready | Promise<Ready>;
  readonly end: () => Ready | Promise<Ready>;
}

type Ready = readonly Uint8Array<ArrayBuffer>[];

/** Opens a stream: `openDeflate`, or something that packs elsewhere and gives the same bytes. */
export type OpenPacking = (packing: Packing) => PackingStream;

/**
 * Opens zlib, compiled to WebAssembly, for one stream. What the zlib of Node makes of the same bytes differs
 * between its versions and between processors, and regenerating a package must give the same bytes. Packing
 * in JavaScript gives the same everywhere too, and takes three times as long.
 */
export function openDeflate({ form, level }: Packing): Deflate {
  const zlib = instance();
  const stream = zlib.deflate_new();
  const opened =
    form === 'raw' ? zlib.deflate_init_raw(stream, level) : zlib.deflate_init_gzip(stream, level);
  invariant(opened === 0, 'zlib opens a stream');
  const given = zlib.malloc(atOnce);
  const taken = zlib.malloc(atOnce);
  const step = (part: Uint8Array, flush: number) => {
    new Uint8Array(zlib.memory.buffer).set(part, given);
    const result = zlib.deflate_process(stream, given, part.length, taken, atOnce, flush);
    const ready = new Uint8Array(zlib.memory.buffer, taken, result & 0xffffff).slice();
    return { ready, read: zlib.deflate_last_consumed(stream), isEnd: result >>> 24 === atEnd };
  };
  return {
    push: (part) => {
      const all: Uint8Array<ArrayBuffer>[] = [];
      for (let at = 0; at < part.length; ) {
        const { ready, read } = step(part.subarray(at, at + atOnce), goOn);
        if (ready.length > 0) all.push(ready);
        at += read;
      }
      return all;
    },
    end: () => {
      const all: Uint8Array<ArrayBuffer>[] = [];
      for (let isEnd = false; !isEnd; ) {
        const last = step(nothing, finish);
        all.push(last.ready);
        isEnd = last.isEnd;
      }
      return all;
    },
  };
}

/** Bytes that zlib is given, and gives, at once. */
const atOnce = 65_536;
const nothing = new Uint8Array(0);

// Numbers of zlib.h: Z_NO_FLUSH, Z_FINISH and Z_STREAM_END.
const goOn = 0;
const finish = 4;
const atEnd = 1;

/** What the module offers, of which this is what packing needs. */
interface Zlib {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly malloc: (bytes: number) => number;
  readonly deflate_new: () => number;
  readonly deflate_init_raw: (stream: number, level: number) => number;
  readonly deflate_init_gzip: (stream: number, level: number) => number;
  /** The number of bytes written, and above them in the last eight bits how it went. */
  readonly deflate_process: (
    stream: number,
    from: number,
    length: number,
    to: number,
    room: number,
    flush: number,
  ) => number;
  readonly deflate_last_consumed: (stream: number) => number;
}

// The types of Node do not have it; every Node does.
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
};

let compiled: object | null = null;

/** Each stream has a memory of its own, which goes with it. */
function instance(): Zlib {
  compiled ??= new WebAssembly.Module(Buffer.from(zlibModule, 'base64'));
  return new WebAssembly.Instance(compiled).exports as Zlib;
}
