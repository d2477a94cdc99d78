import { describe, expect, test } from 'vitest';
import { accessOf, shop } from '../corner-shop.fixture.ts';
import { buildReport } from '../report/build-report.ts';
import { renderReport } from './files.ts';

const corpus: readonly string[] = [
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
];

/** Everything that somebody outside can name, named like that. */
function namedLike(text: string) {
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
  const access = accessOf(
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
  return renderReport(buildReport(access, { toolVersion: '1' }));
}

const harmless = namedLike('harmless');
const tagsOf = (html: string) => [...html.matchAll(/<\/?[a-z!][^>\s]*/gi)].map(([tag]) => tag.toLowerCase());
const textOf = (files: typeof harmless, name: string) => files.find((file) => file.name === name)?.text ?? '';

describe.each(corpus.map((text) => [text.slice(0, 40), text] as const))('names like %j', (_, text) => {
  const files = namedLike(text);
  const html = textOf(files, 'report.html');

  test('add no markup to the page', () => {
    const wanted = new Set(tagsOf(textOf(harmless, 'report.html')));
    expect(tagsOf(html).filter((tag) => !wanted.has(tag))).toEqual([]);
    expect(html).not.toMatch(/<script|<img|<svg/i);
    expect(html.match(/<tr data-id=/g)?.length).toBe(
      textOf(harmless, 'report.html').match(/<tr data-id=/g)?.length,
    );
  });

  test('leave nothing on the page that cannot be seen or turns the reading', () => {
    expect(html.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u);
  });

  test('are no template', () => {
    if (text.includes('{{')) expect(html).toContain(escaped(text));
    expect(html).not.toContain('[object');
  });

  test('make no formula, no row and no broken character in a CSV', () => {
    for (const { name, text: csv } of files.filter(({ name }) => name.endsWith('.csv'))) {
      const cells = parse(csv);
      expect(
        cells.map((row) => row.length),
        name,
      ).toEqual(parse(textOf(harmless, name)).map((row) => row.length));
      for (const cell of cells.flat()) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]|^[\t\r]/);
      expect(csv).not.toMatch(/[\0\p{Cs}]/u);
    }
  });

  test('come whole through JSON', () => {
    const json = JSON.parse(textOf(files, 'report.json'));
    expect(json.meta.account.name).toBe(text.replace(/\p{Cs}/gu, '\ufffd'));
    expect(json.tables.principals).toHaveLength(3);
  });
});

function escaped(text: string): string {
  return text.replaceAll('"', '&quot;').replaceAll("'", '&#x27;');
}

/** RFC 4180, as small as it goes. */
function parse(csv: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    if (end === '' && quoted === undefined && plain === '') break;
    rows.at(-1)?.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
  }
  return rows.filter((row) => row.length > 0);
}
