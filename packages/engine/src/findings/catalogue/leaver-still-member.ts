import { printable } from '../../words/printable.ts';
import { principalWords } from '../../words/words.ts';
import { controls } from '../controls.ts';
import { notGiven } from '../missing.ts';
import { employmentOf } from '../people/employment.ts';
import { emailKey, type Person } from '../people/person.ts';
import type { FindingRule } from '../rule.ts';
import { principalSubject } from '../subjects.ts';

export const leaverStillMember: FindingRule = {
  id: 'leaver-still-member',
  title: 'Member who has left the company',
  severity: 'critical',
  why: 'Whoever has left can still sign in and do all that the member may do, and nobody in the company answers for it any more. An open invitation to somebody who has left is no better.',
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
      const person = member.email === null ? undefined : people.get(emailKey(member.email));
      return person === undefined ? [] : [{ member, person, employment: employmentOf(person, now) }];
    });
    const told = known.filter(({ employment }) => employment !== 'unknown');
    return {
      examined: told.length,
      sightings: told
        .filter(({ employment }) => employment === 'left')
        .map(({ member, person }) => ({
          subject: principalSubject(member),
          what: printable(
            `${principalWords(member)} has left the company, by its HR data (${leavingWords(person)}), and is still ${member.standing === 'latent' ? 'invited' : 'a member'}.`,
          ),
          standing: member.standing,
        })),
      missing: [
        ...notGiven(members.length - known.length, 'These members are not in the HR data.'),
        ...notGiven(
          known.length - told.length,
          'The HR data does not say of these members whether they still work for the company.',
        ),
      ],
    };
  },
};

function leavingWords({ status, endDate }: Person): string {
  const words = [status == null ? [] : [`status ${status}`], endDate == null ? [] : [`end date ${endDate}`]];
  return words.flat().join(', ');
}
