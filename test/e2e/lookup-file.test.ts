import { execFileSync } from 'node:child_process';
import {
  chmod,
  copyFile,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { encodeSnapshot, normalise, type Snapshot } from '@grantlens/snapshot';
import { writeLookupFile } from '@grantlens/snapshot/internal';
import { edited, workload } from '@grantlens/testkit';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { lookupKey } from '../../apps/cli/src/input/lookup-key.ts';
import { stampOf } from '../../apps/cli/src/input/stamp.ts';
import { grantlens, type Ran } from './program.ts';

const snapshot = workload('S', 3);
const other = workload('S', 5);
const [permission = ''] = normalise(snapshot).permissions.filter((name) => name.startsWith('dns_'));
const question = ['can', 'deckhand.4@harbour.example', permission, 'site-3.example'];

/** Smaller snapshots get no lookup file. */
const large = 1_000_000;

let folder: string;
let file: string;
let lookup: string;

const digestIn = ({ out }: Ran): unknown => JSON.parse(out).snapshot.digest;
const ask = (...more: readonly string[]): Promise<Ran> => grantlens([...question, '-s', file, ...more]);
const askDigest = async (): Promise<unknown> => digestIn(await ask('-o', 'json'));

/**
 * A lookup file that claims to belong to the snapshot and is of another account: the answer shows which file
 * gave it.
 */
async function forge(account: Snapshot, allowed: number = large): Promise<void> {
  const stamp = stampOf(file);
  const parts: Uint8Array[] = [];
  const key = stamp === null ? '' : lookupKey.of(stamp, allowed);
  writeLookupFile(normalise(account), key, (part) => parts.push(Uint8Array.from(part)));
  await writeFile(lookup, Buffer.concat(parts), { mode: 0o600 });
  await chmod(lookup, 0o600);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantlens-lookup-'));
  file = join(folder, 'harbour.snapshot.json');
  lookup = `${file}.index`;
});

beforeEach(async () => {
  await rm(lookup, { force: true, recursive: true });
  await writeFile(file, encodeSnapshot(snapshot, 'json'));
  expect((await stat(file)).size).toBeGreaterThan(large);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** A file just written may be written again before its time changes; no lookup file is kept of it. */
const settle = (): Promise<void> => sleep(2100);

test('the lookup file is kept for its owner alone, and changes not a byte of any answer', async () => {
  await settle();
  for (const more of [[], ['--explain'], ['-o', 'json'], ['-o', 'csv', '--exit-zero']]) {
    await rm(lookup, { force: true });
    const slow = await ask(...more);
    expect((await stat(lookup)).mode & 0o777).toBe(0o600);
    expect(await ask(...more)).toEqual(slow);
  }
  expect((await readdir(folder)).sort()).toEqual([basename(file), basename(lookup)]);
});

test('the lookup file is believed only while it belongs to the snapshot and nobody else could write it', async () => {
  await forge(other);
  expect(await askDigest()).toBe(other.digest);
  await chmod(lookup, 0o666);
  expect(await askDigest()).toBe(snapshot.digest);
});

test('the lookup file answers every question about the snapshot, and every way of asking it', async () => {
  const zone = 'site-3.example';
  const members = ['deckhand.4@harbour.example', 'deckhand.5@harbour.example'];
  const questions: readonly (readonly string[])[] = [
    question,
    ['can', 'deckhand.4@harbour.example', permission, 'zone:*', '--explain'],
    ['who-can', permission, zone, '--include-pending'],
    ['who-can', permission, 'zone:*', '--each'],
    ['what-can', 'deckhand.4@harbour.example', '--resource', zone],
    ['matrix', '--permission', permission, '--resource', zone],
    ['compare', ...members],
    ['what-if', 'remove member deckhand.4@harbour.example'],
    ['list', 'zones', zone],
    ['show', 'zone', zone],
    ['paths'],
    ['findings'],
    ['ask', `who can edit dns on ${zone}`],
  ];
  for (const asked of questions) {
    await rm(lookup, { force: true });
    const args = [...asked, '-s', file, '--output=json'];
    const slow = await grantlens(args);
    await forge(snapshot);
    expect(await grantlens(args), asked.join(' ')).toEqual(slow);
    const quick = await grantlens([...asked, '-s', file, '-o', 'json']);
    expect(quick, asked.join(' ')).toEqual(slow);
    await forge(other);
    expect(digestIn(await grantlens(args)), asked.join(' ')).toBe(other.digest);
  }
}, 600_000);

test('the lookup file draws the graph of one member as the snapshot does', async () => {
  const graph = ['graph', '--member', 'deckhand.4@harbour.example', '-s', file];
  const slow = await grantlens(graph);
  await forge(snapshot);
  expect(await grantlens(graph)).toEqual(slow);
});

test('a diff uses the lookup file of one of its snapshots, and keeps one of both', async () => {
  const newer = join(folder, 'newer.json');
  await writeFile(newer, encodeSnapshot(edited(snapshot, 0.005, 1), 'json'));
  await settle();
  const diff = ['diff', file, newer, '-o', 'json'];
  const slow = await grantlens(diff);
  await rm(`${newer}.index`);
  expect(await grantlens(diff)).toEqual(slow);
  expect(await grantlens(diff)).toEqual(slow);
  expect((await readdir(folder)).sort()).toEqual(
    [file, lookup, newer, `${newer}.index`].map((path) => basename(path)).sort(),
  );
  await rm(newer);
  await rm(`${newer}.index`);
}, 120_000);

test('the lookup file refuses what the snapshot refuses, in the same words', async () => {
  const stranger = ['can', 'nobody@example.com', permission, 'account', '-s', file];
  const slow = await grantlens(stranger);
  expect(slow).toMatchObject({ code: 1, out: '', err: expect.stringContaining('nearest') });
  await forge(snapshot);
  expect(await grantlens(stranger)).toEqual(slow);
  const tooLarge = [...question, '-s', file, '--max-size', '1M'];
  await forge(snapshot, 2 ** 21);
  expect(await grantlens(tooLarge)).toMatchObject({ code: 1, err: expect.stringContaining('more than') });
});

test('the lookup file is not asked where the snapshot may be modified', async () => {
  await forge(other);
  expect(digestIn(await ask('-o', 'json', '--allow-modified'))).toBe(snapshot.digest);
});

test('the lookup file does not hide that a snapshot was edited, even with its old size and time', async () => {
  await forge(other);
  const { atime, mtime } = await stat(file);
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace('Deckhand', 'Dockhand'));
  await utimes(file, atime, mtime);
  expect(await ask()).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringContaining('edited or damaged'),
  });
});

