import type { Policy } from '@grantlens/snapshot';
import { counted } from '../../words/counted.ts';
import { printable } from '../../words/printable.ts';
import { controls } from '../controls.ts';
import { doubtsOn, unseen } from '../missing.ts';
import type { FindingRule } from '../rule.ts';
import { userGroupSubject } from '../subjects.ts';

export const groupWithoutPolicies: FindingRule = {
  id: 'group-without-policies',
  title: 'User group that grants nothing',
  severity: 'low',
  why: 'A review of the members of this group reviews nothing, and a policy that is added later reaches all of them at once.',
  remedy: 'Give the user group the policies it was made for, or delete it.',
  controls: controls({ soc2: ['CC6.2'], iso: ['A.5.15'], pci: ['7.2.1'], nist: ['AC-2'] }),
  examines: 'user groups',
  restsOn: ['userGroups'],
  evaluate: ({ access, account, oddPolicies }) => {
    const judged = account.userGroups.map((group) => ({ group, policies: access.policiesOf(group.key) }));
    const unclear = judged.filter(({ policies }) => policies.length > 0 && !policies.some(certainlyGives));
    const found = judged.filter(({ policies }) => policies.length === 0);
    return {
      examined: judged.length - unclear.length,
      sightings: found.map(({ group }) => {
        const odd = oddPolicies.filter(({ holder }) => holder === group).map(({ policy }) => policy);
        const has = odd.length === 0 ? 'has no policies' : 'has only policies that give nothing';
        const people = counted(group.size, 'member');
        return {
          subject: userGroupSubject(group),
          what: printable(`The user group ${group.name ?? group.key}, with ${people}, ${has}.`),
          evidence: odd,
        };
      }),
      missing: unseen(
        unclear.length,
        'What these user groups grant could not be read.',
        unclear.flatMap(({ policies }) => policies.flatMap(doubtsOn)),
      ),
    };
  },
};

/** Whether something that was read is granted somewhere that was read. */
function certainlyGives({ permissionGroups, resourceGroups }: Policy): boolean {
  const isRead = resourceGroups.some(({ places }) => places.some(({ scope }) => scope !== null));
  return isRead && permissionGroups.some(({ key }) => key !== null);
}
