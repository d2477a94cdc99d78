import { expect, test } from 'vitest';
import { accessOf } from '../corner-shop.fixture.ts';
import { buildReport } from '../sections/build-report.ts';
import { digestOfManifest, manifestText, type Packing, writeManifest } from './manifest.ts';
import { readManifest } from './read-manifest.ts';

const packing: Packing = {
  inputs: new Set(['catalogue', 'snapshot']),
  formats: ['html', 'json'],
  snapshotModified: false,
  previousManifest: 'a'.repeat(64),
  files: [
    { name: 'report.json', bytes: 2, sha256: 'b'.repeat(64) },
    { name: 'report.html', bytes: 1, sha256: 'c'.repeat(64) },
  ],
};

const manifestOf = (name?: string) =>
  writeManifest(buildReport(accessOf({}, name), { toolVersion: '1' }), packing);

const bytesOf = (value: unknown) => Buffer.from(JSON.stringify(value));

test('a manifest lists the files by name and what the report was made from', () => {
  const { files, inputs, complete } = manifestOf();
  expect(files.map(({ name }) => name)).toEqual(['report.html', 'report.json']);
  expect(inputs).toEqual([
    { role: 'snapshot', file: 'snapshot.json.gz' },
    { role: 'catalogue', file: 'catalogue.yaml' },
  ]);
  expect(complete).toBe(true);
});

test('a manifest has the settings of the findings as the report says them', () => {
  const report = buildReport(accessOf(), { toolVersion: '1', findings: { staleAfterDays: 7 } });
  const { settings, digest } = writeManifest(report, packing);
  expect(settings).toEqual(report.evaluation.settings);
  expect(settings.staleAfterDays).toBe(7);
  expect(digest).not.toBe(manifestOf().digest);
});

test('a manifest has the totals that the report was tied out with', () => {
  const { controlTotals } = manifestOf();
  expect(controlTotals.find(({ title }) => title === 'Principals in this report')).toMatchObject({
    total: 4,
    ties: true,
  });
});

test.each(['Corner Shop', '<script>', '{{x}}', 'half \ud83d', 'nul\0', '"\\\n', '__proto__'])(
  'a manifest of an account named %j is read as it was written',
  (name) => {
    const manifest = manifestOf(name);
    const read = readManifest(Buffer.from(manifestText(manifest)));
    expect(read).toEqual(manifest);
    expect(manifestText(read)).toBe(manifestText(manifest));
    expect(digestOfManifest(read)).toBe(manifest.digest);
  },
);

test('a manifest has another digest when anything in it is changed', () => {
  const manifest = manifestOf();
  expect(digestOfManifest({ ...manifest, previousManifest: null })).not.toBe(manifest.digest);
  expect(digestOfManifest({ ...manifest, tool: { name: 'grantlens', version: '2' } })).not.toBe(
    manifest.digest,
  );
});

test.each([
  ['when it is not JSON', Buffer.from('{'), /not JSON/],
  ['when it is something else', bytesOf({ format: 'grantlens.report' }), /format/],
  ['when it is of a later version', bytesOf({ ...manifestOf(), version: 2 }), /version/],
  ['when it says more than it may', bytesOf({ ...manifestOf(), more: 1 }), /more/],
  [
    'when it names a file outside the package',
    bytesOf({ ...manifestOf(), files: [{ name: '../x', bytes: 1, sha256: 'c'.repeat(64) }] }),
    /files\.0\.name/,
  ],
])('a manifest cannot be read %s', (_, bytes, sentence) => {
  expect(() => readManifest(bytes)).toThrow(sentence);
});

test('a manifest of an earlier version, which says neither source nor logic, can be read', () => {
  const { source: _, logic: __, ...earlier } = manifestOf();
  expect(readManifest(bytesOf(earlier))).toEqual(earlier);
});
