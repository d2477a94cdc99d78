import type { ProblemCode } from '@grantlens/fetcher/internal';
import {
  type CollectionStatus,
  type Coverage,
  type GrantlensError,
  normalise,
  type Snapshot,
} from '@grantlens/snapshot';
import { type CollectionName, type CollectionProblem, collectionNames } from '@grantlens/snapshot/internal';
import type { ListedAccount } from './accounts-to-read.ts';

export const accountStatuses = ['complete', 'incomplete', 'failed'] as const;

/** What became of one account of many. */
export interface AccountRecord {
  readonly id: string;
  readonly name?: string;
  /** In the folder of the account list. Absent when there is no snapshot. */
  readonly file?: string;
  /** Of the snapshot. */
  readonly digest?: string;
  /** The audit log beside the snapshot, where it was asked for. */
  readonly activity?: string;
  readonly status: (typeof accountStatuses)[number];
  /** Why it failed. */
  readonly problem?: CollectionProblem;
  /** Those that could not be read whole. */
  readonly collections?: Readonly<Partial<Record<CollectionName, CollectionStatus>>>;
}

/** The record of an account with a snapshot. */
export function recordOfSnapshot(id: string, file: string, snapshot: Snapshot): AccountRecord {
  const { name } = snapshot.account;
  const short = incompleteIn(snapshot);
  const statuses = short.map(({ collection, status }) => [collection, status] as const);
  return {
    id,
    ...(typeof name === 'string' && { name }),
    file,
    digest: snapshot.digest,
    status: short.length === 0 ? 'complete' : 'incomplete',
    ...(short.length > 0 && { collections: Object.fromEntries(statuses) }),
  };
}

/** The record of an account without a snapshot. */
export function recordOfFailure(
  { id, name }: ListedAccount,
  { code, message }: GrantlensError,
): AccountRecord {
  return { id, ...(name !== null && { name }), status: 'failed', problem: { code, message } };
}

/** The collections of a snapshot that were not read whole, as every question and report sees it. */
export function incompleteIn(snapshot: Snapshot): readonly Coverage[] {
  return normalise(snapshot).coverage.filter(({ status }) => status !== 'complete');
}

const passing: ReadonlySet<string> = new Set([
  'network',
  'timeout',
  'rate-limited',
  'server-error',
] satisfies readonly ProblemCode[]);

/** Whether something is missing for a reason that may be gone when it is asked for once more. */
export function isWorthAskingAgain({ collections }: Snapshot): boolean {
  return collectionNames.some((name) => passing.has(collections[name].problem?.code ?? ''));
}
