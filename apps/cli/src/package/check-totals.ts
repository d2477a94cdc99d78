import type { Manifest } from '@grantlens/reporter';
import type { Check } from '../answers/verify.ts';

/** Whether every control total is the sum of its parts, and says truly whether it is. */
export function checkTotals({ controlTotals, complete }: Manifest): Check {
  const sums = controlTotals.map((one) => ({
    ...one,
    sum: one.parts.reduce((sum, { value }) => sum + value, 0),
  }));
  const tied = sums.filter(({ sum, total }) => sum === total);
  const wrong = sums.filter(({ sum, total, ties }) => ties !== (sum === total));
  const verdict = complete ? '' : '; the report says of itself that it is INCOMPLETE';
  return {
    title: 'totals',
    says: `${tied.length} of ${sums.length} tie${verdict}`,
    differences: wrong.map(
      ({ title, total, sum }) => `${title}: ${total} is listed, and its parts make ${sum}`,
    ),
  };
}
