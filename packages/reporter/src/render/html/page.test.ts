import { createHash } from 'node:crypto';
import { cloudflareApiBase } from '@grantlens/snapshot/internal';
import { expect, test } from 'vitest';
import { accessOf, shop } from '../../corner-shop.fixture.ts';
import { buildReport } from '../../sections/build-report.ts';
import { accountNamedLike } from '../hostile.fixture.ts';
import { foldHeadings } from './folds/headings.ts';
import { renderHtml } from './page.ts';
import { beforeRows, withoutRows } from './sections/frame.ts';
import { tableSections } from './sections/sections.ts';
import { accuracyTemplate } from './templates/accuracy.ts';
import { appendixTemplate } from './templates/appendix.ts';
import { coverTemplate } from './templates/cover.ts';
import { coverageTemplate } from './templates/coverage.ts';
import { logicTemplate } from './templates/logic.ts';
import { overviewTemplate } from './templates/overview.ts';
import { closingTemplate, openingTemplate } from './templates/page.ts';
import { privilegedTemplate } from './templates/privileged.ts';
import { railTemplate } from './templates/rail.ts';
import { sourceTemplate } from './templates/source.ts';
import { summaryTemplate } from './templates/summary.ts';
import { zonesTemplate } from './templates/zones.ts';

const html = [...renderHtml(buildReport(accessOf(), { toolVersion: '1' }))].join('');
const written = html.replaceAll(/<script[^>]*>[\s\S]*?<\/script>/g, '');
const scripts = [...html.matchAll(/<script(?<kind>[^>]*)>(?<text>[\s\S]*?)<\/script>/g)];

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64').replaceAll('=', '&#x3D;');
}

