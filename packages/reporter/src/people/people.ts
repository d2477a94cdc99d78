import type { Person } from '@grantlens/engine';
import type { PersonField } from './people-columns.ts';

/** A row of the HR data. Everything is as HR spells it; null is what the row does not say. */
export interface HrPerson extends Person {
  /** Where its row begins, the first line of the file being 1. */
  readonly line: number;
  readonly name: string | null;
  readonly employeeId: string | null;
  readonly manager: string | null;
  readonly jobFunction: string | null;
  readonly department: string | null;
  readonly startDate: string | null;
}

/** What a file of HR data says. */
export interface People {
  /** In the order of the file. */
  readonly rows: readonly HrPerson[];
  /** Which column was taken for what, in the order of the file. */
  readonly columns: readonly { readonly field: PersonField; readonly column: string }[];
  /** The columns that were left out. */
  readonly unused: readonly string[];
}
