import type { Snapshot } from '@grantlens/snapshot';
import * as fc from 'fast-check';
import { accounts } from './account.ts';
import { oddSnapshot } from './snapshot.ts';

/** Well-formed accounts and those with every oddity, one as often as the other. */
export const anyAccount: fc.Arbitrary<Snapshot> = fc.oneof(accounts(), oddSnapshot);
