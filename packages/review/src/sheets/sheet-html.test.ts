import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { startOf, stateAfter, unitOf } from '../review.fixture.ts';
import { type Sheet, sheetsOf } from './sheet.ts';
import { sheetHtml } from './sheet-html.ts';

const about = {
  account: 'Corner <Shop>',
  takenAt: '2026-03-31',
  due: '2026-04-30',
  fallback: null,
  toolVersion: '1',
};
const [sheet] = sheetsOf(stateAfter(startOf([unitOf('1'), unitOf('2', { findings: ['f-1'] })])).state);
if (sheet === undefined) throw new Error('nobody has a sheet');
const pageOf = (change: Partial<Sheet> = {}) => sheetHtml({ ...sheet, ...change }, about);

test('the policy of a sheet admits its own style and script by their hashes, and no request at all', () => {
  const html = pageOf();
  const hashOf = (text: string) =>
    createHash('sha256').update(text).digest('base64').replaceAll('=', '&#x3D;');
  const style = /<style>([\s\S]*)<\/style>/.exec(html)?.[1] ?? '';
  const script = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].at(-1)?.[1] ?? '';
  expect(html).toContain(
    `default-src 'none'; style-src 'sha256-${hashOf(style)}'; script-src 'sha256-${hashOf(script)}'; base-uri 'none'`,
  );
  const written = html.replaceAll(/<script[^>]*>[\s\S]*?<\/script>/g, '');
  expect(written).not.toMatch(/<script|\sstyle=|\son[a-z]+=|url\(|@import|https?:/i);
  expect(script).not.toMatch(/\bfetch\(|XMLHttpRequest|sendBeacon|WebSocket|localStorage/);
});

test('a sheet names its account and its reviewer as texts, whatever they are called', () => {
  const html = pageOf({ reviewer: '</title><script>alert(1)</script>' });
  expect(html).toContain('Corner &lt;Shop&gt;');
  expect(html).toContain('<title>Decisions of &lt;/title&gt;&lt;script&gt;');
  expect(html.match(/<script/g)).toHaveLength(2);
});

test('a sheet is the same bytes every time, and another when something was decided', () => {
  expect(pageOf()).toBe(pageOf());
  const rows = sheet.rows.map((row) => ({ ...row, decision: 'keep' }));
  expect(pageOf({ rows })).not.toBe(pageOf());
});
