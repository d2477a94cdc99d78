import { controls } from '../controls.ts';
import { examineOdd } from '../examine-odd.ts';
import type { FindingRule } from '../rule.ts';

export const policyWithoutResourceGroups: FindingRule = {
  id: 'policy-without-resource-groups',
  title: 'Policy without resources',
  severity: 'low',
  why: 'The policy names no resource group, or one without objects. There it reaches nothing: what it was meant to give, or to take away, is not in force.',
  remedy: 'Name the resources it was meant to reach, or delete the policy.',
  controls: controls({ soc2: ['CC6.3'], iso: ['A.5.15'], pci: ['7.2.1'], nist: ['AC-3'] }),
  examines: 'policies',
  restsOn: ['members', 'userGroups', 'accountTokens', 'policies'],
  evaluate: (input) => examineOdd(input, ['empty-resource-groups', 'empty-objects']),
};
