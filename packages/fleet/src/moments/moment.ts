/** An account as it was at one moment, and the file that says so. */
export interface Moment {
  readonly file: string;
  readonly account: MomentAccount;
}

/** What an answer says of the account that a row is about: which one, when, and by which snapshot. */
export interface MomentAccount {
  readonly id: string;
  readonly name: string | null;
  /** When its reading ended; RFC 3339, UTC. */
  readonly takenAt: string;
  readonly digest: string;
  /** Set where the file has been changed since it was written, and whoever asks allowed that. */
  readonly modified?: true;
  /** The earlier moment, where two are compared. */
  readonly since?: { readonly takenAt: string; readonly digest: string };
}

/** A file that no answer can be given from, and why. */
export interface BrokenFile {
  readonly file: string;
  readonly reason: string;
}

/** What a look at one file showed. */
export type Looked = Moment | BrokenFile;
