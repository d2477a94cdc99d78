import { GrantlensError } from '@grantlens/snapshot';

const together = 10_000_000;
const eachRow = 20_000;

/**
 * What a rule may spend. Steps are counted, not timed: what is refused on one machine is refused on every one.
 */
export interface Budget {
  /** Adds what one more row may cost. */
  readonly addRow: () => void;
  /** @throws GrantlensError `rules-unreadable` where more is spent than there is */
  readonly spend: (steps: number) => void;
}

/** Opens what rules may spend together; it gives what one of them spends from. */
export function openBudget(): (rule: string) => Budget {
  let left = together;
  return (rule) => ({
    addRow: () => {
      left += eachRow;
    },
    spend: (steps) => {
      left -= steps;
      if (left >= 0) return;
      const limit = `rules may take ${inFull(together)} steps together, and each ${inFull(eachRow)} more a row`;
      throw new GrantlensError('rules-unreadable', `the expression of "${rule}" takes too long: ${limit}`);
    },
  });
}

/** What it costs to look at every character of a text once. */
export function lengthCost({ length }: string): number {
  return length >> 3;
}

function inFull(steps: number): string {
  return steps.toLocaleString('en-US');
}
