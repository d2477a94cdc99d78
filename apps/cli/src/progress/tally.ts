import type { Pause, Progress, Retry } from '@grantlens/fetcher/internal';
import type { LogName } from '@grantlens/snapshot/internal';
import { type Sample, withSample } from './rate.ts';

/** How far a collection, an extra or one of the two audit logs has come. */
export type Counted = Omit<Progress, 'collection'> & {
  readonly collection: Progress['collection'] | LogName;
};

/** How far the reading of one account has come. */
export interface AccountTally {
  readonly collections: ReadonlyMap<Counted['collection'], Counted>;
  /** Rows and requests so far, retries and what an earlier run sent included. */
  readonly rows: number;
  readonly requests: number;
  /** What is known to be still to come of it. */
  readonly left: Progress['left'];
}

/** The numbers of a run at one moment. All times are milliseconds of one clock. */
export interface Tally {
  readonly begun: number;
  /** Accounts that are to be read; undefined until that is known. */
  readonly accounts: number | undefined;
  /** Accounts that need no more reading, and how many of them this run has read. */
  readonly done: number;
  readonly read: number;
  /** Those under way, in the order in which they were begun. */
  readonly underWay: ReadonlyMap<string, AccountTally>;
  /** Of all accounts so far. */
  readonly rows: number;
  readonly requests: number;
  /** Requests that had to be sent again. */
  readonly retries: number;
  /** Requests of this run at moments gone by. */
  readonly samples: readonly Sample[];
  /** Nothing is asked before this moment. */
  readonly pause: { readonly until: number; readonly why: Pause['why'] } | undefined;
}

export function emptyTally(begun: number): Tally {
  return {
    begun,
    accounts: undefined,
    done: 0,
    read: 0,
    underWay: new Map(),
    rows: 0,
    requests: 0,
    retries: 0,
    samples: [{ at: begun, requests: 0 }],
    pause: undefined,
  };
}

const nothingYet: AccountTally = { collections: new Map(), rows: 0, requests: 0, left: { pages: 0, ms: 0 } };

/** What happened in a run, as far as it is counted. */
export type Happening =
  | { readonly kind: 'planned'; readonly accounts: number; readonly done: number }
  | { readonly kind: 'progress'; readonly accountId: string; readonly progress: Counted }
  /** Of the requests that will be counted, an earlier run sent these. */
  | { readonly kind: 'found'; readonly requests: number }
  | { readonly kind: 'pause'; readonly pause: Pause }
  | { readonly kind: 'retry'; readonly retry: Retry }
  | { readonly kind: 'done'; readonly accountId: string };

/** The numbers after something has happened. */
export function tallied(tally: Tally, happening: Happening, now: number): Tally {
  switch (happening.kind) {
    case 'planned':
      return { ...tally, accounts: happening.accounts, done: happening.done };
    case 'found':
      // Counted before they come, they are not taken for the speed of this run.
      return {
        ...tally,
        samples: tally.samples.map(({ at, requests }) => ({ at, requests: requests + happening.requests })),
      };
    case 'pause': {
      const { ms, why } = happening.pause;
      const isLonger = now + ms > (tally.pause?.until ?? 0);
      return isLonger ? { ...tally, pause: { until: now + ms, why } } : tally;
    }
    case 'retry':
      return { ...tally, retries: tally.retries + 1 };
    case 'done': {
      const underWay = new Map(tally.underWay);
      underWay.delete(happening.accountId);
      return { ...tally, underWay, done: tally.done + 1, read: tally.read + 1 };
    }
    case 'progress':
      return withProgress(tally, happening, now);
  }
}

function withProgress(
  tally: Tally,
  { accountId, progress }: Extract<Happening, { kind: 'progress' }>,
  now: number,
): Tally {
  const account = tally.underWay.get(accountId) ?? nothingYet;
  const before = account.collections.get(progress.collection) ?? { received: 0, requests: 0 };
  const rows = progress.received - before.received;
  const asked = progress.requests - before.requests;
  const next: AccountTally = {
    collections: new Map(account.collections).set(progress.collection, progress),
    rows: account.rows + rows,
    requests: account.requests + asked,
    left: progress.left,
  };
  const requests = tally.requests + asked;
  const last = tally.samples.at(-1);
  const isDue = last === undefined || now - last.at >= 250;
  return {
    ...tally,
    underWay: new Map(tally.underWay).set(accountId, next),
    rows: tally.rows + rows,
    requests,
    samples: isDue
      ? withSample(tally.samples, { at: now, requests: Math.max(requests, last?.requests ?? 0) })
      : tally.samples,
  };
}
