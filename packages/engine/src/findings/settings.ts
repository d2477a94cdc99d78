import { counted } from '../words/counted.ts';

/**
 * The numbers that findings compare with: the number that counts unless the caller gives another, and the
 * words for it. Four Super Administrators (one can be away and one can lose a device, and they are few enough
 * to know by name), 90 days without use or a recorded change (PCI DSS 8.2.6), 30 days for an invitation, two periods for a review.
 *
 * A finding with a threshold of its own is one file in `catalogue/` and one entry here: the options of the
 * command line, the report's words and its JSON follow from it.
 */
export const thresholds = {
  maxSuperAdministrators: {
    usual: 4,
    label: 'Super Administrators, no more than',
    says: (most: number): string => `Super Administrators, no more than ${most}`,
    flag: 'max-super-administrators',
    help: 'the most Super Administrators allowed',
  },
  dormantAfterDays: {
    usual: 90,
    label: 'A token is dormant after days',
    says: (days: number): string => `a token is dormant after ${counted(days, 'day')} without use`,
    flag: 'dormant-days',
    help: 'after how many days without use a token is dormant',
  },
  staleAfterDays: {
    usual: 30,
    label: 'An invitation is stale after days',
    says: (days: number): string => `an invitation is stale after ${counted(days, 'day')}`,
    flag: 'stale-days',
    help: 'after how many days an invitation is stale',
  },
  withoutChangeDays: {
    usual: 90,
    label: 'Write access is looked at without a change for days',
    says: (days: number): string =>
      `write access is looked at after ${counted(days, 'day')} without a change`,
    flag: 'unused-days',
    help: 'after how many days without a recorded change or login access is looked at',
  },
  reviewPeriods: {
    usual: 2,
    label: 'Access is to be reviewed after periods',
    says: (periods: number): string => `access should be reviewed after ${counted(periods, 'period')}`,
    flag: 'review-periods',
    help: 'after how many periods access should be reviewed',
  },
} as const;

export type Threshold = keyof typeof thresholds;

/** A number for each threshold. */
export type Thresholds = Readonly<Record<Threshold, number>>;

/** The thresholds in the order in which a report lists them. */
export const thresholdNames = Object.keys(thresholds) as readonly Threshold[];

/** Makes a record with one value for each threshold, in their order. */
export function forThresholds<T>(answer: (name: Threshold) => T): Readonly<Record<Threshold, T>> {
  return Object.fromEntries(thresholdNames.map((name) => [name, answer(name)])) as Record<Threshold, T>;
}

/** The thresholds that count where some were given: the usual ones for the others. */
export function thresholdsOf(given: Partial<Thresholds>): Thresholds {
  return forThresholds((name) => given[name] ?? thresholds[name].usual);
}
