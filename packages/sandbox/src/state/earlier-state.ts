import { isObject } from '@grantlens/snapshot/internal';
import { z } from 'zod';
import type { AccountState } from './account-state.ts';

/** The difference between an account and how it was earlier. */
export interface EarlierDifference {
  /** The ids of the rows that were not there yet. */
  readonly gone?: Gone | undefined;
  /** Whole rows as they were. */
  readonly members?: Rows | undefined;
  readonly userGroups?: Rows | undefined;
  readonly resourceGroups?: Rows | undefined;
  readonly userGroupMembers?: Readonly<Record<string, readonly string[]>> | undefined;
}

interface Gone {
  readonly members?: readonly string[] | undefined;
  readonly accountTokens?: readonly string[] | undefined;
}

type Rows = readonly { readonly id: string }[];

const rows = z.array(z.looseObject({ id: z.string() }));
const ids = z.array(z.string());

/** What an `account.<when>.yaml` holds. */
export const earlierSchema: z.ZodType<EarlierDifference> = z.strictObject({
  gone: z.strictObject({ members: ids.optional(), accountTokens: ids.optional() }).optional(),
  members: rows.optional(),
  userGroups: rows.optional(),
  resourceGroups: rows.optional(),
  userGroupMembers: z.record(z.string(), ids).optional(),
});

/** The account as it was: each row that the difference shows replaces the row of the same id. */
export function earlierState(state: AccountState, was: EarlierDifference): AccountState {
  const list = (name: 'members' | 'userGroups' | 'resourceGroups') =>
    replaced(state[name], was[name] ?? [], name === 'members' ? (was.gone?.members ?? []) : []);
  return {
    ...state,
    members: list('members'),
    accountTokens: replaced(state.accountTokens, [], was.gone?.accountTokens ?? []),
    userGroups: list('userGroups'),
    resourceGroups: list('resourceGroups'),
    userGroupMembers: { ...state.userGroupMembers, ...was.userGroupMembers },
  };
}

function replaced(
  now: readonly unknown[] | undefined,
  instead: Rows,
  gone: readonly string[],
): readonly unknown[] {
  const left = new Set<unknown>([...gone, ...instead.map(({ id }) => id)]);
  return [...(now ?? []).filter((row) => !left.has(isObject(row) ? row.id : undefined)), ...instead];
}
