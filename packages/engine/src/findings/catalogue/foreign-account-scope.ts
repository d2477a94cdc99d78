import { controls } from '../controls.ts';
import { examineOdd } from '../examine-odd.ts';
import type { FindingRule } from '../rule.ts';

export const foreignAccountScope: FindingRule = {
  id: 'foreign-account-scope',
  title: 'Scope of another account',
  severity: 'medium',
  why: 'The policy names a resource of another account. It reaches nothing here, and it says that somebody copied it from, or meant it for, an account that this review does not cover.',
  remedy: 'Find out which account was meant, and take the scope out of the policy.',
  controls: controls({ soc2: ['CC6.3'], iso: ['A.5.15'], pci: ['7.2.1'], nist: ['AC-3'] }),
  examines: 'policies',
  restsOn: ['members', 'userGroups', 'accountTokens', 'policies'],
  evaluate: (input) => examineOdd(input, ['foreign-scope']),
};
