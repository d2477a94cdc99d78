import { compareTexts } from '@grantlens/snapshot/internal';
import { inOrder } from './in-order.ts';
import type { BrokenFile, Looked, Moment } from './moment.ts';

/** Accounts at moments, each from one file, and what became of the other files. */
export interface Fleet {
  /** How many files were looked at. */
  readonly files: number;
  /** How many accounts the moments are of. */
  readonly accounts: number;
  /** In the order of account ids, then of time, then of digests. */
  readonly moments: readonly Moment[];
  /** In the order of their names. */
  readonly broken: readonly BrokenFile[];
  /** In the order of their names. */
  readonly leftOut: readonly LeftOut[];
}

/** A file that is in order, and that no answer is given from because of another one. */
export interface LeftOut {
  readonly file: string;
  /** `older`: the other one is a later moment of the account. `duplicate`: it is the same snapshot. */
  readonly why: 'older' | 'duplicate';
  /** The other file. */
  readonly for: string;
}

/** Which moments are asked. */
export interface Gathering {
  /** Every moment of an account, and not only its newest. */
  readonly allMoments?: boolean | undefined;
}

/**
 * Puts a fleet together from what a look at each of its files showed. The order of the files makes no difference: of each
 * account the newest moment is taken, and of two files with the same snapshot the one whose name comes first.
 */
export function gatherFleet(looked: readonly Looked[], { allMoments = false }: Gathering = {}): Fleet {
  const byFile = looked.toSorted((a, b) => compareTexts(a.file, b.file));
  const byDigest = new Map<string, Moment>();
  const leftOut: LeftOut[] = [];
  for (const one of byFile.filter(isMoment)) {
    const known = byDigest.get(identityOf(one));
    if (known === undefined) byDigest.set(identityOf(one), one);
    else leftOut.push({ file: one.file, why: 'duplicate', for: known.file });
  }
  const moments = [...byDigest.values()].sort((a, b) => inOrder(a.account, b.account));
  const newest = new Map(moments.map((one) => [one.account.id, one]));
  const taken = allMoments ? moments : [...newest.values()];
  for (const { file, account } of moments) {
    const later = newest.get(account.id);
    if (!allMoments && later !== undefined && later.file !== file)
      leftOut.push({ file, why: 'older', for: later.file });
  }
  return {
    files: looked.length,
    accounts: newest.size,
    moments: taken,
    broken: byFile.filter((one): one is BrokenFile => !isMoment(one)),
    leftOut: leftOut.sort((a, b) => compareTexts(a.file, b.file)),
  };
}

function isMoment(looked: Looked): looked is Moment {
  return 'account' in looked;
}

/** The digest of a file that was changed says nothing about what it holds. */
function identityOf({ file, account }: Moment): string {
  return account.modified ? `file ${file}` : `digest ${account.digest}`;
}
