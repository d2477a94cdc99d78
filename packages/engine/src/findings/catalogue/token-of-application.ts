import { printable } from '../../words/printable.ts';
import { principalWords } from '../../words/words.ts';
import { controls } from '../controls.ts';
import type { FindingRule } from '../rule.ts';
import { principalSubject } from '../subjects.ts';

export const tokenOfApplication: FindingRule = {
  id: 'token-of-application',
  title: 'API token that an application made',
  severity: 'low',
  why: 'Somebody allowed an application to act for them, and it made a token that stays when they take that back. What the application does with it is out of sight.',
  remedy:
    'Ask whoever made the token whether the application is still wanted; if not, delete the token and take the application’s access back.',
  controls: controls({
    soc2: ['CC6.3', 'CC9.2'],
    iso: ['A.5.18', 'A.5.19'],
    pci: ['7.2.5', '8.6.3'],
    nist: ['AC-2', 'AC-6'],
  }),
  examines: 'active account-owned API tokens',
  restsOn: ['accountTokens'],
  evaluate: ({ account, activeTokens }) => {
    const owned = new Map(account.applications.owned.map(({ id, name }) => [id, name]));
    const words = (id: string): string => {
      if (!owned.has(id)) return `the application ${id}`;
      return `the application ${owned.get(id) ?? id}, which the account owns`;
    };
    return {
      examined: activeTokens.length,
      sightings: activeTokens.flatMap((token) => {
        const { application, by } = token.made ?? {};
        if (application === undefined) return [];
        const whom = by === undefined ? '' : ` for ${by}`;
        return [
          {
            subject: principalSubject(token),
            what: printable(`${principalWords(token)} was made${whom} by ${words(application)}.`),
            standing: token.standing,
          },
        ];
      }),
      missing: [],
    };
  },
};
