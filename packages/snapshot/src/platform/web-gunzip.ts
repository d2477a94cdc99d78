import { FlateErrorCode, Gunzip } from 'fflate';
import { openCrc32 } from './crc32.ts';
import type { Gunzipped } from './results.ts';

/** Bytes unpacked at a time: they are a thousand times as many at most before somebody looks how many there are. */
const step = 16 * 2 ** 10;

/** Length of the CRC and the size that stand after what is packed. */
const trailerLength = 8;

class Larger extends Error {}

/**
 * Unpacks as Node does. The library checks no CRC and does not say where the last member ends, so both is
 * done here.
 */
export function gunzip(bytes: Uint8Array, _announced: number, maxSize: number): Gunzipped {
  const parts: Uint8Array[] = [];
  let size = 0;
  let crc = openCrc32();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isTrailer = (at: number) =>
    at >= 0 && view.getUint32(at, true) === crc.value() && view.getUint32(at + 4, true) === crc.length();

  const unpacker = new Gunzip((part) => {
    size += part.length;
    if (size > maxSize) throw new Larger();
    parts.push(part);
    crc.update(part);
  });
  unpacker.onmember = (begin) => {
    if (!isTrailer(begin - trailerLength)) throw new Error('the CRC of a member does not fit');
    crc = openCrc32();
  };
  try {
    for (let at = 0; at < bytes.length; at += step)
      unpacker.push(bytes.subarray(at, at + step), at + step >= bytes.length);
  } catch (cause) {
    if (cause instanceof Larger) return { kind: 'larger' };
    return isFollowed(cause, size) ? { kind: 'followed' } : { kind: 'damaged', cause };
  }
  const end = bytes.length - trailerLength;
  if (isTrailer(end)) return { kind: 'bytes', bytes: joined(parts, size) };
  // What is too short to be a header the library leaves out.
  return [1, 2, 3].some((rest) => isTrailer(end - rest))
    ? { kind: 'followed' }
    : { kind: 'damaged', cause: new Error('the CRC does not fit') };
}

/** Whether what stopped the library is not a header where, after a member, one may stand. */
function isFollowed(cause: unknown, size: number): boolean {
  return size > 0 && cause instanceof Error && 'code' in cause && cause.code === FlateErrorCode.InvalidHeader;
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
