import type { Size } from '../plan.ts';
import type { SizeResults } from '../results.ts';

/** One line to reach. `measure` gives undefined where one side was not measured. */
export interface Goal {
  readonly what: string;
  readonly against: string;
  readonly sizes: Readonly<Partial<Record<Size, number>>>;
  /** Whether the figure is to be as large, or as small, as the number of its size. */
  readonly is: 'at least' | 'at most';
  readonly unit: string;
  readonly measure: (results: SizeResults) => number | undefined;
  /** With what the figure was made, for those who want to see the two sides. */
  readonly sides?: (results: SizeResults) => string | undefined;
}

/** One figure divided by another; undefined where one of them was not measured. */
export const over = (a: number | undefined, b: number | undefined) =>
  a === undefined || b === undefined ? undefined : a / b;
