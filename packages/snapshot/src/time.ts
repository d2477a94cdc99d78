import { invariant } from './errors.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

const written =
  /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?(?:[Zz]|([+-])(\d{2}):(\d{2}))$/;

/**
 * The moment that a text names, in milliseconds since 1970: the one reader of times there is. A time is RFC
 * 3339, as the API writes it, with its zone; null for anything else, also for a day that no calendar has. The
 * zone of the machine never plays a part.
 */
export function readTime(text: unknown): number | null {
  const [, year, month, day, hours, minutes, seconds, fraction, sign, zoneHours, zoneMinutes] =
    typeof text === 'string' ? (written.exec(text) ?? []) : [];
  if (year === undefined) return null;
  const start = startOfDay(Number(year), Number(month), Number(day));
  const isClock = Number(hours) < 24 && Number(minutes) < 60 && Number(seconds) < 60;
  const isZone = sign === undefined || (Number(zoneHours) < 24 && Number(zoneMinutes) < 60);
  if (start === null || !isClock || !isZone) return null;
  const offset = Number(zoneHours ?? 0) * hour + Number(zoneMinutes ?? 0) * minute;
  const milliseconds = Number((fraction ?? '').slice(0, 3).padEnd(3, '0'));
  const clock = Number(hours) * hour + Number(minutes) * minute + Number(seconds) * second + milliseconds;
  return start + clock - (sign === '-' ? -offset : offset);
}

/** The moment of a time that was checked when its file was read. */
export function knownTime(text: string): number {
  const moment = readTime(text);
  invariant(moment !== null, `"${text}" was read as a time`);
  return moment;
}

/** The first moment (UTC) of a day such as `2026-03-31`; null for anything else, and for a day that no calendar has. */
export function readDay(text: string): number | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  return year === undefined ? null : startOfDay(Number(year), Number(month), Number(day));
}

/** The first moment (UTC) of a day by its numbers, the first month being 1; null where no calendar has it. */
export function startOfDay(year: number, month: number, day: number): number | null {
  const start = new Date(0);
  // `Date.UTC` takes the years below 100 for those of the last century.
  start.setUTCFullYear(year, month - 1, day);
  const isThere = start.getUTCMonth() === month - 1 && start.getUTCDate() === day;
  return isThere ? start.getTime() : null;
}
