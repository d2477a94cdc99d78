import { principalWords } from '../../words/words.ts';
import { controls } from '../controls.ts';
import { unseen } from '../missing.ts';
import { waysEvidence } from '../phrases.ts';
import { superAdministratorsOf } from '../reading/super-administrators.ts';
import type { FindingRule } from '../rule.ts';
import { principalSubject } from '../subjects.ts';

export const superAdministratorDirect: FindingRule = {
  id: 'super-administrator-direct',
  title: 'Super Administrator granted directly, beside user groups',
  severity: 'medium',
  why: 'The account grants access through user groups, and this grant stands beside them: it is not seen where groups are reviewed, and stays when the person leaves every group.',
  remedy:
    'Grant it through a user group kept for the purpose. Keep a direct grant only for emergencies, with a waiver that says so.',
  controls: controls({
    soc2: ['CC6.2', 'CC6.3'],
    iso: ['A.5.15', 'A.8.2'],
    pci: ['7.2.1'],
    nist: ['AC-2', 'AC-6(5)'],
  }),
  examines: 'accepted members of an account that has user groups',
  restsOn: ['members', 'userGroups', 'userGroupMembers', 'policies-of-members', 'permissionGroups'],
  evaluate: (input) => {
    const { account } = input;
    if (account.userGroups.length === 0) return { examined: 0, sightings: [], missing: [] };
    const { known, unclear, examined } = superAdministratorsOf({ ...input, activeTokens: [] });
    const direct = known
      .map(({ principal, stance }) => ({
        principal,
        ways: stance.ways.filter(({ path }) => path === 'direct'),
      }))
      .filter(({ ways }) => ways.length > 0);
    return {
      examined,
      sightings: direct.map(({ principal, ways }) => ({
        subject: principalSubject(principal),
        what: `${principalWords(principal)} is a Super Administrator directly, not through a user group.`,
        evidence: waysEvidence(ways),
        standing: principal.standing,
      })),
      missing: unseen(
        unclear.length,
        'Whether these are Super Administrators is unknown.',
        unclear.flatMap(({ stance }) => stance.gaps),
      ),
    };
  },
};
