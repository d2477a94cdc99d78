import type { UserGroup } from '@grantlens/snapshot';
import type { Access } from '../../access/access.ts';
import { printable } from '../../words/printable.ts';
import { principalWords } from '../../words/words.ts';
import { controls } from '../controls.ts';
import { isReadWhole, unreadBesides } from '../reading/besides.ts';
import type { FindingRule, Sighting } from '../rule.ts';
import { principalSubject, userGroupSubject } from '../subjects.ts';

export const unknownToIdentityProvider: FindingRule = {
  id: 'unknown-to-identity-provider',
  title: 'Member or user group that the identity provider no longer knows',
  severity: 'high',
  why: 'The identity provider is where people are let in and sent away. Whoever it has let go, and is a member still, was forgotten or came back by another path.',
  remedy:
    'Find out why it was let go; remove the membership or user group, or have the identity provider manage it again.',
  controls: controls({
    soc2: ['CC6.2', 'CC6.3'],
    iso: ['A.5.16', 'A.5.18'],
    pci: ['8.2.5'],
    nist: ['AC-2', 'PS-4'],
  }),
  examines: 'members and user groups that an identity provider manages or did',
  restsOn: ['members', 'userGroups'],
  evaluate: ({ account, living, settings }) => {
    const [previous] = settings.earlier;
    const before = managedIn(previous);
    const members = living.filter((principal) => principal.kind === 'member');
    const known = members.filter(({ key, scim }) => isManaged(scim) || before.has(key));
    const groups = account.userGroups.filter(({ key, scim }) => isManaged(scim) || before.has(key));
    return {
      examined: known.length + groups.length,
      sightings: [
        ...known.flatMap((member): readonly Sighting[] => {
          const words = principalWords(member);
          const subject = principalSubject(member);
          if (member.scim?.active === false && isManaged(member.scim))
            return [
              {
                subject,
                what: `${words} is a member, and the identity provider has shut them out.`,
                standing: member.standing,
              },
            ];
          if (isManaged(member.scim) || !isReadWhole(account, 'scimUsers')) return [];
          return [
            {
              subject,
              what: `${words} is a member, and the identity provider no longer manages them, as it did at the review before.`,
              standing: member.standing,
            },
          ];
        }),
        ...groups.flatMap((group): readonly Sighting[] => {
          if (isManaged(group.scim) || !isReadWhole(account, 'scimGroups')) return [];
          const what = `The user group ${group.name ?? group.key} is there, and the identity provider no longer manages it, as it did at the review before.`;
          return [{ subject: userGroupSubject(group), what: printable(what) }];
        }),
      ],
      missing: unreadBesides(account, ['scimUsers', 'scimGroups']),
    };
  },
};

function isManaged(scim: UserGroup['scim']): boolean {
  return (scim?.externalId ?? null) !== null;
}

/** What an earlier snapshot says that the identity provider manages. */
function managedIn(earlier: Access | undefined): ReadonlySet<string> {
  const { principals = [], userGroups = [] } = earlier?.account ?? {};
  const members = principals.filter((one) => one.kind === 'member' && isManaged(one.scim));
  return new Set([...members, ...userGroups.filter(({ scim }) => isManaged(scim))].map(({ key }) => key));
}
