import { lastOf, openActivity } from '../../activity/last-activity.ts';
import { principalWords } from '../../words/words.ts';
import { controls } from '../controls.ts';
import { recordedSince } from '../reading/recorded-since.ts';
import type { FindingRule } from '../rule.ts';
import { principalSubject } from '../subjects.ts';

export const memberWithoutLogin: FindingRule = {
  id: 'member-without-login',
  title: 'Member without a recorded login',
  severity: 'low',
  why: 'Who has not logged in for as long as the audit log goes back may not need the membership, and would not notice that somebody else uses it.',
  remedy: 'Ask whether the membership is still needed, and remove the member if it is not.',
  controls: controls({
    soc2: ['CC6.2', 'CC6.3'],
    iso: ['A.5.18'],
    pci: ['7.2.4', '8.2.6'],
    nist: ['AC-2(3)'],
  }),
  examines: 'accepted members',
  restsOn: ['members'],
  evaluate: ({ account, accepted, settings, now }) => {
    const reach = recordedSince(account, 'logins', settings.withoutChangeDays, now);
    if (reach.kind === 'missing') return { examined: 0, sightings: [], missing: reach.missing };
    const book = openActivity(account);
    return {
      examined: accepted.length,
      sightings: accepted
        .filter((member) => lastOf(book.of(member).logins) === null)
        .map((member) => ({
          subject: principalSubject(member),
          what: `${principalWords(member)} has no recorded login since ${reach.since}.`,
          standing: member.standing,
        })),
      missing: [],
    };
  },
};
