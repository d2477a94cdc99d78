import { collectionGap } from '../../decision/collection-gap.ts';
import { printable } from '../../words/printable.ts';
import { principalWords } from '../../words/words.ts';
import { controls } from '../controls.ts';
import { nothingSaid } from '../missing.ts';
import type { FindingRule } from '../rule.ts';
import { principalSubject } from '../subjects.ts';

export const tokenOfStranger: FindingRule = {
  id: 'token-of-stranger',
  title: 'API token whose maker is not a member of the account',
  severity: 'medium',
  why: 'A token of the account outlives whoever made it. When that person has left, nobody may know what it is for, and somebody who is gone may still have a copy of it.',
  remedy: 'Find out which program uses the token and who looks after it; then roll it, or delete it.',
  controls: controls({
    soc2: ['CC6.2', 'CC6.3'],
    iso: ['A.5.16', 'A.5.18'],
    pci: ['7.2.5.1', '8.2.5'],
    nist: ['AC-2', 'PS-4'],
  }),
  examines: 'active account-owned API tokens whose maker is shown',
  restsOn: ['accountTokens', 'members'],
  evaluate: ({ account, activeTokens }) => {
    const members = account.principals.filter(({ kind }) => kind === 'member');
    const emails = new Set(members.flatMap(({ email }) => email?.toLowerCase() ?? []));
    // Somebody who is not seen, or not by e-mail, may be the one.
    const isEverybodySeen =
      collectionGap(account, 'members') === null && members.every(({ email }) => email !== null);
    const made = activeTokens.flatMap((token) => {
      const by = token.made?.by;
      return by === undefined ? [] : [{ token, by, isMember: emails.has(by.toLowerCase()) }];
    });
    const judged = made.filter(({ isMember }) => isMember || isEverybodySeen);
    return {
      examined: judged.length,
      sightings: judged
        .filter(({ isMember }) => !isMember)
        .map(({ token, by }) => ({
          subject: principalSubject(token),
          what: printable(`${principalWords(token)} was made by ${by}, who is not a member of the account.`),
          standing: token.standing,
        })),
      missing: nothingSaid(
        activeTokens.length - judged.length,
        'Who made these tokens, or whether they are a member, is not shown.',
      ),
    };
  },
};
