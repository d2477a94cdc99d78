import { printable } from '../../words/printable.ts';
import { principalWords } from '../../words/words.ts';
import { controls } from '../controls.ts';
import { notGiven, notUnderstood } from '../missing.ts';
import { type Doubt, doubts, doubtWords, employmentOf } from '../people/employment.ts';
import { emailKey, type Person } from '../people/person.ts';
import type { FindingRule } from '../rule.ts';
import { principalSubject } from '../subjects.ts';

export const leaverStillMember: FindingRule = {
  id: 'leaver-still-member',
  title: 'Member who has left the company',
  severity: 'critical',
  why: 'Somebody who has left can still sign in and do all that the member may do, and nobody in the company answers for it any more. An open invitation to somebody who has left is no better.',
  remedy: 'Remove the member now, and look for what they made: tokens, policies, invitations.',
  controls: controls({
    soc2: ['CC6.2', 'CC6.3'],
    iso: ['A.5.18', 'A.6.5'],
    pci: ['8.2.5'],
    nist: ['AC-2', 'PS-4'],
  }),
  examines: 'members who accepted or are invited',
  restsOn: ['members'],
  evaluate: ({ accepted, invited, settings: { people }, now }) => {
    const members = [...accepted, ...invited];
    if (people === null) {
      const why = 'No HR data was given: who of these members has left is not known.';
      return { examined: 0, sightings: [], missing: notGiven(members.length, why) };
    }
    const known = members.flatMap((member) => {
      const rows = member.email === null ? undefined : people.get(emailKey(member.email));
      return rows === undefined ? [] : [{ member, rows, ...employmentOf(rows, now) }];
    });
    const decided = known.filter(({ doubt }) => doubt === null);
    return {
      examined: decided.length,
      sightings: decided
        .filter(({ employment }) => employment === 'left')
        .map(({ member, rows }) => ({
          subject: principalSubject(member),
          what: printable(
            `${principalWords(member)} has left the company, by its HR data (${leavingWords(rows)}), and is still ${member.standing === 'latent' ? 'invited' : 'a member'}.`,
          ),
          standing: member.standing,
        })),
      missing: [
        ...notGiven(members.length - known.length, 'These members are not in the HR data.'),
        ...doubts.flatMap((one) => {
          const count = known.filter(({ doubt }) => doubt === one).length;
          const why = `The HR data ${doubtWords[one]}.`;
          return isMisread[one] ? notUnderstood(count, why) : notGiven(count, why);
        }),
      ],
    };
  },
};

/** Whether HR said something that cannot be used, rather than nothing that decides. */
const isMisread: Readonly<Record<Doubt, boolean>> = {
  contradiction: true,
  'not-understood': true,
  undecided: false,
  silent: false,
};

function leavingWords(rows: readonly Person[]): string {
  const words = rows.flatMap(({ statuses = [], ends = [] }) => [
    ...statuses.map(({ text }) => `status ${text}`),
    ...ends.map(({ text }) => `end date ${text}`),
  ]);
  return [...new Set(words)].join(', ');
}
