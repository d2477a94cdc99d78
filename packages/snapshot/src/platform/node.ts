// What Node has built in and browsers lack, or have only for those who wait; `web.ts` has the same for everything else.
// The `imports` of the package choose between them, by conditions that Node and every bundler know. All of it is a
// function of its input.

import { isUtf8 as isUtf8InNode } from 'node:buffer';
import { createHash, hash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Finder, Gunzipped, Sha256 } from './results.ts';

export function openSha256(): Sha256 {
  const open = createHash('sha256');
  return { update: (part) => open.update(part), digest: () => open.digest('hex') };
}

/** SHA-256 of a text in UTF-8, as 64 hex digits. */
export function sha256(text: string): string {
  return hash('sha256', text, 'hex');
}

export function gzip(bytes: Uint8Array): Uint8Array {
  return gzipSync(bytes);
}

/** What `info` makes of the result; the types of Node do not know it. */
interface Unpacked {
  readonly buffer: Uint8Array;
  readonly engine: { readonly bytesWritten: number };
}

/** Unpacks at most `maxSize` bytes, of which the file announces a number. */
export function gunzip(bytes: Uint8Array, announced: number, maxSize: number): Gunzipped {
  try {
    // In one piece where that can be: joining pieces takes the memory twice.
    const chunkSize = Math.min(Math.max(64 * 2 ** 10, announced + 1), maxSize + 1);
    const options = { info: true, maxOutputLength: maxSize, chunkSize };
    const { buffer, engine } = gunzipSync(bytes, options) as unknown as Unpacked;
    return engine.bytesWritten === bytes.length ? { kind: 'bytes', bytes: buffer } : { kind: 'followed' };
  } catch (cause) {
    const isLarger = cause instanceof Error && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE';
    return isLarger ? { kind: 'larger' } : { kind: 'damaged', cause };
  }
}

export function isUtf8(bytes: Uint8Array): boolean {
  return isUtf8InNode(bytes);
}

export function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}

export function openFinder(bytes: Uint8Array): Finder {
  // A view: `Buffer.from` of the bytes themselves would copy them.
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return (part, from) => view.indexOf(part, from);
}
