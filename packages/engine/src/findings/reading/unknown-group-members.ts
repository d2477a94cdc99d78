import type { Account, UserGroup } from '@grantlens/snapshot';

/** Somebody whom a user group lists and who is not among the members that were read. */
export interface UnknownMember {
  readonly group: UserGroup;
  /** The membership id the group's list shows. */
  readonly id: string;
}

/** Everybody whom a user group lists and who is not a member. */
export function unknownMembersIn({ oddities, userGroups }: Account): readonly UnknownMember[] {
  const groups = new Map(userGroups.map((group) => [group.key, group]));
  return oddities.flatMap((oddity): readonly UnknownMember[] => {
    if (oddity.kind !== 'group-member-unknown') return [];
    const group = groups.get(oddity.userGroup);
    return group === undefined ? [] : [{ group, id: oddity.memberId }];
  });
}
