import { expect, test } from 'vitest';
import { accessOf, shop, snapshotOf } from '../corner-shop.fixture.ts';
import { renderReport } from '../render/files.ts';
import { renderAll, textIn } from '../render/rendered.fixture.ts';
import { integrityFacts } from '../words/integrity.ts';
import { buildReport } from './build-report.ts';

const manifest = 'ab'.repeat(32);
const report = buildReport(accessOf(), {
  toolVersion: '1',
  previous: accessOf(),
  previousManifest: manifest,
  raw: { snapshot: snapshotOf(shop) },
});

test('a report says the digests that it was made with, and those of the review before', () => {
  const { meta, coverage } = report;
  expect(coverage.integrity).toEqual({
    snapshot: { digest: meta.snapshotDigest, matches: true },
    contents: meta.contentsDigest,
    previousSnapshot: meta.previous?.snapshotDigest,
    previousManifest: manifest,
  });
});

test('the integrity of a package is in every format, with how it is proved and what that leaves open', async () => {
  const files = await renderAll(renderReport(report));
  const page = textIn(files, 'report.html');
  const [, section = ''] = /<h3 id="integrity">([\s\S]*?)<h3 /.exec(page) ?? [];
  expect(section).toContain('ISO 27001:2022 A.5.33');
  for (const [title] of integrityFacts(report.coverage.integrity)) expect(section).toContain(title);
  for (const said of ['grantlens verify', 'reperform.mjs', manifest, 'What neither proves'])
    expect(section).toContain(said);
  expect(page).toContain('href="#integrity"');
  expect(JSON.parse(textIn(files, 'report.json'))).toMatchObject({
    coverage: { integrity: { previousManifest: manifest } },
  });
});

test('a snapshot that was changed is said to be, beside its digest', () => {
  const changed = { ...report.coverage.integrity, snapshot: { digest: 'sha256-0', matches: false } };
  expect(integrityFacts(changed)[0]).toEqual(['Snapshot', 'sha256-0, which does NOT match: it was changed']);
});
