/** Two permissions that one principal should not hold together, anywhere in the account. */
export interface ToxicPair {
  readonly id: string;
  /** What is at stake, for a reader. */
  readonly title: string;
  /** As a person names them: `area:verb`, or a permission group by id, label or name. */
  readonly both: readonly [string, string];
}
