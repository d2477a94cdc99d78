import { unpackSnapshot } from '@grantlens/snapshot/internal';
import { openDeflate } from '../render/packing/deflate.ts';

/**
 * The bytes that a package keeps of a snapshot file: the same whether the file was packed, by which program, and on
 * which machine. What is in it is not touched.
 *
 * @throws GrantlensError `snapshot-unreadable`, `file-too-large`
 */
export function packSnapshot(file: Uint8Array, maxSize?: number): Uint8Array {
  const gzip = openDeflate({ form: 'gzip', level: 6 });
  return Buffer.concat([...gzip.push(unpackSnapshot(file, maxSize)), ...gzip.end()]);
}
