import { selectRows } from '../table/select-rows.ts';
import { type Decision, type Decisions, openDecisions } from './decisions.ts';
import { type Listed, orderUnits } from './order-units.ts';
import type { SheetUnits } from './sheet-units.ts';
import { openStopwatch, type Stopwatch } from './stopwatch.ts';

/** What is asked of the list. */
export interface Asked {
  readonly find: string;
  /** A name of `showings`, or empty for all. */
  readonly show: string;
  /** `person`, `group`, or empty. */
  readonly by: string;
}

/** A reviewer at work: what is listed, which unit is looked at, which are marked, and what was decided. */
export interface Session {
  readonly units: SheetUnits;
  readonly decisions: Decisions;
  readonly watch: Stopwatch;
  readonly marked: ReadonlySet<number>;
  readonly by: () => string;
  readonly listed: () => Listed;
  readonly current: () => number;
  readonly ask: (asked: Asked) => void;
  readonly go: (row: number) => void;
  /** To the unit at a number of places further on in the list, as far as it goes. */
  readonly step: (by: number) => void;
  /** To the next unit that is open or lacks its reason, from the top again after the last; false where there is none. */
  readonly goToOpen: () => boolean;
  /** Says whether all of them could be marked: some are decided by themselves. */
  readonly mark: (rows: readonly number[], isMarked: boolean) => boolean;
  /** Writes a part of a decision about some units: one step. */
  readonly write: (rows: Iterable<number>, part: Partial<Decision>, step?: string) => void;
  /** Takes up decisions from elsewhere: one step. */
  readonly take: (written: ReadonlyMap<number, Decision>) => void;
  readonly undo: () => boolean;
  /** The reviewer has done something, or the window is seen or not. */
  readonly see: (isSeen: boolean) => void;
}

/** `changed` hears when what is listed has changed, or something about a unit. */
export function openSession(
  units: SheetUnits,
  now: () => number,
  changed: (what: 'list' | 'unit') => void,
): Session {
  const decisions = openDecisions(units);
  const watch = openStopwatch(now);
  const marked = new Set<number>();
  let asked: Asked = { find: '', show: '', by: 'person' };
  let listed = list(units, decisions, asked);
  let current = listed.units[0] ?? 0;
  const lookedAt = (): readonly number[] => (marked.size > 0 ? [...marked] : [current]);
  const go = (row: number): void => {
    watch.spend(lookedAt());
    current = row;
    changed('unit');
  };
  return {
    units,
    decisions,
    watch,
    marked,
    by: () => asked.by,
    listed: () => listed,
    current: () => current,
    ask: (question) => {
      watch.spend(lookedAt());
      asked = question;
      listed = list(units, decisions, asked);
      if (listed.placeOf(current) < 0) current = listed.units[0] ?? current;
      changed('list');
    },
    go,
    step: (by) => {
      const at = listed.units.indexOf(current);
      const next = listed.units[Math.max(0, Math.min(listed.units.length - 1, at + by))];
      if (next !== undefined) go(next);
    },
    goToOpen: () => {
      const at = listed.units.indexOf(current);
      const ahead = [...listed.units.slice(at + 1), ...listed.units.slice(0, at)];
      const open = ahead.find((row) => !decisions.isDecided(row));
      go(open ?? current);
      return open !== undefined;
    },
    mark: (rows, isMarked) => {
      watch.spend(lookedAt());
      for (const row of rows)
        if (isMarked && !units.isAlone(row)) marked.add(row);
        else marked.delete(row);
      changed('unit');
      return !isMarked || !rows.some(units.isAlone);
    },
    write: (rows, part, step) => {
      watch.spend(lookedAt());
      decisions.write(new Map([...rows].map((row) => [row, { ...decisions.of(row), ...part }])), step);
      changed('unit');
    },
    take: (written) => {
      decisions.write(written);
      changed('unit');
    },
    see: (isSeen) => watch.see(isSeen, lookedAt()),
    undo: () => {
      watch.spend(lookedAt());
      const row = decisions.undo();
      if (row === null) return false;
      if (listed.placeOf(row) >= 0) current = row;
      changed('unit');
      return true;
    },
  };
}

/** Which units each choice of “Show” keeps. */
const showings: Readonly<Record<string, (units: SheetUnits, decisions: Decisions, row: number) => boolean>> =
  {
    open: (_, decisions, row) => !decisions.isDecided(row),
    lacking: (_, decisions, row) => decisions.lacks(row),
    decided: (_, decisions, row) => decisions.isDecided(row),
    found: ({ list: listOf }, _, row) => listOf(row, 'found').length > 0,
    privileged: ({ text }, _, row) => text(row, 'privileged') !== 'no',
    new: ({ text }, _, row) => text(row, 'change') === 'new',
    changed: ({ text }, _, row) => text(row, 'change') === 'changed',
    unchanged: ({ text }, _, row) => text(row, 'change') === 'unchanged',
    deny: ({ text }, _, row) => text(row, 'access') !== 'allow',
  };

function list(units: SheetUnits, decisions: Decisions, { find, show, by }: Asked): Listed {
  const pleases = showings[show];
  const found = selectRows(units.table, { find, filters: [], order: null });
  const rows = pleases === undefined ? found : found.filter((row) => pleases(units, decisions, row));
  const keyOf =
    by === '' ? null : (row: number) => units.text(row, by === 'group' ? 'groupKey' : 'personKey');
  return orderUnits(rows, units.rows, keyOf);
}