test('the lookup file is not used for a snapshot that replaced its own', async () => {
  await forge(snapshot);
  const newer = join(folder, 'newer.json');
  await writeFile(newer, encodeSnapshot(other, 'json'));
  await rename(newer, file);
  expect(await askDigest()).toBe(other.digest);
});

test.each([
  ['cut short', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
  [
    'of another version',
    (bytes: Buffer) =>
      Buffer.from(bytes.toString('latin1').replaceAll(/index \d{4}/g, 'index 0000'), 'latin1'),
  ],
  ['empty', () => Buffer.alloc(0)],
  ['of a copy', (bytes: Buffer) => bytes],
])('a lookup file that is %s is not used', async (what, damage) => {
  await forge(other);
  if (what === 'of a copy') {
    await copyFile(file, `${file}.copy`);
    await rename(`${file}.copy`, file);
  }
  await writeFile(lookup, damage(await readFile(lookup)));
  expect(await askDigest()).toBe(snapshot.digest);
});

test('a lookup file never replaces something else, and a failure to keep it is not an error', async () => {
  await settle();
  await writeFile(lookup, 'mine');
  expect(await ask()).toMatchObject({ err: '' });
  expect(await readFile(lookup, 'utf8')).toBe('mine');
  await rm(lookup);
  execFileSync('mkfifo', [lookup]);
  expect(await ask()).toMatchObject({ err: '' });
  await rm(lookup);
  await mkdir(lookup);
  expect(await ask()).toMatchObject({ err: '' });
  expect((await readdir(folder)).sort()).toEqual([basename(file), basename(lookup)]);
});

test("no lookup file is kept of the user's own catalogue or of a modified snapshot", async () => {
  const catalogue = join(folder, 'own.json');
  await writeFile(catalogue, '{"format":"grantlens.catalogue","version":1,"groups":[]}');
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace('Deckhand', 'Dockhand'));
  await settle();
  await ask('--allow-modified');
  await writeFile(file, text);
  await settle();
  await ask('--catalogue', catalogue);
  await rm(catalogue);
  expect(await readdir(folder)).toEqual([basename(file)]);
});
