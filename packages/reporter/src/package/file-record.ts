import { createHash } from 'node:crypto';
import type { FileRecord } from './manifest.ts';

/** Takes the record of a file while its bytes go by. */
export interface Recorder {
  readonly take: (part: Uint8Array) => void;
  readonly record: () => FileRecord;
}

/** Opens the recorder of one file. */
export function openRecorder(name: string): Recorder {
  const hash = createHash('sha256');
  let bytes = 0;
  return {
    take: (part) => {
      hash.update(part);
      bytes += part.length;
    },
    record: () => ({ name, bytes, sha256: hash.digest('hex') }),
  };
}

/** SHA-256 in hex, as `sha256sum` prints it. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
