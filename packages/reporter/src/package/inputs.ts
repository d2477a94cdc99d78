import { unpackSnapshot } from '@grantlens/snapshot/internal';
import { gzipSync } from 'fflate';

/**
 * The bytes that a package keeps of a snapshot file: the same whether the file was packed, by which program, and on
 * which machine. What is in it is not touched.
 *
 * @throws GrantlensError `snapshot-unreadable`, `file-too-large`
 */
export function packSnapshot(file: Uint8Array, maxSize?: number): Uint8Array {
  // fflate packs the same everywhere; zlib does not from one version of Node, or processor, to another.
  return gzipSync(unpackSnapshot(file, maxSize), { level: 6, mtime: 0 });
}
