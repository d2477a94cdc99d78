import type { Budget } from '../measure.ts';

/** What one process of a run is to do. */
export interface Task {
  readonly job: string;
  readonly folder: string;
  readonly budget: Budget;
}

/** What it found: figures by name, in milliseconds, bytes or counts as the name says, and answers to be compared. */
export interface Findings {
  readonly figures: Readonly<Record<string, number>>;
  readonly answers?: Answers;
}

/** Answers as far as the time allowed: the first of the questions. */
export interface Answers {
  /** One character a question: `y` allowed, `n` not, `?` unknown. */
  readonly can: string;
  /** Of each list, a hash of the keys in order. */
  readonly whoCan: readonly string[];
  /** Allowed (member, atomic permission, resource) of the whole account, once per way of counting. */
  readonly triples: readonly number[];
}
