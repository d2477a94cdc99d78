import type { Access } from '@grantlens/engine';
import { accessOf, shop } from '../corner-shop.fixture.ts';

/**
 * Names that somebody may choose to do harm: markup, templates, formulas, what hides or turns text, what is
 * too long.
 */
export const hostileTexts: readonly string[] = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg/onload=alert(1)>',
  "' onmouseover='alert(1)",
  '</style><script>alert(1)</script>',
  '<!--',
  ']]>',
  '&lt;b&gt;',
  '{{meta.account.id}}',
  '{{{meta.account.id}}}',
  '{{#each tables.principals}}{{email}}{{/each}}',
  '{{constructor.constructor "return 1"}}',
  '=HYPERLINK("http://evil.example","x")',
  '+1+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '＝1',
  'right\u202eto\u202cleft\u2066x\u2069',
  'two\r\nlines',
  'half\ud800of one',
  'nul\0here',
  `long${'x'.repeat(10_000)}`,
  '__proto__',
  '#REF!',
  '_x0041_',
  'no\uffffcharacter\ufffe',
  `longer than a cell ${'👩‍🚀'.repeat(10_000)}`,
];

/** Everything that somebody outside can name, named like that. */
export function accountNamedLike(text: string): Access {
  const [, ben] = shop.members.items as readonly object[];
  const [freeze] = shop.userGroups.items as readonly object[];
  const [zone] = shop.zones.items as readonly object[];
  const [token] = shop.accountTokens.items as readonly object[];
  const user = { first_name: text, last_name: text };
  const policy = {
    id: text,
    access: 'allow',
    permission_groups: [
      { id: `${text}g`, name: text, meta: { label: text, scopes: 'com.cloudflare.api.account.zone' } },
    ],
    resource_groups: [{ id: text, name: text, scope: { key: text, objects: [{ key: text }] } }],
  };
  const member = { ...ben, id: 'm2', email: text, status: text, user, policies: [policy] };
  return accessOf(
    {
      members: { ...shop.members, items: [member, { ...member, id: text, email: `${text}2` }], expected: 2 },
      userGroups: {
        ...shop.userGroups,
        items: [
          { ...freeze, name: text },
          { id: `ug ${text}`, name: text },
        ],
      },
      zones: { ...shop.zones, items: [{ ...zone, name: text }] },
      accountTokens: {
        ...shop.accountTokens,
        items: [{ ...token, name: text, expires_on: text, last_used_on: text }],
      },
      roles: { status: 'failed', items: [], requests: [], problem: { code: text, message: text } },
    },
    text,
  );
}
