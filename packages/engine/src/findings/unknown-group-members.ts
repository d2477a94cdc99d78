import type { Account, UserGroup } from '@grantlens/snapshot';

/** Somebody whom a user group lists and who is not among the members that were read. */
export interface UnknownMember {
  readonly group: UserGroup;
  /** The membership id the group's list shows. */
  readonly id: string;
}

const collection = 'userGroupMembers';

/** The strangers in user groups; they stand at paths such as `userGroupMembers[5faf…][bfbc…]`. */
export function unknownMembersIn({ oddities, userGroups }: Account): readonly UnknownMember[] {
  const groups = new Map(userGroups.map((group) => [`${collection}[${group.key}]`, group]));
  return oddities.flatMap(({ kind, path }): readonly UnknownMember[] => {
    if (kind !== 'group-member-unknown') return [];
    // An id is any text, also one with brackets in it.
    for (let at = path.indexOf(']['); at >= 0; at = path.indexOf('][', at + 1)) {
      const group = groups.get(path.slice(0, at + 1));
      if (group !== undefined) return [{ group, id: path.slice(at + 2, -1) }];
    }
    return [];
  });
}
