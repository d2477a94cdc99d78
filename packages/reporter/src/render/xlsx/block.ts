/** A few lines under a header: texts, numbers, dates and what there are several of. */
export interface Block {
  readonly head: readonly string[];
  readonly lines: readonly (readonly unknown[])[];
}
