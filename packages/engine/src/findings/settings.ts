/**
 * The numbers that findings compare with, each with what it means and the number that counts unless the caller gives
 * another: four Super Administrators (one can be away and one can lose a device, and they are few enough to know by
 * name), 90 days without use (PCI DSS 8.2.6), 30 days for an invitation, two periods for a review.
 *
 * A finding with a threshold of its own is one file in `catalogue/` and one line here.
 */
export const thresholds = {
  maxSuperAdministrators: { usual: 4, label: 'Super Administrators, no more than' },
  dormantAfterDays: { usual: 90, label: 'A token is dormant after days' },
  staleAfterDays: { usual: 30, label: 'An invitation is stale after days' },
  reviewPeriods: { usual: 2, label: 'Access is to be reviewed after periods' },
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
