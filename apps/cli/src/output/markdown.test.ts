import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { expect, test } from 'vitest';
import { codeCell, codeSpan, commentMarker } from './markdown.ts';

const html = (markdown: string): string =>
  micromark(markdown, { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true });

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const names: readonly (readonly [string, string])[] = [
  ['Web Team', 'Web Team'],
  ['@everyone', '@everyone'],
  ['</details><script>', '</details><script>'],
  ['a|b', 'a|b'],
  ['a\nb\r\n# c', 'a\\u000ab\\u000d\\u000a# c'],
  ['`', '`'],
  ['``a`b```', '``a`b```'],
  [' a ', ' a '],
  ['  ', '  '],
  ['\\', '\\'],
  ['a\\', 'a\\'],
  ['![x](http://e.example)', '![x](http://e.example)'],
  ['#12 &amp; <!-- -->', '#12 &amp; <!-- -->'],
  ['\u202egnp.exe', '\\u202egnp.exe'],
  ['| --- |\\\\| ``', '| --- |\\\\| ``'],
];

test.each(names)('a name in a comment is text in a code span and nothing else: %j', (name, shown) => {
  const code = `<code>${escaped(shown)}</code>`;
  expect(html(codeSpan(name))).toBe(`<p>${code}</p>`);
  expect(html(`to ${codeSpan(name)} and ${codeSpan(name)}.`)).toBe(`<p>to ${code} and ${code}.</p>`);
  expect(html(`- ${codeSpan(name)}`)).toContain(`<li>${code}</li>`);
});

const bars: typeof names = [
  ['a\\|b', 'a\\u005c|b'],
  ['\\\\\\|', '\\\\\\u005c|'],
];

test.each([...names, ...bars])('a name in a table of a comment stays in its cell: %j', (name, shown) => {
  const table = html(`| a | b |\n| --- | --- |\n| ${codeCell(name)} | x |\n`);
  const cells = [...table.matchAll(/<td>(.*)<\/td>/g)].map(([, cell]) => cell);
  expect(cells).toEqual([`<code>${escaped(shown)}</code>`, 'x']);
});

test('a name that is empty or very long is said so, and no character is cut in two', () => {
  expect(codeSpan('')).toBe('(no name)');
  expect(codeSpan(`${'a'.repeat(199)}😀b`)).toBe(`\`${'a'.repeat(199)}…\``);
});

test('the marker of a comment is a comment of HTML whatever the account is called', () => {
  expect(commentMarker('0da42c8d2132a9ddaf714f9e7c920711')).toBe(
    '<!-- grantlens:0da42c8d2132a9ddaf714f9e7c920711 -->',
  );
  expect(commentMarker('--> @all')).toBe('<!-- grantlens:_____all -->');
});
