import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { accessOf, shop } from '../../corner-shop.fixture.ts';
import { buildReport } from '../../report/build-report.ts';
import { renderHtml } from './page.ts';
import { coverTemplate } from './templates/cover.ts';
import { coverageTemplate } from './templates/coverage.ts';
import { entitlementsTemplate } from './templates/entitlements.ts';
import { groupsTemplate } from './templates/groups.ts';
import { pageTemplate } from './templates/page.ts';
import { populationTemplate } from './templates/population.ts';

const html = renderHtml(buildReport(accessOf(), { toolVersion: '1' }));

test('the policy of the page lets in its own style and nothing else', () => {
  const style = /<style>([\s\S]*)<\/style>/.exec(html)?.[1] ?? '';
  const hash = createHash('sha256').update(style).digest('base64').replaceAll('=', '&#x3D;');
  expect(html).toContain(`default-src 'none'; style-src 'sha256-${hash}'`);
  expect(html).not.toMatch(/<script|\sstyle=|\son[a-z]+=|url\(|@import|https?:/i);
});

test('no template puts anything in unescaped', () => {
  const templates = [
    pageTemplate,
    coverTemplate,
    coverageTemplate,
    populationTemplate,
    entitlementsTemplate,
    groupsTemplate,
  ];
  for (const template of templates) expect(template).not.toMatch(/\{\{\{|\{\{\s*&/);
});

test('every table has a caption, and every header cell a scope', () => {
  const count = (pattern: RegExp) => html.match(pattern)?.length ?? 0;
  expect(count(/<table/g)).toBeGreaterThan(4);
  expect(count(/<caption>/g)).toBe(count(/<table/g));
  expect(count(/<th[ >]/g)).toBe(count(/<th scope="(col|row)"/g));
});

test('every link leads to a section of the page', () => {
  for (const [, id] of html.matchAll(/href="#([^"]*)"/g)) expect(html).toContain(`id="${id}"`);
});

test('an incomplete report says so in its title and on its cover, with the reasons', () => {
  expect(html).not.toContain('INCOMPLETE');
  const zones = { status: 'forbidden', items: [], requests: [] } as const;
  const incomplete = renderHtml(buildReport(accessOf({ zones }), { toolVersion: '1' }));
  expect(incomplete).toMatch(/<title>[^<]*INCOMPLETE/);
  expect(incomplete).toContain('<bdi>Zones: forbidden.</bdi>');
  expect(shop.zones.status).toBe('complete');
});
