import type { Person } from '@grantlens/engine';
import type { Encoding } from './csv-text.ts';
import type { PassedOver } from './people-table.ts';
import type { PersonField } from './person-fields.ts';

/** A row of the HR data. Everything is as HR spells it; null is what the row does not say. */
export interface HrPerson extends Person {
  /** Where its row begins, the first line of the file being 1. */
  readonly line: number;
  /** The address that is shown: one for work before private ones. */
  readonly email: string | null;
  readonly name: string | null;
  readonly employeeId: string | null;
  readonly manager: string | null;
  readonly jobFunction: string | null;
  readonly department: string | null;
}

/** What a column says and nobody can use: a word, a date or an address that is not known. */
export interface Unread {
  readonly column: string;
  readonly text: string;
  readonly rows: number;
}

/** What a file of HR data says. */
export interface People {
  /** In the order of the file. */
  readonly rows: readonly HrPerson[];
  /** Which column was taken for what, in the order of the file. */
  readonly columns: readonly { readonly field: PersonField; readonly column: string }[];
  /** The columns that were left out. */
  readonly unused: readonly string[];
  /** What was not understood, the most frequent first. */
  readonly unread: readonly Unread[];
  /** Titles and footers. */
  readonly passedOver: readonly PassedOver[];
  readonly encoding: Encoding;
}
