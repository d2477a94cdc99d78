import type { CollectionProblem } from '@grantlens/snapshot/internal';
import type { AccountRecord } from './account-record.ts';

export const accountListFormat = 'grantlens.index';
export const accountListVersion = 1;

/** The file that says what became of each of many accounts. */
export const accountListName = 'index.json';

/** What became of many accounts; beside it in its folder are their snapshots. */
export interface AccountList {
  readonly format: typeof accountListFormat;
  readonly version: typeof accountListVersion;
  /** RFC 3339, UTC. A resumed run has the start of the first run. */
  readonly takenAt: { readonly start: string; readonly end: string };
  readonly source: { readonly apiBase: string };
  /** Whether it is known which accounts there are, and each of them was read whole. */
  readonly complete: boolean;
  /** Why there may be other accounts. */
  readonly problem?: CollectionProblem;
  /** Sorted by id. */
  readonly accounts: readonly AccountRecord[];
}

/** Puts an account list together. */
export function accountListOf(
  { takenAt, source, problem }: Pick<AccountList, 'takenAt' | 'source' | 'problem'>,
  records: Iterable<AccountRecord>,
): AccountList {
  const accounts = [...records].sort((a, b) => (a.id < b.id ? -1 : 1));
  const isWhole = problem === undefined && accounts.every(({ status }) => status === 'complete');
  return {
    format: accountListFormat,
    version: accountListVersion,
    takenAt,
    source,
    complete: isWhole,
    ...(problem !== undefined && { problem }),
    accounts,
  };
}
