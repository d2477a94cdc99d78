import { collectionNames } from '@grantlens/snapshot/internal';
import { perSecond } from './rate.ts';
import type { AccountTally, Tally } from './tally.ts';

/** About how long the reading will still take, in milliseconds; undefined while too little is known to tell. */
export function timeLeft(tally: Tally, now: number): number | undefined {
  const paused = Math.max(0, (tally.pause?.until ?? now) - now);
  const busy =
    tally.accounts === undefined ? ofOneAccount(tally, now) : ofAllAccounts(tally, tally.accounts, now);
  return busy === undefined ? undefined : paused + busy;
}

/** Whichever takes longer: what the API's limits ask for, or the pace so far. */
function ofOneAccount(tally: Tally, now: number): number | undefined {
  const [account] = tally.underWay.values();
  if (account === undefined || !isForeseeable(account)) return undefined;
  const rate = perSecond(tally.samples, { at: now, requests: tally.requests });
  const atThisPace = rate === undefined || rate === 0 ? 0 : (account.left.pages * 1000) / rate;
  return Math.max(account.left.ms, atThisPace);
}

/** Until the length of every list is known, the end only seems near. User groups give it for their members. */
function isForeseeable({ collections }: AccountTally): boolean {
  return collectionNames.every((name) => {
    const progress = collections.get(name);
    if (name === 'userGroupMembers') return true;
    if (name === 'userGroups') return progress?.isDone === true;
    return progress?.isDone === true || progress?.expected !== undefined;
  });
}

/** Accounts differ, so a few must be read before they tell of the others. */
function ofAllAccounts({ begun, done, read }: Tally, accounts: number, now: number): number | undefined {
  if (read < 3) return undefined;
  return ((now - begun) / read) * (accounts - done);
}
