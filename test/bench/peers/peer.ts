import type { Rows } from '../account/rows.ts';

/** A tool that answers the same questions, asked with the names a caller has. */
export interface Peer<Found> {
  /** Whether its answers have to be waited for. */
  readonly answers: 'at-once' | 'later';
  readonly can: (member: string, permission: string, resource: string) => boolean | Promise<boolean>;
  /** Everybody who can, in the form the tool gives them; null where finding one list would take minutes. */
  readonly whoCan: ((permission: string, resource: string) => Found | Promise<Found>) | null;
  /** The keys of those found; not timed. */
  readonly keysOf: (found: Found) => readonly string[];
  /**
   * Ways to count the allowed (member, atomic permission, resource) of the whole account, for a tool that can do it in
   * one go.
   */
  readonly tables?: Readonly<Record<string, () => number | Promise<number>>>;
}

/** Makes a tool ready for an account. */
export type OpenPeer<Found> = (rows: Rows) => Peer<Found> | Promise<Peer<Found>>;

/** For a tool without a reverse query: ask about everybody, in an account of at most this many members. */
export function byAsking(
  members: readonly string[],
  can: (member: string, permission: string, resource: string) => boolean,
  most: number = Number.POSITIVE_INFINITY,
): Pick<Peer<readonly string[]>, 'whoCan' | 'keysOf'> {
  const ask = (permission: string, resource: string) =>
    members.filter((member) => can(member, permission, resource));
  return { whoCan: members.length <= most ? ask : null, keysOf: (found) => found };
}

/** Members up to which a tool that makes something of its own for each of them is asked for lists. */
export const fewMembers = 200;
