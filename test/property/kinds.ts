import type { Snapshot } from '@grantlens/snapshot';
import { accounts, oddSnapshot } from '@grantlens/testkit';
import type * as fc from 'fast-check';

/** The accounts that a law is held against. */
export const kinds: Readonly<Record<string, fc.Arbitrary<Snapshot>>> = {
  'a well-formed account': accounts(),
  'an account with every oddity': oddSnapshot,
};
