import type { LedgerRequest, ReadName, Removal } from '@grantlens/snapshot/internal';
import type { PageStep } from '../paging/walk.ts';
import type { WriteDown } from '../wire/question.ts';

/** How far a collection has come. */
export interface Progress {
  /** Or an extra. */
  readonly collection: ReadName;
  /** Rows so far. */
  readonly received: number;
  /** The announced total; absent while one is missing. */
  readonly expected?: number;
  /** Requests so far, retries included. */
  readonly requests: number;
  /** Whether nothing more will be asked about it. */
  readonly isDone: boolean;
  /** What is known to be still to come, of all collections: pages, and about how many milliseconds they take. */
  readonly left: { readonly pages: number; readonly ms: number };
}

/** Called with progress, often, so it should be quick. */
export type OnProgress = (progress: Progress) => void;

/** The journal of one collection: its ledger, what was taken out of its answers, and how far it has come. */
export interface Journal {
  readonly requests: readonly LedgerRequest[];
  readonly removed: readonly Removal[];
  readonly writeDown: WriteDown;
  readonly takeOut: (removed: readonly Removal[]) => void;
  /** Sets how many lists the collection has, each of at least one page. The default is one. */
  readonly foresee: (lists: number) => void;
  /** Opens one of the lists, and gives what to call after each page of it and at its end. */
  readonly openList: () => ListProgress;
  /** Says that the collection is done. */
  readonly end: () => void;
}

/** The progress of one list. */
export interface ListProgress {
  readonly step: (step: PageStep) => void;
  readonly end: () => void;
}

/** Opens the journals of an account. */
export interface Board {
  readonly open: (collection: ReadName) => Journal;
}

/** For requests outside any collection. */
export const silentJournal: Journal = {
  requests: [],
  removed: [],
  writeDown: () => undefined,
  takeOut: () => undefined,
  foresee: () => undefined,
  openList: () => ({ step: () => undefined, end: () => undefined }),
  end: () => undefined,
};

/** Opens the board of an account; `estimateMs` says about how long a number of requests takes. */
export function openBoard(
  onProgress: OnProgress | undefined,
  estimateMs: (requests: number) => number,
): Board {
  let pagesOfAll = 0;
  return {
    open: (collection) => {
      const requests: LedgerRequest[] = [];
      const removed: Removal[] = [];
      const totals = { received: 0, expected: 0, unknown: 0 };
      let listsToOpen = 1;
      let isDone = false;
      pagesOfAll += 1;

      const report = () => {
        const { received, expected, unknown } = totals;
        const isCounted = unknown + listsToOpen === 0;
        onProgress?.({
          collection,
          received,
          ...(isCounted && { expected }),
          requests: requests.length,
          isDone,
          left: { pages: pagesOfAll, ms: estimateMs(pagesOfAll) },
        });
      };

      const openList = (): ListProgress => {
        let now: PageStep = { received: 0, expected: undefined, pagesLeft: 1 };
        if (listsToOpen > 0) listsToOpen -= 1;
        else pagesOfAll += 1;
        totals.unknown += 1;
        const step = (next: PageStep) => {
          totals.received += next.received - now.received;
          totals.expected += (next.expected ?? 0) - (now.expected ?? 0);
          totals.unknown += (next.expected === undefined ? 1 : 0) - (now.expected === undefined ? 1 : 0);
          pagesOfAll += next.pagesLeft - now.pagesLeft;
          now = next;
          report();
        };
        return { step, end: () => step({ ...now, pagesLeft: 0 }) };
      };

      return {
        requests,
        removed,
        writeDown: (request) => {
          requests.push(request);
          report();
        },
        takeOut: (taken) => {
          for (const removal of taken) removed.push(removal);
        },
        foresee: (lists) => {
          pagesOfAll += lists - listsToOpen;
          listsToOpen = lists;
          report();
        },
        openList,
        end: () => {
          isDone = true;
          report();
        },
      };
    },
  };
}
