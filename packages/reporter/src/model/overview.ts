import type { Reach } from './reach.ts';

/** Who reaches what through which user groups, and the numbers a reader asks for first. */
export interface Overview {
  readonly reach: Reach;
  readonly charts: readonly Chart[];
}

/** A whole and its parts, which add up to it. */
export interface Chart {
  readonly id: 'two-factor' | 'privileged' | 'path' | 'standing' | 'changes';
  readonly title: string;
  /** What is counted: `active members`. */
  readonly of: string;
  readonly total: number;
  readonly parts: readonly ChartPart[];
  readonly note: string;
}

export interface ChartPart {
  readonly id: string;
  readonly label: string;
  readonly value: number;
}
