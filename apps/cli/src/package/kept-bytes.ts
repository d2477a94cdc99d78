import { type InputRole, packSnapshot } from '@grantlens/reporter/internal';

/** The bytes under which a package keeps an input. */
export function keptBytes(role: InputRole, bytes: Uint8Array, maxSize?: number): Uint8Array {
  const isPacked = role === 'snapshot' || role === 'activity' || role === 'previous';
  return isPacked ? packSnapshot(bytes, maxSize) : bytes;
}
