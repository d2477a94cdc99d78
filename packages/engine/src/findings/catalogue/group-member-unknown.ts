import { printable } from '../../words/printable.ts';
import { controls } from '../controls.ts';
import { unread } from '../missing.ts';
import { unknownMembersIn } from '../reading/unknown-group-members.ts';
import type { FindingRule } from '../rule.ts';
import { userGroupSubject } from '../subjects.ts';

export const groupMemberUnknown: FindingRule = {
  id: 'group-member-unknown',
  title: 'Group member who is not a member of the account',
  severity: 'medium',
  why: 'Somebody left the account and stayed in the group. If the same membership comes back, it comes back with everything the group grants.',
  remedy:
    'Remove the entry from the user group; where an identity provider keeps the group, remove it there.',
  controls: controls({ soc2: ['CC6.2'], iso: ['A.5.16', 'A.5.18'], pci: ['8.2.5'], nist: ['AC-2', 'PS-4'] }),
  examines: 'entries of user groups',
  restsOn: ['userGroups', 'userGroupMembers'],
  evaluate: ({ account }) => {
    const known = account.userGroups.reduce((sum, { size }) => sum + size, 0);
    const unknown = unknownMembersIn(account);
    // A row that was not read may still be a member.
    const hidden = unknown.length === 0 ? [] : unread(account, ['members']);
    const certain = hidden.length > 0 ? [] : unknown;
    return {
      examined: known + certain.length,
      sightings: certain.map(({ group, id }) => ({
        subject: userGroupSubject(group),
        about: [id],
        what: printable(
          `The user group ${group.name ?? group.key} lists ${id}, which is not a member of the account.`,
        ),
      })),
      missing: hidden.map((missing) => ({ ...missing, count: unknown.length })),
    };
  },
};
