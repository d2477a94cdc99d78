import { groupMembersGapId } from '@grantlens/snapshot/internal';
import { collectionGap } from '../../decision/collection-gap.ts';
import { printable } from '../../words/printable.ts';
import { controls } from '../controls.ts';
import { unseen } from '../missing.ts';
import type { FindingRule } from '../rule.ts';
import { policySubject, userGroupSubject } from '../subjects.ts';

export const groupWithoutMembers: FindingRule = {
  id: 'group-without-members',
  title: 'User group without members',
  severity: 'low',
  why: 'Nobody watches a group that nobody is in. Its policies wait for the next person added to it, by mistake or on purpose.',
  remedy: 'Delete the user group, or write down what it is kept for.',
  controls: controls({ soc2: ['CC6.2'], iso: ['A.5.18'], pci: ['7.2.4'], nist: ['AC-2'] }),
  examines: 'user groups',
  restsOn: ['userGroups'],
  evaluate: ({ access, account }) => {
    const hidden = (['members', 'userGroupMembers'] as const).flatMap(
      (collection) => collectionGap(account, collection) ?? [],
    );
    const empty = account.userGroups.filter(({ size }) => size === 0);
    const unclear = empty.filter(
      ({ key, id }) => id === null || hidden.length > 0 || account.gaps.has(groupMembersGapId(key)),
    );
    const found = empty.filter((group) => !unclear.includes(group));
    return {
      examined: account.userGroups.length - unclear.length,
      sightings: found.map((group) => ({
        subject: userGroupSubject(group),
        what: printable(`No member of the account is in the user group ${group.name ?? group.key}.`),
        evidence: access.policiesOf(group.key).map(policySubject),
      })),
      missing: unseen(
        unclear.length,
        'Who is in these user groups could not be read.',
        hidden.map(({ id }) => id),
      ),
    };
  },
};
