import type { Permission, Subject } from '@grantlens/engine';
import type { Narrowed } from '@grantlens/engine/internal';
import type { Row } from '../output/records.ts';
import type { StandingFlags } from './standings.ts';

/** What a list of principals shows, as the command line says it. */
export interface ListFlags extends StandingFlags {
  readonly explain?: boolean | undefined;
}

/** A question as resolved, for the answers to each kind of it. */
export interface ResolvedQuestion<Asked extends Subject = Subject> {
  readonly permission: Permission;
  readonly subject: Asked;
  readonly query: Row;
  readonly question: string;
  readonly notes: readonly string[];
  readonly flags: ListFlags;
  readonly narrowed: Narrowed;
}
