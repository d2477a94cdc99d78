import { readDay, startOfDay } from '@grantlens/snapshot/internal';

/** A time as a sentence names it: from the first moment, to before the last one, in milliseconds since 1970. */
export interface Period {
  readonly said: string;
  readonly from: number;
  readonly to: number;
}

type Unit = 'day' | 'week' | 'month' | 'quarter' | 'year';

const day = 24 * 60 * 60 * 1000;
const months = 'january february march april may june july august september october november december'.split(
  ' ',
);

/** Words for the time of an earlier snapshot, whenever it was taken. */
const anyTime = /^(?:last|previous|earlier|the last|the previous|the earlier) (?:time|snapshot|review|run)$/;

/** Whether words say no more of an earlier snapshot than that it is earlier. */
export function isAnyTime(words: string): boolean {
  return anyTime.test(words);
}

/**
 * The time that words name, counted from a moment: `last quarter` is the calendar quarter before the one of that moment
 * (UTC), `30 days ago` that day, and so are `2026-03-31`, `march`, `q1 2026` and the like. Null for anything else.
 */
export function readPeriod(words: string, now: number): Period | null {
  const said = words.replace(/^(?:the|in|over|during) (?:the )?/, '');
  const found = byDate(said, now) ?? byName(said, now) ?? byCount(said, now);
  return found === null ? null : { said, ...found };
}

type Span = Omit<Period, 'said'>;

function byDate(said: string, now: number): Span | null {
  const start = readDay(said);
  if (start !== null) return { from: start, to: start + day };
  const [, month, quarter, year] =
    /^(?:(january|february|march|april|may|june|july|august|september|october|november|december)|q([1-4]))(?: (\d{4}))?$/.exec(
      said,
    ) ?? [];
  if (month === undefined && quarter === undefined) return null;
  const [first, count] =
    quarter === undefined ? [months.indexOf(month ?? ''), 1] : [(Number(quarter) - 1) * 3, 3];
  const thisYear = new Date(now).getUTCFullYear();
  const spanOf = (of: number) => ({ from: startOfMonth(of, first), to: startOfMonth(of, first + count) });
  if (year !== undefined) return spanOf(Number(year));
  return spanOf(thisYear).from <= now ? spanOf(thisYear) : spanOf(thisYear - 1);
}

function byName(said: string, now: number): Span | null {
  const unit = /^(?:last|previous|past|this) (day|week|month|quarter|year)$/.exec(said)?.[1];
  if (unit === undefined && !/^(?:yesterday|today)$/.test(said)) return null;
  const of = (unit ?? 'day') as Unit;
  const to = startOf(of, now);
  return { from: startOf(of, to - 1), to };
}

function byCount(said: string, now: number): Span | null {
  const [, count, unit] =
    /^(?:(?:last|past) )?(\d{1,3}|a|an|one) (day|week|month|quarter|year)s?(?: ago)?$/.exec(said) ?? [];
  if (count === undefined) return null;
  const from = startOf('day', before(now, Number(count) || 1, unit as Unit));
  return { from, to: from + day };
}

/** The first moment of the day, the week (from Monday), the month, the quarter or the year of a moment. */
function startOf(unit: Unit, moment: number): number {
  const date = new Date(moment);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  switch (unit) {
    case 'day':
      return Math.floor(moment / day) * day;
    case 'week':
      return startOf('day', moment) - ((date.getUTCDay() + 6) % 7) * day;
    case 'month':
      return startOfMonth(year, month);
    case 'quarter':
      return startOfMonth(year, month - (month % 3));
    case 'year':
      return startOfMonth(year, 0);
  }
}

function before(moment: number, count: number, unit: Unit): number {
  if (unit === 'day') return moment - count * day;
  if (unit === 'week') return moment - count * 7 * day;
  const back = count * { month: 1, quarter: 3, year: 12 }[unit];
  const date = new Date(moment);
  const first = startOfMonth(date.getUTCFullYear(), date.getUTCMonth() - back);
  const last = startOfMonth(date.getUTCFullYear(), date.getUTCMonth() - back + 1) - day;
  // A month without that day ends before it.
  return Math.min(first + (date.getUTCDate() - 1) * day, last);
}

/** The first moment of a month, the first being 0; a month past the twelfth, or before the first, is of another year. */
function startOfMonth(year: number, month: number): number {
  const years = Math.floor(month / 12);
  return startOfDay(year + years, month - years * 12 + 1, 1) ?? Number.NaN;
}
