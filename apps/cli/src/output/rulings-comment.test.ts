import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { expect, test } from 'vitest';
import { commentText } from './comment.ts';
import { notice, ruling } from './ruling.fixture.ts';
import type { Ruling } from './ruling.ts';
import { rulingsComment } from './rulings-comment.ts';

const written = (...rulings: readonly Ruling[]) =>
  commentText(rulingsComment(rulings), { before: [], after: [] });
const html = (markdown: string): string =>
  micromark(markdown, { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true });

test('a comment about rules shows what failed, then what was not evaluated, and folds the rest', () => {
  const rulings = [
    ruling({ id: 'fine', outcome: 'passed', notices: [], message: 'examined 3 members' }),
    ruling({
      id: 'open',
      outcome: 'not-evaluated',
      severity: 'low',
      why: null,
      remedy: null,
      controls: [],
      notices: [notice({ kind: 'unsettled' })],
    }),
    ruling(),
  ];
  expect(rulingsComment(rulings).summary).toBe('1 failed, 1 not evaluated, 0 skipped, 1 passed');
  expect(written(...rulings)).toBe(`#### failed, high: \`Only the DNS team edits DNS of the shop\`

- \`ada@example.com\` may edit DNS

\`Customers see it.\`
<br>→ \`Take it away.\`
<br>\`SOC 2 CC6.3\`
<br>rule \`shop-dns\`

#### not evaluated, low: \`Only the DNS team edits DNS of the shop\`

- \`ada@example.com\` may edit DNS

rule \`open\`

<details><summary>1 passed</summary>

- \`fine\`: \`examined 3 members\`

</details>
`);
});

test('a comment folds the notices of a rule beyond ten', () => {
  const text = written(ruling({ notices: Array.from({ length: 12 }, () => notice()) }));
  const [open = '', more = ''] = text.split('<details><summary>2 more lines</summary>');
  expect(open.match(/^- /gm)).toHaveLength(10);
  expect(more.split('</details>')[0]?.match(/^- /gm)).toHaveLength(2);
});

test('a name of others in a rule mentions nobody in a comment, and ends no line, code or fold', () => {
  const name = '`@everyone` </details>\n# x | <b> [y](https://evil.example) #12 ``';
  const page = html(
    written(
      ruling({
        id: name,
        title: name,
        why: name,
        remedy: name,
        controls: [name],
        notices: [notice({ message: [{ name }], waived: name })],
      }),
      ruling({ id: name, outcome: 'passed', message: name, notices: [] }),
    ),
  );
  const plain = page.replace(/<code>[\s\S]*?<\/code>/g, '');
  for (const sign of ['@', 'evil', '<b>', '#12', '<a ', '<h1>']) expect(plain).not.toContain(sign);
  expect(plain.match(/<details>/g)?.length).toBe(plain.match(/<\/details>/g)?.length);
});
