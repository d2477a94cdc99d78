import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Manifest } from '@grantlens/reporter';
import { digestOfManifest, manifestText } from '@grantlens/reporter/internal';
import { encodeSnapshot, type Snapshot } from '@grantlens/snapshot';
import { seal } from '@grantlens/snapshot/internal';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeEarlierSnapshot } from '../scenarios/earlier.ts';
import { takeSnapshot } from '../scenarios/scenario.ts';
import { grantlens } from './program.ts';

const everything = [
  'catalogue.json',
  'changes.csv',
  'entitlements.csv',
  'findings.csv',
  'groups.csv',
  'manifest.json',
  'principals.csv',
  'reperform.mjs',
  'report.html',
  'report.json',
  'review.xlsx',
  'snapshot.json.gz',
  'units.csv',
];

let folder: string;
let earlier: string;
let now: string;

const at = (...names: readonly string[]) => join(folder, ...names);
const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const json = async (...names: readonly string[]) => JSON.parse(await readFile(at(...names), 'utf8'));

/** The same account, a quarter apart: the time of a snapshot taken in a test is the present. */
function taken(snapshot: Snapshot, day: string): Snapshot {
  const { digest: _, ...rest } = snapshot;
  return seal({ ...rest, takenAt: { start: `${day}T09:00:00Z`, end: `${day}T09:00:05Z` } });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantlens-report-'));
  earlier = at('q3.snapshot.json');
  now = at('q4.snapshot.json.gz');
  const q3 = taken(await takeEarlierSnapshot('north-harbour', 'q3'), '2026-07-01');
  const q4 = taken(await takeSnapshot('north-harbour'), '2026-10-01');
  await writeFile(earlier, encodeSnapshot(q3, 'json'));
  await writeFile(now, encodeSnapshot(q4, 'gzip'));
  await writeFile(at('q4.snapshot.json'), encodeSnapshot(q4, 'json'));
  await grantlens(['report', '-s', earlier, '--out', at('q3')]);
  await grantlens(['report', '-s', now, '--previous', at('q3'), '--out', at('q4')]);
}, 60_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

test('a package has every file of a review, each listed with its hash but for the manifest itself', async () => {
  expect((await readdir(at('q3'))).sort()).toEqual(everything);
  expect((await readdir(at('q4'))).sort()).toEqual(
    [...everything, 'first-seen.json', 'previous.snapshot.json.gz'].sort(),
  );
  for (const { name, bytes, sha256 } of (await json('q4', 'manifest.json')).files) {
    const file = await readFile(at('q4', name));
    expect({ name, bytes: file.length, sha256: hash(file) }).toEqual({ name, bytes, sha256 });
  }
});

test('a package keeps the snapshots it was made from, and names the package it follows', async () => {
  expect(gunzipSync(await readFile(at('q4', 'previous.snapshot.json.gz')))).toEqual(await readFile(earlier));
  expect(gunzipSync(await readFile(at('q4', 'snapshot.json.gz')))).toEqual(gunzipSync(await readFile(now)));
  const { previousManifest } = await json('q4', 'manifest.json');
  expect(previousManifest).toBe(hash(await readFile(at('q3', 'manifest.json'))));
  expect((await json('q3', 'manifest.json')).previousManifest).toBe(null);
});

test('a package has the same bytes from a packed snapshot or another, in a folder of any name', async () => {
  await grantlens(['report', '-s', at('q4.snapshot.json'), '--previous', at('q3'), '--out', at('again')]);
  for (const name of await readdir(at('q4'))) {
    expect((await readFile(at('again', name))).equals(await readFile(at('q4', name))), name).toBe(true);
  }
});

test.each([
  ['report.json', 'report.schema.json'],
  ['manifest.json', 'manifest.schema.json'],
])('a package has a %s in the published form', async (file, schema) => {
  const url = new URL(`../../packages/reporter/dist/schema/${schema}`, import.meta.url);
  const validate = new Ajv2020({ allErrors: true }).compile(JSON.parse(await readFile(url, 'utf8')));
  for (const review of ['q3', 'q4']) {
    validate(await json(review, file));
    expect(validate.errors).toBe(null);
  }
});

test('a package can be read by its owner alone', async () => {
  expect((await stat(at('q4'))).mode & 0o077).toBe(0);
  for (const name of await readdir(at('q4'))) expect((await stat(at('q4', name))).mode & 0o077, name).toBe(0);
});

