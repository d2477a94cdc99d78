import type { Account, Principal, UserGroupKey } from '@grantlens/snapshot';
import { type AccountLookup, type Holder, lookupIn } from '@grantlens/snapshot/internal';
import type { Edit } from './edit.ts';
import { holderOf } from './grantee-holder.ts';

/** What some edits of an account have to do with; the grants of nobody else change. */
export interface Concerned {
  readonly principals: readonly Principal[];
  /** The user groups of those principals, and those that the edits name. */
  readonly userGroups: ReadonlySet<UserGroupKey>;
}

/** Finds whom edits may touch. Who joins a group by one of them is named by it, so all can be looked up beforehand. */
export function concernedBy(edits: readonly Edit[], account: Account): Concerned {
  const lookup = lookupIn(account);
  const named = edits.flatMap((edit) => holdersIn(edit, lookup));
  const groups = new Set(named.flatMap(groupOf));
  const possible = lookup
    .possiblePolicies()
    .map(({ holder }) => holder)
    .filter((holder) => groupOf(holder).some((group) => groups.has(group)));
  const own = [...named, ...possible].flatMap((one) => (one.kind === 'user-group' ? [] : [one.principal]));
  const principals = own.includes(null)
    ? account.principals
    : lookup.together(
        groups,
        own.filter((key) => key !== null),
      );
  const joined = edits.flatMap((edit) =>
    edit.kind === 'add-member' ? edit.principal.groups : 'userGroup' in edit ? [edit.userGroup.key] : [],
  );
  return {
    principals,
    userGroups: new Set([...groups, ...joined, ...principals.flatMap((one) => one.groups)]),
  };
}

/** Whose policies, or whose share in them, an edit changes. */
function holdersIn(edit: Edit, { policiesById }: AccountLookup): readonly Holder[] {
  switch (edit.kind) {
    case 'accept-invitations':
      return edit.principals.map(({ key }) => ({ kind: 'principal', principal: key }));
    case 'add-member':
    case 'accept-invitation':
    case 'add-to-user-group':
    case 'remove-from-user-group':
    case 'remove-principal':
    case 'disable-token':
    case 'enable-token':
      return [{ kind: 'principal', principal: edit.principal.key }];
    case 'add-user-group':
    case 'remove-user-group':
      return [{ kind: 'user-group', group: edit.userGroup.key }];
    case 'remove-policy':
    case 'remove-from-policy':
      return policiesById(edit.policyId).map(({ holder }) => holder);
    case 'take-permission-group':
      return edit.from.kind === 'policy'
        ? policiesById(edit.from.policyId).map(({ holder }) => holder)
        : [holderOf(edit.from)];
    case 'replace-policies':
      return [holderOf(edit.of)];
    case 'add-policy':
      return [holderOf(edit.to)];
  }
}

function groupOf(holder: Holder): readonly UserGroupKey[] {
  return holder.kind === 'principal' || holder.group === null ? [] : [holder.group];
}
