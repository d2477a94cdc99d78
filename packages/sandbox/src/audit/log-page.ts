import type { LogWindow } from './window.ts';

/** A page of a log that is walked by a cursor. Its rows are worked out when the answer is written. */
export interface LogPage {
  readonly kind: 'log';
  readonly rows: LogWindow;
  /** The place of its first row, from 0. */
  readonly start: number;
  /** How many rows it has at most. */
  readonly limit: number;
  /** The cursor of what follows after a place; empty where nothing does. */
  readonly cursorAt: (end: number) => string;
  /** Nobody writes into a log. */
  readonly next?: never;
}

/** The rows of a page, and what is said beside them: the number of rows is text, as in the documentation. */
export function shownPage({ rows, start, limit, cursorAt }: LogPage): {
  readonly rows: readonly unknown[];
  readonly info: { readonly count: string; readonly cursor: string };
} {
  const end = Math.min(start + limit, rows.count);
  const shown = Array.from({ length: Math.max(0, end - start) }, (_, at) => rows.rowAt(start + at));
  return { rows: shown, info: { count: String(shown.length), cursor: cursorAt(end) } };
}

/** A place in the log as a cursor spells it. */
export function cursorOf(place: number): string {
  return Buffer.from(`place ${place}`).toString('base64url');
}

/** The place that a cursor spells, the beginning where there is none; undefined for what is no cursor of ours. */
export function placeIn(cursor: string): number | undefined {
  if (cursor === '') return 0;
  const place = /^place (\d{1,12})$/.exec(Buffer.from(cursor, 'base64url').toString())?.[1];
  return place === undefined ? undefined : Number(place);
}
