import { collectionGap } from '../../decision/collection-gap.ts';
import { printable } from '../../words/printable.ts';
import { principalWords } from '../../words/words.ts';
import { controls } from '../controls.ts';
import { notGiven, notShown, unseen } from '../missing.ts';
import type { FindingRule } from '../rule.ts';
import { principalSubject } from '../subjects.ts';

export const thirdPartyDomain: FindingRule = {
  id: 'third-party-domain',
  title: 'Member with an e-mail address of another company',
  severity: 'medium',
  why: 'The company does not run this mailbox: it cannot close it when the person leaves, and its single sign-on does not apply. Own domains are those of verified SSO connectors and those that were named.',
  remedy: 'Give outsiders an end date and an owner in the company, or an address of your own.',
  controls: controls({
    soc2: ['CC6.2', 'CC9.2'],
    iso: ['A.5.16', 'A.5.19'],
    pci: ['8.2.7'],
    nist: ['AC-2', 'PS-7'],
  }),
  examines: 'members who accepted or are invited',
  restsOn: ['members'],
  evaluate: ({ account, accepted, invited, settings }) => {
    const members = [...accepted, ...invited];
    const own = new Set([...account.ssoDomains, ...settings.ownDomains]);
    const hidden = collectionGap(account, 'ssoConnectors');
    if (own.size === 0 && hidden === null) {
      const why =
        'Which e-mail domains are the company’s own is not known: no SSO connector is verified and none were named.';
      return { examined: 0, sightings: [], missing: notGiven(members.length, why) };
    }
    const judged = members.map((member) => ({ member, domain: domainOf(member.email) }));
    const nameless = judged.filter(({ domain }) => domain === null);
    const others = judged.filter(({ domain }) => domain !== null && !own.has(domain));
    return {
      examined: members.length - nameless.length - (hidden === null ? 0 : others.length),
      sightings:
        hidden === null
          ? others.map(({ member, domain }) => ({
              subject: principalSubject(member),
              what: printable(
                `${principalWords(member)} has an address at ${domain}, which is not one of the company’s own domains.`,
              ),
              standing: member.standing,
            }))
          : [],
      missing: [
        ...notShown(nameless.length, 'The e-mail addresses of these members are not shown.'),
        ...(hidden === null
          ? []
          : unseen(
              others.length,
              'Whether the domains of these members are the company’s own could not be read.',
              [hidden.id],
            )),
      ],
    };
  },
};

function domainOf(email: string | null): string | null {
  const at = email === null ? -1 : email.lastIndexOf('@');
  return email === null || at < 0 ? null : email.slice(at + 1).toLowerCase();
}
