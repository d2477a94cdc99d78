import { readTime } from '@grantlens/snapshot/internal';
import { principalWords } from '../../words/words.ts';
import { controls } from '../controls.ts';
import { notShown } from '../missing.ts';
import type { FindingRule } from '../rule.ts';
import { principalSubject } from '../subjects.ts';

export const tokenWithoutExpiry: FindingRule = {
  id: 'token-without-expiry',
  title: 'API token that never expires',
  severity: 'medium',
  why: 'A token without an end stays good for anybody who copied it, long after everybody has forgotten it.',
  remedy: 'Roll the token and give the new one an end within a year.',
  controls: controls({
    soc2: ['CC6.1'],
    iso: ['A.5.17', 'A.5.18'],
    pci: ['8.6.3'],
    nist: ['AC-2(3)', 'IA-5(1)'],
  }),
  examines: 'active account-owned API tokens',
  restsOn: ['accountTokens'],
  evaluate: ({ activeTokens }) => {
    const unreadable = activeTokens.filter(
      ({ expiresOn }) => expiresOn !== null && readTime(expiresOn) === null,
    );
    return {
      examined: activeTokens.length - unreadable.length,
      sightings: activeTokens
        .filter(({ expiresOn }) => expiresOn === null)
        .map((token) => ({
          subject: principalSubject(token),
          what: `${principalWords(token)} has no expiry date.`,
          standing: token.standing,
        })),
      missing: notShown(unreadable.length, 'The expiry dates of these tokens cannot be read.'),
    };
  },
};
