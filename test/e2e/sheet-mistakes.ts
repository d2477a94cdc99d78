/** What people do wrong in a sheet, each with the column of the cell that is at fault. */

export type SheetRow = Readonly<Record<string, string>>;

export interface Mistake {
  readonly made: string;
  readonly column: string;
  /** What is done to the rows; the fault is then in the first, or in the second where a row is there twice. */
  readonly make: (rows: readonly SheetRow[]) => readonly SheetRow[];
}

const inFirst =
  (change: SheetRow): Mistake['make'] =>
  ([first, ...others]) => [{ ...first, ...change }, ...others];

export const mistakes: readonly Mistake[] = [
  {
    made: 'a sheet of another package',
    column: 'manifest',
    make: (rows) => rows.map((row) => ({ ...row, manifest: '0'.repeat(64) })),
  },
  { made: 'a row of another package', column: 'manifest', make: inFirst({ manifest: '0'.repeat(64) }) },
  { made: 'a unit that is unknown', column: 'id', make: inFirst({ id: 'u-00000000000000000000' }) },
  {
    made: 'a unit that is there twice',
    column: 'id',
    make: ([first = {}, ...others]) => [first, first, ...others],
  },
  { made: 'evidence that was changed', column: 'means', make: inFirst({ means: 'can do nothing at all' }) },
  { made: 'evidence that was emptied', column: 'kind', make: inFirst({ kind: '' }) },
  { made: 'a word that is not a decision', column: 'decision', make: inFirst({ decision: 'maybe' }) },
  { made: 'a revoke without a reason', column: 'justification', make: inFirst({ decision: 'revoke' }) },
  { made: 'a modify without an instruction', column: 'justification', make: inFirst({ decision: 'modify' }) },
  { made: 'an escalate without a reason', column: 'justification', make: inFirst({ decision: 'escalate' }) },
  {
    made: 'a reason of nothing but blanks',
    column: 'justification',
    make: inFirst({ decision: 'revoke', justification: '   ' }),
  },
  {
    made: 'a reason without a decision',
    column: 'justification',
    make: inFirst({ justification: 'left the team' }),
  },
  { made: 'a day without a decision', column: 'due', make: inFirst({ due: '2026-12-31' }) },
  {
    made: 'a day that does not exist',
    column: 'due',
    make: inFirst({ decision: 'revoke', justification: 'left', due: '2026-02-30' }),
  },
  {
    made: 'a day that could be two',
    column: 'due',
    make: inFirst({ decision: 'revoke', justification: 'left', due: '03/04/2026' }),
  },
  {
    made: 'a row of another reviewer',
    column: 'reviewer',
    make: ([first = {}, second = {}, ...others]) => [
      first,
      { ...second, reviewer: 'x@y.example' },
      ...others,
    ],
  },
  {
    made: 'a reviewer who was not assigned',
    column: 'reviewer',
    make: (rows) =>
      rows.map((row) => ({ ...row, reviewer: 'stranger@northharbour.example', decision: 'keep' })),
  },
];