test('a package of some formats has those, and always what they were made from', async () => {
  await grantlens(['report', '-s', earlier, '--format', 'csv', '--out', at('csv')]);
  expect((await readdir(at('csv'))).sort()).toEqual(
    everything.filter((name) => !/^re(port|view)\./.test(name)),
  );
  const { code, out } = await grantlens(['verify', at('csv')]);
  expect(code).toBe(0);
  expect(out).toMatch(/\nverified: .+ as csv, without html, xlsx, json\n$/);
});

test('a package replaces an earlier one only when nobody changed that', async () => {
  const again = () => grantlens(['report', '-s', earlier, '--out', at('replaced')]);
  expect((await again()).err).not.toContain('grantlens:');
  expect((await again()).err).not.toContain('grantlens:');
  await writeFile(at('replaced', 'decisions.txt'), 'keep all');
  expect(await again()).toMatchObject({ code: 1, err: expect.stringContaining('decisions.txt') });
  await rm(at('replaced', 'decisions.txt'));
  await writeFile(at('replaced', 'review.xlsx'), 'with decisions');
  expect(await again()).toMatchObject({ code: 1, err: expect.stringContaining('review.xlsx') });
  expect(await readFile(at('replaced', 'review.xlsx'), 'utf8')).toBe('with decisions');
});

test('a package is written into an empty folder, and never over something else', async () => {
  await mkdir(at('empty'));
  expect((await grantlens(['report', '-s', earlier, '--out', at('empty')])).err).not.toContain('grantlens:');
  await mkdir(at('photos'));
  await writeFile(at('photos', 'cat.jpg'), 'a cat');
  const { code, err } = await grantlens(['report', '-s', earlier, '--out', at('photos')]);
  expect({ code, files: await readdir(at('photos')) }).toEqual({ code: 1, files: ['cat.jpg'] });
  expect(err).toMatch(/^grantlens: .+ is not empty, .+; choose another folder with --out\.\n$/);
});

test('a package that cannot be written leaves nothing behind', async () => {
  const before = await readdir(folder);
  const nothing = at('q3.snapshot.json', 'in', 'a', 'file');
  expect(await grantlens(['report', '-s', earlier, '--out', nothing])).toMatchObject({ code: 1 });
  const key = at('no-key');
  await writeFile(key, 'this is not a key');
  const signing = await grantlens(['report', '-s', earlier, '--sign', key, '--out', at('unsigned')]);
  expect(signing).toMatchObject({ code: 1, err: expect.stringContaining('ssh-keygen') });
  expect((await readdir(folder)).sort()).toEqual([...before, 'no-key'].sort());
});

const following = async (previous: string, ...more: readonly string[]) => {
  const out = at('following');
  await rm(out, { recursive: true, force: true });
  const args = ['report', '-s', now, '--format', 'json', '--previous', previous, '--out', out];
  return grantlens([...args, ...more]);
};

const otherAtEnd = (bytes: Buffer) => {
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  return bytes;
};

test.each([
  ['snapshot.json.gz', 'snapshot.json.gz is not the snapshot that', otherAtEnd],
  ['groups.csv', 'groups.csv is not the file that', otherAtEnd],
  [
    'manifest.json',
    'manifest.json: it is not what was written: its digest does not match',
    (bytes: Buffer) =>
      Buffer.from(String(bytes).replace('"snapshotModified": false', '"snapshotModified": true')),
  ],
])('a package cannot follow one of which %s was changed', async (name, why, change) => {
  const previous = await mkdtemp(at('changed-'));
  await cp(at('q3'), previous, { recursive: true });
  await writeFile(join(previous, name), change(await readFile(at('q3', name))));
  const { code, err } = await following(previous);
  expect(code).toBe(1);
  expect(err).toMatch(/^grantlens: [^\n]+\.\n$/);
  expect(err).toContain(`${previous}/${why}`);
  expect(await readdir(folder)).not.toContain('following');
});

test('a package follows one whose workbook was filled in, or that lost a file, and says so', async () => {
  await cp(at('q3'), at('q3-filled'), { recursive: true });
  await writeFile(at('q3-filled', 'review.xlsx'), 'with decisions');
  await rm(at('q3-filled', 'report.html'));
  const { err } = await following(at('q3-filled'));
  expect(err).toContain(
    `${at('q3-filled', 'review.xlsx')} was changed since the previous package was written.\n`,
  );
  expect(err).toContain(
    `${at('q3-filled', 'report.html')} is listed by the previous package, and not there.\n`,
  );
  expect(err).not.toContain('decisions.jsonl');
  expect((await json('following', 'manifest.json')).previousManifest).not.toBe(null);
});

