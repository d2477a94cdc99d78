/** What a reader wants to see of a table. */
export interface Question {
  /** Words, with blanks between: each of them some cell of a row must hold. Empty for every row. */
  readonly find: string;
  /** Each must be met. */
  readonly filters: readonly Filter[];
  readonly order: Order | null;
}

export interface Filter {
  /** One of these columns meets it. */
  readonly columns: readonly string[];
  readonly text: string;
  /**
   * `is`: the cell is the text; `holds`: it holds it, in capitals or not; `reaches`: it holds it, or the row
   * reaches a zone whose name or id holds it.
   */
  readonly how: 'is' | 'holds' | 'reaches';
}

export interface Order {
  /** The first of them in which two rows differ decides. */
  readonly columns: readonly string[];
  readonly down: boolean;
}
