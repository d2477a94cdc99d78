import { principalWords } from '../../words/words.ts';
import { controls } from '../controls.ts';
import { notShown, unseen } from '../missing.ts';
import { waysEvidence } from '../phrases.ts';
import { privilegedWords } from '../reading/privilege-words.ts';
import type { FindingRule } from '../rule.ts';
import { principalSubject } from '../subjects.ts';

export const privilegedWithout2fa: FindingRule = {
  id: 'privileged-without-2fa',
  title: 'Privileged member without two-factor authentication',
  severity: 'critical',
  why: 'This member can give access, to others or to themselves, or spend the company’s money, and a stolen password is enough to do it in their name.',
  remedy: 'Take the privilege away until the member has two-factor authentication.',
  controls: controls({
    soc2: ['CC6.1', 'CC6.3'],
    iso: ['A.8.2', 'A.8.5'],
    pci: ['8.4.1', '8.4.2'],
    nist: ['IA-2(1)', 'AC-6(5)'],
  }),
  examines: 'accepted members',
  restsOn: ['members'],
  evaluate: ({ accepted, privileged, superAdministrator }) => {
    const judged = accepted.map((member) => ({ member, stance: privileged(member) }));
    const open = judged.filter(({ member }) => member.twoFactor !== true);
    const found = open.filter(
      ({ member, stance }) => member.twoFactor === false && stance.verdict === 'allowed',
    );
    const unclear = open.filter(({ stance }) => stance.verdict === 'unknown');
    const withoutFactor = open.filter(
      ({ member, stance }) => member.twoFactor === null && stance.verdict === 'allowed',
    );
    return {
      examined: accepted.length - unclear.length - withoutFactor.length,
      sightings: found.map(({ member, stance }) => ({
        subject: principalSubject(member),
        what: `${principalWords(member)} ${privilegedWords(stance, superAdministrator(member))} and has no two-factor authentication.`,
        evidence: waysEvidence(stance.ways),
        standing: member.standing,
      })),
      missing: [
        ...unseen(
          unclear.length,
          'Whether these members are privileged is unknown, and they are not known to have two-factor authentication.',
          unclear.flatMap(({ stance }) => stance.gaps),
        ),
        ...notShown(
          withoutFactor.length,
          'Whether these privileged members have two-factor authentication is not shown.',
        ),
      ],
    };
  },
};
