import { readTime, startOfDay } from '@grantlens/snapshot/internal';

/** What a cell of a column of dates says: a day, that there is none, or something that is not understood. */
export type DayRead =
  | { readonly kind: 'day'; readonly from: number }
  | { readonly kind: 'none' }
  | { readonly kind: 'unread' };

/**
 * Opens a column of dates. `3/4/2026` is one day here and another there: which one a column means is settled
 * by its other cells, where one can only be read in one way (`31/3/2026`). A column that allows both, or
 * neither, leaves it unread.
 */
export function openDays(column: readonly string[]): (cell: string) => DayRead {
  const order = orderOf(column);
  return (cell) => {
    const text = bare(cell);
    if (noDay.test(text)) return { kind: 'none' };
    const from = readDayText(text, order);
    if (from === null) return { kind: 'unread' };
    return isPlaceholder(from) ? { kind: 'none' } : { kind: 'day', from };
  };
}

/** Whether a cell is a date in some order, or what stands in one's place. */
export function looksLikeDay(cell: string): boolean {
  const text = bare(cell);
  return (
    zeroDay.test(text) || readDayText(text, 'day-first') !== null || readDayText(text, 'month-first') !== null
  );
}

type Order = 'day-first' | 'month-first' | null;

function orderOf(column: readonly string[]): Order {
  const parts = column.flatMap((cell) => {
    const found = parted.exec(bare(cell))?.groups;
    return found === undefined ? [] : [[Number(found.first), Number(found.second)] as const];
  });
  const isDayFirst = parts.some(([first, second]) => first > 12 && second <= 12);
  const isMonthFirst = parts.some(([first, second]) => first <= 12 && second > 12);
  if (isDayFirst === isMonthFirst) return null;
  return isDayFirst ? 'day-first' : 'month-first';
}

function readDayText(text: string, order: Order): number | null {
  const moment = readTime(text.replace(/^(\S+) /, '$1T'));
  // A moment is the last one of a day somewhere: which day that was depends on the zone of who wrote it.
  if (moment !== null) return moment;
  const day = text.replace(clock, '').trim();
  return readNumbers(day) ?? readNamed(day) ?? readParted(day, order) ?? readSerial(text);
}

/** `2026-10-31`, `20261031`, and `31.10.2026`, as every country writes it that puts points between. */
function readNumbers(text: string): number | null {
  const { year, month, day } =
    (
      /^(?<year>\d{4})(?<mark>[-/.])(?<month>\d{1,2})\k<mark>(?<day>\d{1,2})$/.exec(text) ??
      /^(?<year>(?:19|20)\d{2})(?<month>\d{2})(?<day>\d{2})$/.exec(text) ??
      /^(?<day>\d{1,2})\. ?(?<month>\d{1,2})\. ?(?<year>\d{4})$/.exec(text)
    )?.groups ?? {};
  return year === undefined ? null : startOfDay(Number(year), Number(month), Number(day));
}

/** `31-Oct-2026`, `31 October 2026`, `Oct 31, 2026`, `31-OCT-26`. */
function readNamed(text: string): number | null {
  const plain = text.toLowerCase().replace(/^[a-z]+day,? |^(?:mon|tue|wed|thu|fri|sat|sun),? /, '');
  const [, first, second, year] =
    /^(\d{1,2})(?:st|nd|rd|th)?[-/ .]*([a-z]{3,9})[-/ .,]*(\d{4}|\d{2})$/.exec(plain) ??
    /^([a-z]{3,9})[-/ .]*(\d{1,2})(?:st|nd|rd|th)?[-/ .,]+(\d{4})$/.exec(plain) ??
    [];
  if (first === undefined || second === undefined || year === undefined) return null;
  const [name, day] = /^\d/.test(first) ? [second, first] : [first, second];
  const month = months.findIndex(
    (one) => one === name || one.slice(0, 3) === name || (one === 'september' && name === 'sept'),
  );
  return month < 0 ? null : startOfDay(fullYear(year), month + 1, Number(day));
}

function readParted(text: string, order: Order): number | null {
  const { first, second, year } = parted.exec(text)?.groups ?? {};
  if (year === undefined) return null;
  const [a, b] = [Number(first), Number(second)];
  const settled = a > 12 ? 'day-first' : b > 12 || a === b ? 'month-first' : order;
  if (settled === null) return null;
  return settled === 'day-first' ? startOfDay(fullYear(year), b, a) : startOfDay(fullYear(year), a, b);
}

/** The days since 1900 as Excel counts them, where a sheet was exported without its formats. */
function readSerial(text: string): number | null {
  const [, days] = /^(\d{5})(?:\.\d+)?$/.exec(text) ?? [];
  const serial = Number(days);
  return serial >= 15_000 && serial <= 80_000 ? excelZero + serial * dayLength : null;
}

/** Two digits are of the century that Oracle's RR takes them for. */
function fullYear(year: string): number {
  return year.length === 4 ? Number(year) : Number(year) + (Number(year) < 50 ? 2000 : 1900);
}

/** Nobody was hired or left then: what systems write where they have no date, and where there is no end. */
function isPlaceholder(from: number): boolean {
  const year = new Date(from).getUTCFullYear();
  return year < 1920 || year >= 2900 || (from >= 0 && from < dayLength);
}

function bare(cell: string): string {
  return cell
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}

const dayLength = 86_400_000;
const excelZero = Date.UTC(1899, 11, 30);
const parted = /^(?<first>\d{1,2})(?<mark>[-/])(?<second>\d{1,2})\k<mark>(?<year>\d{4}|\d{2})(?=$|[ T,])/;
const clock =
  /[T ,]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[AP]\.?M\.?)?(?: ?(?:Z|UTC|GMT|[A-Z]{3,4}|[+-]\d{2}:?\d{2}))?$/i;
const zeroDay =
  /^(?:0{1,4}[-/.]0{1,2}[-/.]0{1,4}|1900[-/.]0?[01][-/.]0{1,2}|0?[01][-/.]0{1,2}[-/.]1900|0{1,2}[-/.]0?1[-/.]1900)(?:[T ].*)?$/;
const noDay = new RegExp(
  `${zeroDay.source}|^(?:0|present|current|ongoing|open(?:[- ]ended)?|indefinite|permanent|never|no end(?: date)?|until further notice)$`,
  'i',
);
const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
