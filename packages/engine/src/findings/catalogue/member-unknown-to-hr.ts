import { printable } from '../../words/printable.ts';
import { principalWords } from '../../words/words.ts';
import { controls } from '../controls.ts';
import { notGiven, notShown } from '../missing.ts';
import { emailKey } from '../people/person.ts';
import type { FindingRule } from '../rule.ts';
import { principalSubject } from '../subjects.ts';

export const memberUnknownToHr: FindingRule = {
  id: 'member-unknown-to-hr',
  title: 'Member whom the HR data does not know',
  severity: 'medium',
  why: 'Nobody will say when this member should go: no hire, move or departure ever reaches a person that HR does not know. Shared mailboxes, contractors and misspelled addresses look like this.',
  remedy: 'Find out who answers for the member. Put them into the HR data, or name an owner and an end date.',
  controls: controls({
    soc2: ['CC6.2'],
    iso: ['A.5.16', 'A.5.18'],
    pci: ['7.2.4'],
    nist: ['AC-2'],
  }),
  examines: 'members who accepted or are invited',
  restsOn: ['members'],
  evaluate: ({ accepted, invited, settings: { people } }) => {
    const members = [...accepted, ...invited];
    if (people === null) {
      const why = 'No HR data was given: whom it knows of these members is not known.';
      return { examined: 0, sightings: [], missing: notGiven(members.length, why) };
    }
    const nameless = members.filter(({ email }) => email === null);
    const withoutRecord = members.filter(({ email }) => email !== null && !people.has(emailKey(email)));
    return {
      examined: members.length - nameless.length,
      sightings: withoutRecord.map((member) => ({
        subject: principalSubject(member),
        what: printable(`${principalWords(member)} is in no row of the HR data.`),
        standing: member.standing,
      })),
      missing: notShown(nameless.length, 'The e-mail addresses of these members are not shown.'),
    };
  },
};