test('a package says where the chain of manifests ends', async () => {
  await mkdir(at('q3-bare'));
  await cp(at('q3', 'snapshot.json.gz'), at('q3-bare', 'snapshot.json.gz'));
  const usual = await following(at('q3'));
  const { code, err } = await following(at('q3-bare'));
  expect(code).toBe(usual.code);
  expect(err).toBe(
    `${at('q3-bare')} has no manifest.json: its snapshot is compared, but the chain of manifests ends there.\n${usual.err}`,
  );
  expect((await json('following', 'manifest.json')).previousManifest).toBe(null);
});

test('a report says when the previous snapshot is the same, or was taken later', async () => {
  const usual = await following(earlier);
  const same = await following(now);
  expect(same).toMatchObject({ code: usual.code, err: expect.stringContaining('is the very one') });
  const backwards = await grantlens(['report', '-s', earlier, '--previous', now, '--out', at('backwards')]);
  expect(backwards.code).toBe((await grantlens(['report', '-s', earlier, '--out', at('plain')])).code);
  expect(backwards.err).toContain(
    'The previous snapshot was taken later (2026-10-01T09:00:05Z) than the one that is reported on (2026-07-01T09:00:05Z): the changes run backwards.\n',
  );
  expect(usual.err).not.toContain('previous');
});

test('a report follows one review and no more', async () => {
  const { code, out, err } = await following(at('q3'), '--previous', earlier);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toBe(
    'grantlens: --previous can be given once, and is given twice; usage: grantlens report [options]; see `grantlens report --help`.\n',
  );
});

test('verify says what it examined, and that nothing differs', async () => {
  const { code, out, err } = await grantlens(['verify', at('q4'), '--previous', at('q3')]);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain('files      14 of 14 are as the manifest lists them');
  expect(out).toMatch(/^report +regenerated by grantlens \S+: every byte is the same$/m);
  expect(out).toMatch(/^totals +(\d+) of \1 tie$/m);
  expect(out).toContain(`previous   ${at('q3')}`);
  expect(out).toMatch(/\nverified: nothing differs; the report is there as html, csv, xlsx, json\n$/);
});

const changed = async (name: string, file: string, change: (text: string) => string) => {
  await cp(at('q4'), at(name), { recursive: true });
  await writeFile(at(name, file), change(await readFile(at(name, file), 'utf8')));
  return grantlens(['verify', at(name)]);
};

test('verify says at which byte a file is no longer what the snapshot gives', async () => {
  const original = await readFile(at('q4', 'entitlements.csv'), 'utf8');
  const text = original.replace(/,allowed,/, ',denied,');
  const byte = Buffer.from(original).findIndex((one, index) => one !== Buffer.from(text)[index]) + 1;
  const { code, out } = await changed('edited', 'entitlements.csv', () => text);
  expect(code).toBe(2);
  expect(out).toContain(
    `entitlements.csv: it is not what was written; the first byte that differs is ${byte}`,
  );
  expect((await grantlens(['verify', at('edited'), '--exit-zero'])).code).toBe(0);
});

