import { compile } from '@grantlens/engine';
import { normalise, type Snapshot } from '@grantlens/snapshot';
import { cloudflareApiBase, seal } from '@grantlens/snapshot/internal';
import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { shop, snapshotOf } from '../corner-shop.fixture.ts';
import { manifestText, writeManifest } from '../package/manifest.ts';
import { readManifest } from '../package/read-manifest.ts';
import { renderReport } from '../render/files.ts';
import { renderAll, textIn } from '../render/rendered.fixture.ts';
import { sourceFacts } from '../words/source.ts';
import { buildReport } from './build-report.ts';

const sandbox = 'http://127.0.0.1:8787/client/v4';

function reportOf(source: Partial<Snapshot['source']> = {}, collections = shop) {
  const { digest: _, ...snapshot } = snapshotOf(collections);
  const changed = seal({ ...snapshot, source: { ...snapshot.source, ...source } });
  return buildReport(compile(normalise(changed)), { toolVersion: '1' });
}

const sourceOf = (...about: Parameters<typeof reportOf>) => reportOf(...about).coverage.source;
const fact = (title: string, ...about: Parameters<typeof reportOf>) =>
  sourceFacts(sourceOf(...about)).find(([one]) => one === title)?.[1];

const asked = (query: Readonly<Record<string, string>>) => ({
  ...shop.zones,
  requests: [{ path: '/zones', query, httpStatus: 200, at: '2025-11-01T08:00:00Z', rows: 1, bodySha256: '' }],
});

test('what was not read from Cloudflare is marked on the cover, in the title and in every file of the manifest', async () => {
  const report = reportOf({ apiBase: sandbox });
  const files = await renderAll(renderReport(report));
  const html = textIn(files, 'report.html');
  expect(html).toMatch(/<title>[^<]*\(NOT FROM CLOUDFLARE\)<\/title>/);
  expect(html.indexOf('<strong>NOT FROM CLOUDFLARE.</strong>')).toBeGreaterThan(0);
  expect(html).not.toContain('<strong>COMPLETE.</strong>');
  const book = await readXlsx(files.get('review.xlsx') ?? new Uint8Array());
  expect(book.sheets[0]?.rows.map(([title]) => title)).toContain('NOT FROM CLOUDFLARE');
  const manifest = writeManifest(report, {
    inputs: new Set(['snapshot']),
    formats: ['csv'],
    snapshotModified: false,
    previousManifest: null,
    files: [...files.keys()].map((name) => ({ name, bytes: 1, sha256: 'b'.repeat(64) })),
  });
  expect(new Set(manifest.files.map(({ notCloudflare }) => notCloudflare))).toEqual(new Set([sandbox]));
  expect(readManifest(Buffer.from(manifestText(manifest)))).toEqual(manifest);
});

test('what was read from Cloudflare has no such mark anywhere', async () => {
  const files = await renderAll(renderReport(reportOf()));
  expect(textIn(files, 'report.html')).not.toContain('NOT FROM CLOUDFLARE');
  expect(textIn(files, 'report.html')).toContain('<strong>COMPLETE.</strong>');
});

test('source and scope are the same in JSON, on the page and in the workbook', async () => {
  const report = reportOf({ accounts: { items: [{ id: 'other', name: 'Other & Sons' }], total: 3 } });
  const files = await renderAll(renderReport(report));
  expect(JSON.parse(textIn(files, 'report.json')).coverage.source).toEqual(report.coverage.source);
  const html = textIn(files, 'report.html').replaceAll('&amp;', '&').replaceAll('&#x3D;', '=');
  const book = await readXlsx(files.get('review.xlsx') ?? new Uint8Array());
  const cells = new Set(book.sheets[0]?.rows.flat());
  for (const [title, says] of sourceFacts(report.coverage.source)) {
    expect(html).toContain(`<dt>${title}</dt><dd><bdi>${says}</bdi></dd>`);
    expect(cells).toContain(says);
  }
  for (const { bodies } of report.coverage.source.endpoints) expect(html).toContain(bodies);
  expect(html.indexOf('id="source"')).toBeLessThan(html.indexOf('<caption>Collections:'));
});

test('a token of the account is named, with what its own policies give', () => {
  const { credential } = sourceOf({ credential: { kind: 'account-token', id: 't1', status: 'active' } });
  expect(credential.name).toBe('deploy');
  expect(credential.permissions).toEqual(['can change DNS records on shop.example']);
  expect(sourceOf({ credential: { kind: 'user-token', id: 't9' } }).credential.permissions).toBeNull();
});

test('the accounts that the credential sees are named, and which of them this one is', () => {
  const { account } = snapshotOf(shop);
  const items = [
    { id: String(account.id), name: 'Corner Shop' },
    { id: 'zz', name: null },
  ];
  expect(fact('Accounts that it sees', { accounts: { items, total: 4 } })).toBe(
    `Corner Shop (${account.id}), which is this one; zz; and 2 more accounts that the first page does not list.`,
  );
  expect(fact('Accounts that it sees', { accounts: { items: items.slice(1) } })).toBe(
    'zz. This one is not among them.',
  );
  const problem = { code: 'forbidden', message: 'the API answered 403' };
  expect(fact('Accounts that it sees', { accounts: { items: [], problem } })).toBe(
    'Not listed: the API answered 403.',
  );
  expect(fact('Accounts that it sees')).toBe('Not recorded in this snapshot.');
});

test.each<[Readonly<Record<string, string>>, number]>([
  [{}, 0],
  [{ 'account.id': String(snapshotOf(shop).account.id), page: '1', per_page: '50' }, 0],
  [{ 'account.id': 'another' }, 1],
  [{ status: 'active' }, 1],
  [{ type: 'internal' }, 1],
  [{ name: 'a', match: 'any' }, 2],
])('a question with %j names as many filters as may leave rows out: %i', (query, filters) => {
  expect(sourceOf({}, { ...shop, zones: { ...asked(query), status: 'partial' } }).filters).toHaveLength(
    filters,
  );
});

test('a collection that was not asked for is a filter', () => {
  const skipped = { status: 'skipped' as const, items: [], requests: [] };
  expect(sourceOf({}, { ...shop, accountTokens: skipped }).filters).toEqual([
    'Account-owned API tokens: not asked for.',
  ]);
});

test('a snapshot that differs in its source alone gives another report', () => {
  expect(reportOf({ apiBase: sandbox }).meta.reportId).not.toBe(
    reportOf({ apiBase: cloudflareApiBase }).meta.reportId,
  );
});
