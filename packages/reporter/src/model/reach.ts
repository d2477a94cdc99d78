import type { Cut } from '../words/excepted-part.ts';

/**
 * Who reaches what through which user groups, as a graph of three columns. Links lead from who to way and
 * from way to what.
 */
export interface Reach {
  /** What the numbers count, and what is left out, in a sentence. */
  readonly counts: string;
  readonly nodes: readonly ReachNode[];
  readonly links: readonly ReachLink[];
  /** The same in sentences, for readers who cannot see the picture. */
  readonly sentences: readonly string[];
}

export interface ReachNode {
  /** `who-0`, `way-3`, `what-12`. */
  readonly id: string;
  readonly column: 'who' | 'way' | 'what';
  readonly name: string;
  /** Of a way: whether it is a user group or none. Null of what is not a way. */
  readonly way: 'direct' | 'group' | null;
  /** How many of its kind it represents: more than one where the smaller ones are drawn together. */
  readonly unites: number;
  /** Whether it is one principal by its own name. */
  readonly isAlone: boolean;
  /** What else is to be said of it; null where nothing is. */
  readonly detail: string | null;
  /** Distinct principals that are in it, use it, or have it. */
  readonly principals: number;
  /** Of something that is reached: whether it gives privileged access. */
  readonly privileged: boolean;
  /** Of something that is reached: whether exceptions, such as those of a deny, leave a part of it. */
  readonly cut: Cut;
}

export interface ReachLink {
  /** Ids of nodes. */
  readonly from: string;
  readonly to: string;
  /** Distinct principals. */
  readonly principals: number;
  /** Of these, those who can act today. */
  readonly active: number;
  /** Of these, those for whom it is unknown. */
  readonly unknown: number;
  /** Of what leads to something that is reached: whether exceptions leave a part of it. */
  readonly cut: Cut;
}
