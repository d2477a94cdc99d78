/** What shows rows of a table to a reader. */
export interface View {
  /**
   * Shows these items, in this order: rows, and headings over them, by whatever numbers are not rows. The closed ones are on
   * paper only. The kept one stays in sight.
   */
  readonly show: (items: Uint32Array, closed?: ReadonlySet<number>, kept?: number) => void;
  /** Gives rows what the page wrote into the headings over them alone, before they stand under others. */
  readonly fill?: () => void;
}
