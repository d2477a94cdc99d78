import { gunzip } from '#platform';
import { GrantlensError } from '../errors.ts';

/**
 * Bytes that a snapshot may have, unpacked, unless its reader allows more: an account of 50,000 members takes
 * 400 MB.
 */
export const usualMaxSize: number = 512 * 2 ** 20;

/** Whether bytes are gzip, whatever the file's name says. */
function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * What is in a snapshot file, without the gzip around it if it has one. Never takes more memory than
 * `maxSize` asks for, whatever the file would unpack to.
 *
 * @throws GrantlensError `snapshot-unreadable`, `file-too-large`
 */
export function unpackSnapshot(bytes: Uint8Array, maxSize: number = usualMaxSize): Uint8Array {
  if (!isGzip(bytes)) {
    if (bytes.length > maxSize) throw tooLarge(maxSize, 'it is');
    return bytes;
  }
  const { buffer, byteOffset, length } = bytes;
  // At its end gzip says how much is in it. A false number there gains nothing: it is checked in the end.
  const announced = length < 18 ? 0 : new DataView(buffer, byteOffset, length).getUint32(length - 4, true);
  if (announced > maxSize && announced / length < mostPacked)
    throw tooLarge(maxSize, 'it is cut short, or unpacks to');
  const unpacked = gunzip(bytes, announced, maxSize);
  switch (unpacked.kind) {
    case 'bytes':
      return unpacked.bytes;
    case 'larger':
      throw tooLarge(maxSize, 'it unpacks to');
    case 'followed':
      throw new GrantlensError('snapshot-unreadable', 'something follows after the end of its gzip');
    case 'damaged': {
      const { cause } = unpacked;
      throw new GrantlensError('snapshot-unreadable', 'it is cut short or damaged (gzip)', { cause });
    }
  }
}

/** No bytes are packed better than 1,032 to one: the end that says so is not the end. */
const mostPacked = 1_100;

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
