import { startOfDay } from '@grantlens/snapshot';
import type { Person } from './person.ts';

/** Whether somebody works for the company: HR systems have a hundred words for it, and some rows do not say. */
export const employments = ['employed', 'left', 'unknown'] as const;
export type Employment = (typeof employments)[number];

/**
 * What the HR data says of somebody at a moment (milliseconds since 1970). Either a status or an end date that has
 * passed says that they left; a word or a date that cannot be read says nothing.
 */
export function employmentOf({ status, endDate }: Person, now: number): Employment {
  const said = status == null ? null : meaningOf(status);
  const ends = endDate == null ? null : readLastDay(endDate);
  // The last day is still a day of work.
  if (said === 'left' || (ends !== null && ends + day <= now)) return 'left';
  if (endDate != null && ends === null) return 'unknown';
  if (said === 'employed') return 'employed';
  // Where HR keeps nothing but end dates, none is as good as "active".
  const keepsOnlyDates = status === undefined && endDate !== undefined;
  return keepsOnlyDates ? 'employed' : 'unknown';
}

function meaningOf(status: string): Employment {
  const word = status
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim();
  if (left.has(word)) return 'left';
  return employed.has(word) ? 'employed' : 'unknown';
}

const left: ReadonlySet<string> = new Set([
  'terminated',
  'termination',
  'inactive',
  'left',
  'leaver',
  'former',
  'former employee',
  'ex employee',
  'departed',
  'resigned',
  'retired',
  'dismissed',
  'deceased',
  'ended',
  'exited',
  'gone',
  'redundant',
  'separated',
  'offboarded',
  'deactivated',
  'disabled',
  'withdrawn',
  'contract ended',
  'not employed',
  'no longer employed',
]);

const employed: ReadonlySet<string> = new Set([
  'active',
  'employed',
  'employee',
  'current',
  'current employee',
  'hired',
  'working',
  'regular',
  'permanent',
  'temporary',
  'fixed term',
  'full time',
  'part time',
  'contractor',
  'intern',
  'trainee',
  'apprentice',
  'probation',
  'on probation',
  'leave',
  'on leave',
  'leave of absence',
  'paid leave',
  'unpaid leave',
  'parental leave',
  'maternity leave',
  'paternity leave',
  'sick leave',
  'garden leave',
  'gardening leave',
  'sabbatical',
  'suspended',
  'notice',
  'on notice',
  'notice period',
]);

const day = 86_400_000;

/** The first moment of a day (UTC) that is spelled in one of the ways that mean the same everywhere; null otherwise. */
function readLastDay(text: string): number | null {
  const [, year, month, of] =
    /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ]\d{1,2}:\d{2}\S*(?: ?[AP]M)?)?$/.exec(text.trim()) ??
    swapped(/^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text.trim())) ??
    [];
  if (year === undefined || month === undefined || of === undefined) return null;
  return startOfDay(Number(year), Number(month), Number(of));
}

/** Day, month, year, as every country writes it that puts points between them. */
function swapped(found: RegExpExecArray | null): readonly (string | undefined)[] | null {
  return found === null ? null : [found[0], found[3], found[2], found[1]];
}
