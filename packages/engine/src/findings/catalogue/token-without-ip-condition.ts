import { principalWords } from '../../words/words.ts';
import { controls } from '../controls.ts';
import { notShown } from '../missing.ts';
import type { FindingRule } from '../rule.ts';
import { principalSubject } from '../subjects.ts';

export const tokenWithoutIpCondition: FindingRule = {
  id: 'token-without-ip-condition',
  title: 'API token that works from any address',
  severity: 'low',
  why: 'A token that leaks works from anywhere on the Internet, unless its condition ties it to the addresses of the program that uses it.',
  remedy: 'Add a condition on the client’s IP address to the token.',
  controls: controls({
    soc2: ['CC6.1', 'CC6.6'],
    iso: ['A.5.15', 'A.8.3'],
    pci: ['7.2.5'],
    nist: ['AC-3', 'SC-7'],
  }),
  examines: 'active account-owned API tokens',
  restsOn: ['accountTokens'],
  evaluate: ({ activeTokens }) => {
    const unreadable = activeTokens.filter(({ ipCondition }) => ipCondition.kind === 'unreadable');
    return {
      examined: activeTokens.length - unreadable.length,
      sightings: activeTokens
        .filter(({ ipCondition }) => ipCondition.kind === 'anywhere')
        .map((token) => ({
          subject: principalSubject(token),
          what: `${principalWords(token)} has no condition on the address it is used from.`,
          standing: token.standing,
        })),
      missing: notShown(unreadable.length, 'The conditions of these tokens cannot be read.'),
    };
  },
};
