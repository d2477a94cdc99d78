import { gunzipSync } from 'node:zlib';
import { gzipSync } from 'fflate';

/**
 * The bytes that a package keeps of a snapshot file: the same whether the file was packed, by which program, and on
 * which machine. What is in it is not touched.
 */
export function packSnapshot(file: Uint8Array): Uint8Array {
  const isPacked = file[0] === 0x1f && file[1] === 0x8b;
  // fflate packs the same everywhere; zlib does not from one version of Node, or processor, to another.
  return gzipSync(isPacked ? gunzipSync(file) : file, { level: 6, mtime: 0 });
}
