/** One of the things that are checked about a package: what it came to, and every difference as a sentence. */
export interface Check {
  readonly title: string;
  readonly says: string;
  readonly differences: readonly string[];
  /** What could not be looked at, and what to do about it; there only where something could not. */
  readonly unlooked?: string;
}
