/** Somebody as the company's HR data has them: as much of it as findings are made of. */
export interface Person {
  /** As HR spells it; null where the row has none. It is compared without regard to case. */
  readonly email: string | null;
  /** As HR spells it: `Active`, `Terminated`. Null where the row says nothing, absent where no row does. */
  readonly status?: string | null;
  /** The last day of work, as HR spells it. Null where the row says nothing, absent where no row does. */
  readonly endDate?: string | null;
}

/** What makes two spellings of an e-mail address one. */
export function emailKey(email: string): string {
  return email.trim().toLowerCase();
}
