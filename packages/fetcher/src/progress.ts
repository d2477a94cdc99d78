import type { CollectionName, LedgerRequest } from '@grantlens/snapshot';
import type { WriteDown } from './ledger.ts';

/** How far a collection has come. */
export interface Progress {
  readonly collection: CollectionName;
  /** Rows so far. */
  readonly received: number;
  /** The announced total; absent while one is missing. */
  readonly expected?: number;
  /** Requests so far, retries included. */
  readonly requests: number;
}

/** Tells of progress; called often, so it should be quick. */
export type OnProgress = (progress: Progress) => void;

/** The journal of one collection: its ledger, and how far it has come. */
export interface Journal {
  readonly requests: readonly LedgerRequest[];
  readonly writeDown: WriteDown;
  /** Opens one of the walks that make up the collection, and gives what to call after each page of it. */
  walk(): (received: number, expected: number | undefined) => void;
}

/** For requests that belong to no collection. */
export const silentJournal: Journal = {
  requests: [],
  writeDown: () => undefined,
  walk: () => () => undefined,
};

/** Opens the journal of a collection. */
export function openJournal(collection: CollectionName, onProgress: OnProgress | undefined): Journal {
  const requests: LedgerRequest[] = [];
  const totals = { received: 0, expected: 0, unknown: 0 };

  const tell = () => {
    const { received, expected, unknown } = totals;
    onProgress?.({ collection, received, ...(unknown === 0 && { expected }), requests: requests.length });
  };

  return {
    requests,
    writeDown: (request) => {
      requests.push(request);
      tell();
    },
    walk: () => {
      let now = { received: 0, expected: undefined as number | undefined };
      totals.unknown += 1;
      return (received, expected) => {
        totals.received += received - now.received;
        totals.expected += (expected ?? 0) - (now.expected ?? 0);
        totals.unknown += (expected === undefined ? 1 : 0) - (now.expected === undefined ? 1 : 0);
        now = { received, expected };
        tell();
      };
    },
  };
}
