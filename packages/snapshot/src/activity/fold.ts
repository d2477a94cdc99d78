import { isObject } from '../json.ts';
import { openAccessEvents } from './access-events.ts';
import { type LogEvent, readEvent } from './event.ts';
import { keptRow } from './kept-row.ts';
import type { FoldedRows, LogName, RowCounts } from './log.ts';
import { openRecentIds } from './recent-ids.ts';
import { earlier, later, openTally } from './tally.ts';

/** Bounds of a fold: its memory grows with what actors did, never with how often. */
export interface FoldLimits {
  /** Keys of actor, product, zone and kind, before zones are folded. */
  readonly mostKeys: number;
  /** Rows about access that are kept, the newest. */
  readonly mostAccess: number;
  /** An id that comes again within this number of rows is counted once. */
  readonly rememberedIds: number;
}

/** The usual bounds. */
export const foldLimits: FoldLimits = { mostKeys: 1_000_000, mostAccess: 100_000, rememberedIds: 50_000 };

/** Rows of the audit log, folded as they come. */
export interface Fold {
  /** Adds rows as the API gave them. */
  add(rows: readonly unknown[]): void;
  /** Adds rows that were folded elsewhere. */
  merge(folded: FoldedRows): void;
  readonly folded: () => FoldedRows;
}

/**
 * Opens the fold of one of the two logs. The order of rows and pages does not matter: what is kept depends on which rows
 * there were, and rows with one id are one row as long as at most `rememberedIds` lie between them.
 */
export function openFold(log: LogName, limits: Partial<FoldLimits> = {}): Fold {
  const { mostKeys, mostAccess, rememberedIds } = { ...foldLimits, ...limits };
  const tally = openTally(mostKeys);
  const access = openAccessEvents(mostAccess);
  const ids = openRecentIds(rememberedIds);
  const counts = { rows: 0, unreadable: 0, notDone: 0, repeated: 0, leftOut: 0 };
  let oldest: string | null = null;
  let newest: string | null = null;

  const sawTime = (from: string | null, to: string | null) => {
    if (from !== null) oldest = earlier(oldest ?? from, from);
    if (to !== null) newest = later(newest ?? to, to);
  };

  const take = (event: LogEvent, row: unknown) => {
    const { actor, product, zone, kind, path, id } = event;
    const at = new Date(event.at).toISOString();
    sawTime(at, at);
    tally.add({ actor, product, zone, kind, count: 1, first: at, last: at });
    if (event.isAccess && kind !== 'login' && isObject(row))
      access.add({ log, id, at, actor, product, kind, path, row: keptRow(row) });
  };

  return {
    add: (rows) => {
      for (const row of rows) {
        counts.rows += 1;
        const event = readEvent(row, log);
        if (event.is === 'event' && event.id !== null && ids.hasSeen(event.id)) counts.repeated += 1;
        else if (event.is === 'event') take(event, row);
        else counts[countOf[event.is]] += 1;
        // How far back the log goes is seen from every row with a time.
        if (event.is !== 'event' && event.at !== null) sawTime(new Date(event.at).toISOString(), null);
      }
    },
    merge: (folded) => {
      for (const name of countNames) counts[name] += folded[name];
      tally.foldTo(folded.folding);
      for (const change of folded.changes) tally.add(change);
      for (const event of folded.access) access.add(event);
      access.leftOut(folded.accessLeftOut);
      sawTime(folded.oldest, folded.newest);
    },
    folded: () => {
      const { events, leftOut } = access.kept();
      const changes = tally.changes();
      return {
        ...counts,
        folding: tally.folding(),
        changes,
        access: events,
        accessLeftOut: leftOut,
        oldest,
        newest,
      };
    },
  };
}

const countOf = { unreadable: 'unreadable', 'not-done': 'notDone', 'left-out': 'leftOut' } as const;

const countNames = [
  'rows',
  'unreadable',
  'notDone',
  'repeated',
  'leftOut',
] as const satisfies readonly (keyof RowCounts)[];
