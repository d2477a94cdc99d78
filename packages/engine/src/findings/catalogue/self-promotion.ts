import { principalWords } from '../../words/words.ts';
import { controls } from '../controls.ts';
import { unseen } from '../missing.ts';
import { waysEvidence, waysWords } from '../phrases.ts';
import { privilegeWords } from '../reading/privilege-words.ts';
import type { FindingRule } from '../rule.ts';
import { principalSubject } from '../subjects.ts';

export const selfPromotion: FindingRule = {
  id: 'self-promotion',
  title: 'Principal who is no Super Administrator and can become one',
  severity: 'critical',
  why: 'Somebody who can change members and user groups can add policies to their own; somebody who can change account-owned API tokens can make one that does more than they may; somebody who can change single sign-on can sign in as a member who does. In effect they hold everything, and are not listed among those who do.',
  remedy: 'Take the right away, or make the principal a Super Administrator and review it as one.',
  controls: controls({
    soc2: ['CC6.1', 'CC6.3'],
    iso: ['A.5.3', 'A.8.2'],
    pci: ['7.2.1', '7.2.2'],
    nist: ['AC-6', 'AC-6(5)', 'AC-6(7)'],
  }),
  examines: 'principals that are no Super Administrators',
  restsOn: ['members', 'accountTokens'],
  evaluate: ({ living, selfPromoter, superAdministrator }) => {
    const judged = living.map((principal) => ({ principal, stance: selfPromoter(principal) }));
    const open = judged.filter(
      ({ principal, stance }) =>
        stance.verdict === 'allowed' && superAdministrator(principal).verdict !== 'allowed',
    );
    const found = open.filter(({ principal }) => superAdministrator(principal).verdict !== 'unknown');
    const unclear = judged.filter(
      ({ principal, stance }) =>
        stance.verdict === 'unknown' ||
        (stance.verdict === 'allowed' && superAdministrator(principal).verdict === 'unknown'),
    );
    const superAdministrators = judged.filter(
      ({ principal }) => superAdministrator(principal).verdict === 'allowed',
    );
    return {
      examined: judged.length - superAdministrators.length - unclear.length,
      sightings: found.map(({ principal, stance }) => ({
        subject: principalSubject(principal),
        what: `${principalWords(principal)} can ${privilegeWords(stance.permissions)} (${waysWords(stance.ways)}) and is no Super Administrator.`,
        evidence: waysEvidence(stance.ways),
        standing: principal.standing,
      })),
      missing: unseen(
        unclear.length,
        'Whether these principals could give themselves more is unknown.',
        unclear.flatMap(({ principal, stance }) => [...stance.gaps, ...superAdministrator(principal).gaps]),
      ),
    };
  },
};
