import { controls } from '../controls.ts';
import type { FindingRule } from '../rule.ts';
import { accountSubject } from '../subjects.ts';

export const credentialSeesOwnTokens: FindingRule = {
  id: 'credential-sees-own-tokens',
  title: 'Snapshot by a credential that sees its own tokens only',
  severity: 'medium',
  why: 'The API gives such a credential its own tokens as if there were no others, without an error. Every other token of the account is missing, and with it what it may do.',
  remedy: 'Take the snapshot with a token that has Account API Tokens Read.',
  controls: controls({ soc2: ['CC6.1'], iso: ['A.5.15'], pci: ['7.2.5.1'], nist: ['AC-2'] }),
  examines: 'credentials of the snapshot that are among the tokens it shows',
  restsOn: [],
  evaluate: ({ account }) => {
    const { id } = account.source.credential;
    const own = account.principals.find((one) => one.kind === 'token' && one.id === id && id !== undefined);
    const tokens = account.coverage.find(({ collection }) => collection === 'accountTokens');
    const isFound = tokens?.seesPart === true;
    return {
      examined: own === undefined && !isFound ? 0 : 1,
      sightings: isFound
        ? [
            {
              subject: accountSubject(account),
              what: `Not all tokens of the account were seen: ${tokens.problem}.`,
            },
          ]
        : [],
      missing: [],
    };
  },
};
