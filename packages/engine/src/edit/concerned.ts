import type { Account, Holder, Principal, UserGroupKey } from '@grantlens/snapshot';
import type { Edit } from './edit.ts';

/** What some edits of an account have to do with; the grants of nobody else change. */
export interface Concerned {
  readonly principals: readonly Principal[];
  /** The user groups of those principals, and those that the edits name. */
  readonly userGroups: ReadonlySet<UserGroupKey>;
}

/** Finds whom edits may touch. Who joins a group by one of them is named by it, so all can be looked up beforehand. */
export function concernedBy(edits: readonly Edit[], account: Account): Concerned {
  const named = edits.flatMap((edit) => holdersIn(edit, account));
  const groups = new Set(named.flatMap(groupOf));
  const perhaps = account.policies.flatMap(({ holder }) =>
    holder.kind === 'perhaps' && holder.group !== null && groups.has(holder.group) ? [holder] : [],
  );
  const own = new Set(
    [...named, ...perhaps].flatMap((one) => (one.kind === 'user-group' ? [] : [one.principal])),
  );
  const isMine = (group: UserGroupKey) => groups.has(group);
  const principals = own.has(null)
    ? account.principals
    : account.principals.filter(({ key, groups: mine }) => mine.some(isMine) || own.has(key));
  const joined = edits.flatMap((edit) => ('userGroup' in edit ? [edit.userGroup.key] : []));
  return {
    principals,
    userGroups: new Set([...groups, ...joined, ...principals.flatMap((one) => one.groups)]),
  };
}

/** Whose policies, or whose share in them, an edit changes. */
function holdersIn(edit: Edit, { policies }: Account): readonly Holder[] {
  switch (edit.kind) {
    case 'add-to-user-group':
    case 'remove-from-user-group':
    case 'remove-principal':
      return [{ kind: 'principal', principal: edit.principal.key }];
    case 'remove-user-group':
      return [{ kind: 'user-group', group: edit.userGroup.key }];
    case 'remove-policy':
      return policies.filter(({ id }) => id === edit.policyId).map(({ holder }) => holder);
    case 'add-policy':
      return edit.to.kind === 'principal'
        ? [{ kind: 'principal', principal: edit.to.principal.key }]
        : [{ kind: 'user-group', group: edit.to.userGroup.key }];
  }
}

function groupOf(holder: Holder): readonly UserGroupKey[] {
  return holder.kind === 'principal' || holder.group === null ? [] : [holder.group];
}
