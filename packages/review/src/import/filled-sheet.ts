import type { GivenDecision } from '../decisions/rules.ts';

/** What a cell of a workbook can hold; a CSV has texts only. */
export type FoundCell = string | number | boolean | Date | null;

/** A row of a sheet that came back. */
export interface FilledRow {
  readonly id: string;
  readonly given: GivenDecision;
  /** The cells of evidence by their column; none in a sheet that carries no evidence. */
  readonly evidence: ReadonlyMap<string, FoundCell>;
  /** Where a cell is: `line 12, column 25 (decision)`, `sheet Decisions, cell B12`. */
  readonly where: (column: string) => string;
  /** Cells that hold what cannot be read back for certain. */
  readonly unreadable: readonly { readonly column: string; readonly what: string; readonly todo: string }[];
  readonly manifest: string;
  readonly reviewer: string;
  /** How long the reviewer looked at the unit, where the sheet says so. */
  readonly seconds: number | null;
}

/** A sheet that came back, as far as it could be read. */
export interface FilledSheet {
  readonly form: 'csv' | 'xlsx' | 'json';
  readonly rows: readonly FilledRow[];
  /** How long the reviewer took over all of it, where the sheet says so. */
  readonly seconds: number | null;
}

/** Something in a file for which it is refused: where, what, and what to do. */
export interface Refusal {
  readonly file: string;
  /** Null where it is the file as a whole. */
  readonly where: string | null;
  readonly what: string;
  readonly todo: string;
}

/** A sheet, or why it cannot be read at all. */
export type SheetReading =
  | { readonly kind: 'sheet'; readonly sheet: FilledSheet }
  | { readonly kind: 'refused'; readonly refusals: readonly Omit<Refusal, 'file'>[] };

/** A sheet that is refused as a whole. */
export function refused(what: string, todo: string, where: string | null = null): SheetReading {
  return { kind: 'refused', refusals: [{ where, what, todo }] };
}