test('verify finds an edit also where its author made the manifest fit', async () => {
  await cp(at('q4'), at('forged'), { recursive: true });
  const text = (await readFile(at('forged', 'groups.csv'), 'utf8')).replace('DNS', 'dns');
  await writeFile(at('forged', 'groups.csv'), text);
  const manifest = await json('forged', 'manifest.json');
  for (const file of manifest.files) if (file.name === 'groups.csv') file.sha256 = hash(Buffer.from(text));
  await writeFile(at('forged', 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  const { code, out } = await grantlens(['verify', at('forged')]);
  expect(code).toBe(2);
  expect(out).toMatch(/groups\.csv: it is not what was written/);
  expect(out).toMatch(/manifest\.json: it is not what the package gives, in files/);
});

test('verify finds another snapshot by its digest', async () => {
  await cp(at('q4'), at('swapped'), { recursive: true });
  await cp(at('q3', 'snapshot.json.gz'), at('swapped', 'snapshot.json.gz'));
  const { code, out } = await grantlens(['verify', at('swapped')]);
  expect(code).toBe(2);
  const { snapshotDigest } = await json('q3', 'manifest.json');
  expect(out).toContain(`snapshot.json.gz: its digest is ${snapshotDigest}, and the manifest lists`);
});

test('verify does not regenerate what another version made', async () => {
  const { code, out } = await changed('older', 'manifest.json', (text) =>
    text.replace(/("name": "grantlens",\s+"version": )"[^"]+"/, '$1"0.0.1"'),
  );
  expect(out).toMatch(/^report +made by grantlens 0\.0\.1, and this is .+: hashes and digests only$/m);
  expect({ code, out }).toEqual({ code: 2, out: expect.stringContaining('its digest does not match') });
});

/** As a forger would: every hash and the digest are made to fit. */
const forge = async (name: string, change: (manifest: Manifest) => Manifest) => {
  await cp(at('q4'), at(name), { recursive: true });
  const changed = change(await json('q4', 'manifest.json'));
  const files = await Promise.all(
    changed.files.map(async (file) => {
      const bytes = await readFile(at(name, file.name));
      return { name: file.name, bytes: bytes.length, sha256: hash(bytes) };
    }),
  );
  const forged = { ...changed, files };
  const text = manifestText({ ...forged, digest: digestOfManifest(forged) });
  await writeFile(at(name, 'manifest.json'), text);
  return (...more: readonly string[]) => grantlens(['verify', at(name), ...more]);
};

test('verify does not call verified what a manifest says another version made', async () => {
  const verify = await forge('claimed', (manifest) => ({
    ...manifest,
    tool: { name: 'grantlens', version: '0.0.1' },
  }));
  const { code, out } = await verify();
  expect(code).toBe(3);
  expect(out.trimEnd().split('\n').at(-1)).toMatch(
    /^verified by hashes and digests only, NOT regenerated: it was made by grantlens 0\.0\.1 and this is \S+: verify it with grantlens 0\.0\.1$/,
  );
  expect((await verify('--exit-zero')).code).toBe(0);
  const quiet = await verify('--quiet');
  expect(quiet).toMatchObject({ code: 3, out: `${out.trimEnd().split('\n').at(-1)}\n` });
});

test('verify finds an input that the manifest no longer names', async () => {
  const verify = await forge('inputless', (manifest) => ({
    ...manifest,
    inputs: [],
    files: manifest.files.filter(({ name }) => name !== 'snapshot.json.gz'),
  }));
  await rm(at('inputless', 'snapshot.json.gz'));
  const { code, out } = await verify();
  expect(code).toBe(2);
  expect(out).toContain(
    'manifest.json: it lists no file snapshot.json.gz, without which the report cannot be made',
  );
});

test('verify with --quiet says nothing of what is right, and everything that is not', async () => {
  expect(await grantlens(['verify', at('q4'), '--quiet'])).toEqual({ code: 0, out: '', err: '' });
  await cp(at('q4'), at('quietly'), { recursive: true });
  await writeFile(at('quietly', 'entitlements.csv'), 'nobody\n');
  const { code, out } = await grantlens(['verify', at('quietly'), '--quiet']);
  expect(code).toBe(2);
  expect(out).toMatch(/^NOT VERIFIED: .+\n {2}entitlements\.csv: /);
});

test('verify distinguishes the package that a package follows from another', async () => {
  const { code, out } = await grantlens(['verify', at('q4'), '--previous', at('q4')]);
  expect(code).toBe(2);
  expect(out).toContain('it is not the manifest that this package follows');
});

test('verify of something that is not a package is an error', async () => {
  await mkdir(at('nothing'));
  expect(await grantlens(['verify', at('nothing')])).toMatchObject({ code: 1, out: '' });
  expect(await grantlens(['verify', at('nowhere')])).toMatchObject({ code: 1, out: '' });
  await writeFile(at('nothing', 'manifest.json'), '{');
  const { code, out, err } = await grantlens(['verify', at('nothing')]);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain('the manifest is not JSON');
});

test('verify compares a report that is INCOMPLETE with what it says of itself', async () => {
  const snapshot = taken(await takeSnapshot('s12-gaps'), '2026-10-01');
  await writeFile(at('gaps.json'), encodeSnapshot(snapshot, 'json'));
  expect(await grantlens(['report', '-s', at('gaps.json'), '--out', at('gaps')])).toMatchObject({
    code: 3,
  });
  const { code, out } = await grantlens(['verify', at('gaps')]);
  expect(code).toBe(0);
  expect(out).toContain('INCOMPLETE');
});
