// What `node.ts` has, for browsers and whatever else is not Node.

import { sha256 as sha256Of } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { gzipSync } from 'fflate';
import type { Finder, Sha256 } from './results.ts';

export { gunzip } from './web-gunzip.ts';

export function openSha256(): Sha256 {
  const open = sha256Of.create();
  return { update: (part) => void open.update(part), digest: () => bytesToHex(open.digest()) };
}

export function sha256(text: string): string {
  return bytesToHex(sha256Of(utf8ToBytes(text)));
}

export function gzip(bytes: Uint8Array): Uint8Array {
  return gzipSync(bytes, { mtime: 0 });
}

export function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

export function isSame(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at += 1) if (a[at] !== b[at]) return false;
  return true;
}

export function openFinder(bytes: Uint8Array): Finder {
  return (part, from) => {
    const first = part[0] ?? 0;
    for (let at = bytes.indexOf(first, from); at !== -1; at = bytes.indexOf(first, at + 1))
      if (isSame(bytes.subarray(at, at + part.length), part)) return at;
    return -1;
  };
}
