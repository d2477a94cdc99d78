import { controls } from '../controls.ts';
import { examineOdd } from '../examine-odd.ts';
import type { FindingRule } from '../rule.ts';

export const policyWithoutPermissionGroups: FindingRule = {
  id: 'policy-without-permission-groups',
  title: 'Policy without permission groups',
  severity: 'low',
  why: 'The policy gives nothing, though it looks as if it gave something: what it was meant to give, or to take away, is not in force.',
  remedy: 'Name the permission groups it was meant to grant, or delete the policy.',
  controls: controls({ soc2: ['CC6.3'], iso: ['A.5.15'], pci: ['7.2.1'], nist: ['AC-3'] }),
  examines: 'policies',
  restsOn: ['members', 'userGroups', 'accountTokens', 'policies'],
  evaluate: (input) => examineOdd(input, ['empty-permission-groups']),
};
