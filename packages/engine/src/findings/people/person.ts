import type { StatusMeaning } from './status-meaning.ts';

/** What one column of the HR data says of somebody's employment, in a word. */
export interface StatusSaid {
  readonly column: string;
  /** As HR spells it: `Active`, `Terminated`. */
  readonly text: string;
  readonly means: StatusMeaning;
}

/** What one column of the HR data says of somebody, as a date. */
export interface DateSaid {
  readonly column: string;
  /** As HR spells it. */
  readonly text: string;
  /** The first moment of that day, in milliseconds since 1970; null where the text cannot be read as a day. */
  readonly from: number | null;
}

/** Somebody as one row of the company's HR data has them: as much of it as findings are made of. */
export interface Person {
  /** Every address of the row. Addresses are compared without regard to case. */
  readonly emails: readonly string[];
  /** Tells two people with one address from one person in two rows; null or absent where the row has no name. */
  readonly name?: string | null;
  /** What the row says in words. Empty where its cells are blank, absent where HR keeps no such column. */
  readonly statuses?: readonly StatusSaid[];
  /** First days of work: every hire and rehire. */
  readonly starts?: readonly DateSaid[];
  /** Last days of work. Empty where the row has none, absent where HR keeps no such column. */
  readonly ends?: readonly DateSaid[];
  /** Days on which somebody gave notice: that they leave, and not when. */
  readonly notices?: readonly DateSaid[];
}

/** What makes two spellings of an e-mail address one: case, and characters that nobody sees, make no difference. */
export function emailKey(email: string): string {
  return email
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim()
    .toLowerCase();
}
