import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { expect, test } from 'vitest';
import { commentText } from '../comment.ts';
import { notice, ruling } from '../ruling.fixture.ts';
import type { Ruling } from '../ruling.ts';
import { rulingParts } from './markdown.ts';

const written = (...rulings: readonly Ruling[]) => commentText('acc', rulingParts(rulings));
const html = (markdown: string): string =>
  micromark(markdown, { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true });

test('a comment shows what failed, then what was not evaluated, and folds the rest', () => {
  const text = written(
    ruling({ id: 'fine', outcome: 'passed', notices: [], message: 'examined 3 members' }),
    ruling({
      id: 'open',
      outcome: 'not-evaluated',
      severity: 'low',
      notices: [notice({ kind: 'unsettled' })],
    }),
    ruling(),
  );
  expect(text).toBe(`<!-- grantlens:acc -->

#### failed, high: \`Only the DNS team edits DNS of the shop\`

- \`ada@example.com\` may edit DNS

<details><summary>about this rule</summary>

- rule: \`shop-dns\`
- why: \`Customers see it.\`
- what to do: \`Take it away.\`
- controls: \`SOC 2 CC6.3\`

</details>

#### not evaluated, low: \`Only the DNS team edits DNS of the shop\`

- \`ada@example.com\` may edit DNS

<details><summary>about this rule</summary>

- rule: \`open\`
- why: \`Customers see it.\`
- what to do: \`Take it away.\`
- controls: \`SOC 2 CC6.3\`

</details>

<details><summary>1 passed</summary>

- \`fine\`: \`examined 3 members\`

</details>
`);
});

test('a comment folds the notices of a rule beyond ten', () => {
  const text = written(ruling({ notices: Array.from({ length: 12 }, () => notice()) }));
  const [open = '', more = ''] = text.split('<details><summary>2 more</summary>');
  expect(open.match(/^- /gm)).toHaveLength(10);
  expect(more.split('</details>')[0]?.match(/^- /gm)).toHaveLength(2);
});

test('a name of others mentions nobody in a comment, and ends no line, code or fold', () => {
  const name = '`@everyone` </details>\n# x | <b> [y](https://evil.example) #12 ``';
  const page = html(
    written(
      ruling({
        id: name,
        title: name,
        why: name,
        remedy: name,
        controls: [name],
        message: name,
        notices: [notice({ message: [{ name }], waived: name })],
      }),
    ),
  );
  const plain = page.replace(/<code>[\s\S]*?<\/code>/g, '');
  for (const sign of ['@', 'evil', '<b>', '#12', '<a ', '<h1>']) expect(plain).not.toContain(sign);
  expect(plain.match(/<details>/g)?.length).toBe(plain.match(/<\/details>/g)?.length);
});
