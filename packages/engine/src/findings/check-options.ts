import { type Account, GrantlensError } from '@grantlens/snapshot';
import { resolvePermission } from '../resolve/permission.ts';
import { didYouMean } from '../words/nearest.ts';
import { findingRules } from './catalogue.ts';
import type { CustomRule } from './custom/custom-rule.ts';
import type { ToxicPair } from './toxic/toxic-pair.ts';
import type { Waiver } from './waivers/waiver.ts';

/**
 * Checks that every permission of some toxic pairs is one that the account knows: a pair with a mistyped one
 * would judge nobody.
 *
 * @throws GrantlensError `toxic-pairs-unreadable`, naming the pair and what comes nearest
 */
export function checkToxicPairs(pairs: readonly ToxicPair[], account: Account): void {
  for (const { id, both } of pairs) {
    for (const name of both) {
      try {
        resolvePermission(name, account);
      } catch (cause) {
        if (!(cause instanceof GrantlensError)) throw cause;
        throw new GrantlensError('toxic-pairs-unreadable', `in the pair "${id}" ${cause.message}`, { cause });
      }
    }
  }
}

/**
 * Checks that every waiver is for a finding that there is, of the catalogue or of the user's own.
 *
 * @throws GrantlensError `waivers-unreadable`, naming what comes nearest
 */
export function checkWaivers(waivers: readonly Waiver[], rules: readonly CustomRule[] = []): void {
  const known = [...findingRules, ...rules].map(({ id }) => id);
  const stranger = waivers.find(({ finding }) => !known.includes(finding));
  if (stranger === undefined) return;
  const near = didYouMean(stranger.finding, known);
  throw new GrantlensError('waivers-unreadable', `there is no finding "${stranger.finding}" to waive${near}`);
}
