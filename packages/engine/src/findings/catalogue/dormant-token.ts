import { knownTime } from '@grantlens/snapshot/internal';
import { counted } from '../../words/counted.ts';
import { principalWords } from '../../words/words.ts';
import { controls } from '../controls.ts';
import { nothingSaid } from '../missing.ts';
import { dayOf } from '../phrases.ts';
import { daysSince } from '../reading/rule-input.ts';
import type { FindingRule } from '../rule.ts';
import { principalSubject } from '../subjects.ts';

export const dormantToken: FindingRule = {
  id: 'dormant-token',
  title: 'API token that nobody uses',
  severity: 'low',
  why: 'A token that no program needs any more is only of use to somebody who finds it. Those that can give access or spend money are a finding of their own.',
  remedy: 'Disable the token, wait, and delete it.',
  controls: controls({
    soc2: ['CC6.2', 'CC6.3'],
    iso: ['A.5.18'],
    pci: ['7.2.5.1', '8.2.6'],
    nist: ['AC-2(3)', 'IA-4(4)'],
  }),
  examines: 'active account-owned API tokens whose last use is shown',
  restsOn: ['accountTokens'],
  evaluate: ({ activeTokens, privileged, settings, now }) => {
    const used = activeTokens.flatMap((token) => {
      const days = daysSince(token.lastUsedOn, now);
      return days === null ? [] : [{ token, days }];
    });
    const dormant = used.filter(
      ({ token, days }) => days > settings.dormantAfterDays && privileged(token).verdict !== 'allowed',
    );
    return {
      examined: used.length,
      sightings: dormant.map(({ token, days }) => ({
        subject: principalSubject(token),
        what: `${principalWords(token)} was last used on ${dayOf(knownTime(token.lastUsedOn ?? ''))}, ${counted(days, 'day')} before.`,
        standing: token.standing,
      })),
      missing: nothingSaid(
        activeTokens.length - used.length,
        'When these tokens were last used, if they ever were, is not shown.',
      ),
    };
  },
};
