import { principalWords } from '../../words/words.ts';
import { controls } from '../controls.ts';
import { notShown } from '../missing.ts';
import type { FindingRule } from '../rule.ts';
import { principalSubject } from '../subjects.ts';

export const memberWithout2fa: FindingRule = {
  id: 'member-without-2fa',
  title: 'Member without two-factor authentication',
  severity: 'high',
  why: 'A password alone can be guessed, reused or phished. Somebody who has it has everything the member has. Enforcing two-factor authentication on the account does not mean that every member has it: the value of each member is the fact on the ground.',
  remedy:
    'Have the member turn on two-factor authentication, or remove the member. Enforce it for the account.',
  controls: controls({
    soc2: ['CC6.1'],
    iso: ['A.5.17', 'A.8.5'],
    pci: ['8.4.2'],
    nist: ['IA-2(1)', 'IA-2(2)'],
  }),
  examines: 'accepted members',
  restsOn: ['members'],
  evaluate: ({ accepted }) => {
    const shown = accepted.filter(({ twoFactor }) => twoFactor !== null);
    const without = shown.filter(({ twoFactor }) => twoFactor === false);
    return {
      examined: shown.length,
      sightings: without.map((member) => ({
        subject: principalSubject(member),
        what: `${principalWords(member)} has no two-factor authentication.`,
        standing: member.standing,
      })),
      missing: notShown(
        accepted.length - shown.length,
        'Whether these members have two-factor authentication is not shown.',
      ),
    };
  },
};
