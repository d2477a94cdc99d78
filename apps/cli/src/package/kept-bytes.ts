import { type InputRole, packSnapshot } from '@grantlens/reporter/internal';

/** The bytes under which a package keeps an input. */
export function keptBytes(role: InputRole, bytes: Uint8Array, maxSize?: number): Uint8Array {
  return role === 'snapshot' || role === 'previous' ? packSnapshot(bytes, maxSize) : bytes;
}
