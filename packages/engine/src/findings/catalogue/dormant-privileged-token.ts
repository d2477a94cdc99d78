import { knownTime } from '@grantlens/snapshot/internal';
import { counted } from '../../words/counted.ts';
import { principalWords } from '../../words/words.ts';
import { controls } from '../controls.ts';
import { notShown, unseen } from '../missing.ts';
import { dayOf, waysEvidence } from '../phrases.ts';
import { privilegedWords } from '../reading/privilege-words.ts';
import { daysSince } from '../reading/rule-input.ts';
import type { FindingRule } from '../rule.ts';
import { principalSubject } from '../subjects.ts';

export const dormantPrivilegedToken: FindingRule = {
  id: 'dormant-privileged-token',
  title: 'Privileged API token that nobody uses',
  severity: 'high',
  why: 'A token that can give access or spend money, and that no program needs any more, is only of use to somebody who finds it. It is tied to no member and outlives its maker.',
  remedy: 'Disable the token, wait, and delete it.',
  controls: controls({
    soc2: ['CC6.2', 'CC6.3'],
    iso: ['A.5.18', 'A.8.2'],
    pci: ['7.2.5.1', '8.2.6', '8.6.3'],
    nist: ['AC-2(3)', 'IA-4(4)'],
  }),
  examines: 'active account-owned API tokens',
  restsOn: ['accountTokens'],
  evaluate: ({ activeTokens, privileged, superAdministrator, settings, now }) => {
    const judged = activeTokens
      .map((token) => ({ token, stance: privileged(token), days: daysSince(token.lastUsedOn, now) }))
      // One that was used lately is not dormant, privileged or not.
      .map((one) => ({ ...one, isDormant: one.days === null || one.days > settings.dormantAfterDays }));
    const unclear = judged.filter(({ stance, isDormant }) => isDormant && stance.verdict === 'unknown');
    const open = judged.filter(({ stance, isDormant }) => isDormant && stance.verdict === 'allowed');
    const withoutUse = open.filter(({ days }) => days === null);
    return {
      examined: activeTokens.length - unclear.length - withoutUse.length,
      sightings: open.flatMap(({ token, stance, days }) => {
        if (days === null) return [];
        const since = dayOf(knownTime(token.lastUsedOn ?? ''));
        return [
          {
            subject: principalSubject(token),
            what: `${principalWords(token)} ${privilegedWords(stance, superAdministrator(token))} and was last used on ${since}, ${counted(days, 'day')} before.`,
            evidence: waysEvidence(stance.ways),
            standing: token.standing,
          },
        ];
      }),
      missing: [
        ...unseen(
          unclear.length,
          'Whether these tokens are privileged is unknown, and they are not known to be in use.',
          unclear.flatMap(({ stance }) => stance.gaps),
        ),
        ...notShown(withoutUse.length, 'When these privileged tokens were last used is not shown.'),
      ],
    };
  },
};
