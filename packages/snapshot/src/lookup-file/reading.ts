import { GrantlensError } from '../errors.ts';

/** Reads a number of bytes at an offset: all of them, or it throws. */
export type ReadBytes = (offset: number, length: number) => Uint8Array;

/** A file to read pieces of. */
export interface FileBytes {
  readonly size: number;
  readonly read: ReadBytes;
}

/** The unsigned 32-bit numbers at an offset, little end first. */
export function readNumbers(read: ReadBytes, offset: number, count: number): readonly number[] {
  const bytes = read(offset, 4 * count);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: count }, (_, at) => view.getUint32(4 * at, true));
}

/** The numbers that bytes are, in the order of this machine. */
export function numbersOf(bytes: Uint8Array): Uint32Array {
  const whole = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  return new Uint32Array(whole.buffer, whole.byteOffset, whole.length >>> 2);
}

/** Numbers as bytes, the same on every machine. */
export function numberBytes(...parts: readonly (Uint32Array | readonly number[])[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + 4 * length, 0));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let to = 0;
  for (const part of parts) {
    for (let at = 0; at < part.length; at++) {
      view.setUint32(to, part[at] ?? 0, true);
      to += 4;
    }
  }
  return bytes;
}

/** The error for a file that is damaged, or that this version did not write. */
export function damaged(what: string): GrantlensError {
  return new GrantlensError('file-unreadable', `the lookup file cannot be used: ${what}`);
}