test('the policy of the page lets in its own style and its own script, and nothing else', () => {
  const [style = '', margins = ''] = [...html.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(
    ([, text]) => text,
  );
  const script = scripts.find(({ groups }) => groups?.kind === '')?.groups?.text ?? '';
  expect(script.length).toBeGreaterThan(1_000);
  expect(html).toContain(
    `default-src 'none'; style-src 'sha256-${hashOf(style)}' 'sha256-${hashOf(margins)}'; script-src 'sha256-${hashOf(script)}'; base-uri 'none'`,
  );
});

test('what is written holds no script, no style of its own, and no address of anything elsewhere', () => {
  expect(scripts).toHaveLength(2);
  // Where the account was read from is text, and no link.
  const elsewhere = written
    .replaceAll(`>${cloudflareApiBase}<`, '')
    .replace(`<bdi>${cloudflareApiBase} (`, '')
    .replace(`Read from ${cloudflareApiBase},`, '');
  expect(elsewhere).not.toMatch(/<script|\sstyle=|\son[a-z]+=|url\(|@import|https?:/i);
});

test('no template of the page puts anything in unescaped', () => {
  const sections = tableSections.flatMap((section) => [
    beforeRows(section),
    section.row,
    withoutRows(section),
  ]);
  const others = [
    coverTemplate,
    coverageTemplate,
    sourceTemplate,
    logicTemplate,
    overviewTemplate,
    privilegedTemplate,
    zonesTemplate,
    railTemplate,
    summaryTemplate,
    appendixTemplate,
    ...Object.values(foldHeadings).flatMap((headings) => Object.values(headings)),
  ];
  for (const template of [openingTemplate, ...others, ...sections, closingTemplate])
    expect(template).not.toMatch(/\{\{\{|\{\{\s*&/);
});

test('every table has a caption, and every header cell a scope', () => {
  const count = (pattern: RegExp) => written.match(pattern)?.length ?? 0;
  expect(count(/<table/g)).toBeGreaterThan(4);
  expect(count(/<caption[ >]/g)).toBe(count(/<table/g));
  expect(count(/<th[ >]/g)).toBe(count(/<th scope="(col|row|rowgroup)"/g));
});

test('every link leads to a section of the page', () => {
  for (const [, id] of written.matchAll(/href="#([^"]*)"/g)) expect(html).toContain(`id="${id}"`);
});

test('an incomplete report says so in its title and on its cover, with the reasons', () => {
  expect(written).not.toContain('INCOMPLETE');
  const zones = { status: 'forbidden', items: [], requests: [] } as const;
  const incomplete = [...renderHtml(buildReport(accessOf({ zones }), { toolVersion: '1' }))].join('');
  expect(incomplete).toMatch(/<title>[^<]*INCOMPLETE/);
  expect(incomplete).toContain('<bdi>Zones: forbidden.</bdi>');
  expect(shop.zones.status).toBe('complete');
});

test('the picture has a description in words, and every shape of it a label', () => {
  const picture = /<figure class="picture">[\s\S]*?<\/figure>/.exec(written)?.[0] ?? '';
  expect(picture).toContain('role="img" aria-labelledby="reach-title reach-about"');
  const count = (pattern: RegExp) => picture.match(pattern)?.length ?? 0;
  expect(count(/<title>/g)).toBe(count(/<rect/g) + count(/ d="M\d+ [\d.]+C/g) - count(/class="cut"/g));
  expect(written).toMatch(
    /<details class="in-words"><summary>The picture in words<\/summary>\s*<ul><li><bdi>Ada Byron: directly/,
  );
});

test('every privileged principal is on a page to be signed', () => {
  const section = /<section id="privileged"[\s\S]*?<\/section>/.exec(written)?.[0] ?? '';
  expect(section).toContain('is a Super Administrator');
  for (const field of ['Reviewer', 'Date', 'Signature']) expect(section).toContain(`<dt>${field}</dt>`);
});

test('every zone is listed and marked to become a link, whether or not a grant names it', () => {
  const [first] = shop.zones.items;
  const zones = { ...shop.zones, items: [first, { id: 'd2', name: 'unused.example', status: 'active' }] };
  const page = [...renderHtml(buildReport(accessOf({ zones }), { toolVersion: '1' }))].join('');
  const section = /<section id="zones"[\s\S]*?<\/section>/.exec(page)?.[0] ?? '';
  expect(section).toContain('<caption>Zones: 2</caption>');
  expect(section).toMatch(
    /<span data-page="zone" data-key="d2"><bdi class="line strong">unused\.example<\/bdi>/,
  );
});

test('who reaches a zone is written under its name, for a reader without scripts', () => {
  const section = /<section id="zones"[\s\S]*?<\/section>/.exec(written)?.[0] ?? '';
  const { zones, tables } = buildReport(accessOf(), { toolVersion: '1' });
  const everywhere = [...tables.entitlements].filter(({ zone }) => zone === '*');
  expect(zones.length).toBeGreaterThan(0);
  const lists = section.match(/<details class="without-script reach">[\s\S]*?<\/details>/g) ?? [];
  expect(lists).toHaveLength(zones.length);
  for (const [at, { id }] of zones.entries())
    for (const { means } of [...tables.entitlements].filter(({ zone }) => zone === id))
      expect(lists[at]).toContain(means);
  const all = /<details class="without-script reach" id="every-zone">[\s\S]*?<\/details>/.exec(section);
  expect(everywhere.length).toBeGreaterThan(0);
  for (const { means } of everywhere) expect(all?.[0]).toContain(means);
});

test('the drawing of rows is described in full: no word of it is taken for markup', () => {
  expect(accuracyTemplate).toContain('“&lt;seed&gt; &lt;purpose&gt; &lt;n&gt;”');
});

test('what nearly every row would say is left out of the page, and what few say is there', () => {
  const rows = [...buildReport(accessOf(), { toolVersion: '1' }).tables.entitlements];
  const count = (pattern: RegExp) => written.match(pattern)?.length ?? 0;
  expect(written).not.toMatch(/privileged: no|<span class="tag access">allow</);
  expect(count(/<span class="tag flag" data-value="yes">/g)).toBeGreaterThanOrEqual(
    rows.filter(({ privileged }) => privileged === 'yes').length,
  );
});

test('no name of an account ends the style of the sheets of paper', () => {
  const name = '"; } </style><script>alert(1)</script> \\ } @page { size: A0';
  const text = [...renderHtml(buildReport(accountNamedLike(name), { toolVersion: '1' }))].join('');
  const [, margins = ''] = [...text.matchAll(/<style>([\s\S]*?)<\/style>/g)].map(([, style]) => style);
  expect(margins).toMatch(
    /^@page \{[^<"{}]*@bottom-left \{ content: "[^<"{}]*"; [^<{}]*\}\n@bottom-right \{[^<{}]*\} \}$/,
  );
});
