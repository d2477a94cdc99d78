import { printable } from '../../words/printable.ts';
import { principalWords } from '../../words/words.ts';
import { controls } from '../controls.ts';
import type { FindingRule } from '../rule.ts';
import { principalSubject } from '../subjects.ts';

export const exposedToken: FindingRule = {
  id: 'exposed-token',
  title: 'API token that was found exposed',
  severity: 'high',
  why: 'Cloudflare found the secret of the token where others could read it, and revoked it. Until then whoever read it could use it, and whatever it leaked from may leak the next one.',
  remedy:
    'Look in the audit log for what the token did, find out how it was exposed, and delete it once its replacement is in place.',
  controls: controls({
    soc2: ['CC6.1', 'CC7.3'],
    iso: ['A.5.17', 'A.5.26'],
    pci: ['8.3.9', '8.6.3'],
    nist: ['IA-5', 'IR-4'],
  }),
  examines: 'account-owned API tokens',
  restsOn: ['accountTokens'],
  evaluate: ({ account }) => {
    const tokens = account.principals.filter(({ kind }) => kind === 'token');
    return {
      examined: tokens.length,
      sightings: tokens
        .filter(({ status }) => status !== null && /\bexposed\b/i.test(status))
        .map((token) => ({
          subject: principalSubject(token),
          what: printable(`The API calls ${principalWords(token)} “${token.status}”.`),
          standing: token.standing,
        })),
      missing: [],
    };
  },
};
