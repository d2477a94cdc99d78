/** What shows rows of a table to a reader. */
export interface View {
  /** Shows these rows, in this order. */
  readonly show: (rows: Uint32Array) => void;
}
