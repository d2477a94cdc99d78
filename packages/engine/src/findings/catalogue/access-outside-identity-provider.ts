import type { Member, UserGroup, UserGroupKey } from '@grantlens/snapshot';
import { addTo } from '@grantlens/snapshot/internal';
import { printable } from '../../words/printable.ts';
import { principalWords } from '../../words/words.ts';
import { controls } from '../controls.ts';
import { isReadWhole, unreadBesides } from '../reading/besides.ts';
import type { FindingRule } from '../rule.ts';
import { principalSubject, userGroupSubject } from '../subjects.ts';

export const accessOutsideIdentityProvider: FindingRule = {
  id: 'access-outside-identity-provider',
  title: 'Access given outside the identity provider that manages the user group',
  severity: 'medium',
  why: 'Who is in the user group is decided in the identity provider. Somebody whom it does not manage was put there by another path, and is not taken out when they leave.',
  remedy: 'Add the person in the identity provider, or take them out of the user group.',
  controls: controls({
    soc2: ['CC6.2', 'CC6.3'],
    iso: ['A.5.15', 'A.5.18'],
    pci: ['7.2.2'],
    nist: ['AC-2', 'AC-3'],
  }),
  examines: 'memberships of user groups that an identity provider manages',
  restsOn: ['members', 'userGroups', 'userGroupMembers'],
  evaluate: ({ account, living }) => {
    const managed = account.userGroups.filter(({ scim }) => (scim?.externalId ?? null) !== null);
    const inGroup = membersByGroup(living.filter((one) => one.kind === 'member'));
    const seen = isReadWhole(account, 'scimUsers') ? managed : [];
    const judged = seen.flatMap((group) => judge(group, inGroup.get(group.key) ?? []));
    return {
      examined: judged.length,
      sightings: judged
        .filter(({ isManaged }) => !isManaged)
        .map(({ member, group }) => ({
          subject: principalSubject(member),
          about: [group.key],
          what: printable(
            `${principalWords(member)} is in the user group ${group.name ?? group.key}, which the identity provider manages, and is not managed by it.`,
          ),
          evidence: [userGroupSubject(group)],
          standing: member.standing,
        })),
      missing: unreadBesides(account, ['scimUsers', 'scimGroups']),
    };
  },
};

interface Judged {
  readonly group: UserGroup;
  readonly member: Member;
  readonly isManaged: boolean;
}

/** An identity provider that gives no ids to people gives them to nobody: then nothing is known of anybody. */
function judge(group: UserGroup, members: readonly Member[]): readonly Judged[] {
  const accepted = members.filter(({ userId }) => userId !== null);
  const judged = accepted.map((member) => {
    return { group, member, isManaged: (member.scim?.externalId ?? null) !== null };
  });
  return judged.some(({ isManaged }) => isManaged) ? judged : [];
}

function membersByGroup(members: readonly Member[]): ReadonlyMap<UserGroupKey, readonly Member[]> {
  const byGroup = new Map<UserGroupKey, Member[]>();
  for (const member of members) for (const key of member.groups) addTo(byGroup, key, member);
  return byGroup;
}
