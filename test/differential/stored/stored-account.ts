import type { Account } from '@grantlens/snapshot';
import { type LookupFile, openLookupFile, writeLookupFile } from '@grantlens/snapshot/internal';

/** The bytes of the lookup file of an account. */
export function lookupBytes(account: Account): Uint8Array {
  const parts: Uint8Array[] = [];
  writeLookupFile(account, 'some file', (part) => parts.push(Uint8Array.from(part)));
  return Buffer.concat(parts);
}

/** Opens bytes as a lookup file; nothing of it is read yet. */
export function opened(bytes: Uint8Array): LookupFile {
  return openLookupFile({
    size: bytes.length,
    readInto: (into, offset) => {
      if (offset + into.length > bytes.length) throw new Error('beyond the end');
      into.set(bytes.subarray(offset, offset + into.length));
    },
  });
}
