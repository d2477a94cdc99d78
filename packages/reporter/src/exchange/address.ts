import type { Principal } from '@grantlens/snapshot';

/** The address of a principal; null where it has none, or one of nothing but space. */
export function addressOf({ email }: Principal): string | null {
  return email === null || email.trim() === '' ? null : email;
}
