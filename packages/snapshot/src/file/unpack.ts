import { gunzipSync } from 'node:zlib';
import { GrantlensError } from '../errors.ts';

/** Bytes that a snapshot may have, unpacked, unless its reader allows more: an account of 50,000 members takes 400 MB. */
export const usualMaxSize: number = 512 * 2 ** 20;

/** Whether bytes are gzip, whatever the file's name says. */
function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * What is in a snapshot file, without the gzip around it if it has one. Never takes more memory than `maxSize` asks for,
 * whatever the file would unpack to.
 *
 * @throws GrantlensError `snapshot-unreadable`, `file-too-large`
 */
export function unpackSnapshot(bytes: Uint8Array, maxSize: number = usualMaxSize): Uint8Array {
  if (!isGzip(bytes)) {
    if (bytes.length > maxSize) throw tooLarge(maxSize, 'it is');
    return bytes;
  }
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  // At its end gzip says how much is in it. A false number there gains nothing: it is checked in the end.
  const announced = view.length < 18 ? 0 : view.readUInt32LE(view.length - 4);
  if (announced > maxSize && announced / view.length < mostPacked)
    throw tooLarge(maxSize, 'it is cut short, or unpacks to');
  const { buffer, engine } = gunzip(bytes, { announced, maxSize });
  if (engine.bytesWritten !== bytes.length)
    throw new GrantlensError('snapshot-unreadable', 'something follows after the end of its gzip');
  return buffer;
}

/** No bytes are packed better than 1,032 to one: the end that says so is not the end. */
const mostPacked = 1_100;

/** What `info` makes of the result; the types of Node do not know it. */
interface Unpacked {
  readonly buffer: Buffer;
  readonly engine: { readonly bytesWritten: number };
}

function gunzip(
  bytes: Uint8Array,
  { announced, maxSize }: { readonly announced: number; readonly maxSize: number },
): Unpacked {
  try {
    // In one piece where that can be: joining pieces takes the memory twice.
    const chunkSize = Math.min(Math.max(64 * 2 ** 10, announced + 1), maxSize + 1);
    return gunzipSync(bytes, { info: true, maxOutputLength: maxSize, chunkSize }) as unknown as Unpacked;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE')
      throw tooLarge(maxSize, 'it unpacks to');
    throw new GrantlensError('snapshot-unreadable', 'it is cut short or damaged (gzip)', { cause });
  }
}

function tooLarge(maxSize: number, how: string): GrantlensError {
  return new GrantlensError('file-too-large', `${how} more than ${sizeWords(maxSize)}`);
}

/** A number of bytes, as a person would say it. */
export function sizeWords(bytes: number): string {
  const units = ['bytes', 'KiB', 'MiB', 'GiB'];
  let size = bytes;
  let unit = 0;
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024;
    unit += 1;
  }
  return `${Number(size.toFixed(1))} ${units[unit]}`;
}
