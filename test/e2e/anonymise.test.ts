import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fixtureFolder, readFixture, startSandbox } from '@grantlens/sandbox';
import { encodeSnapshot } from '@grantlens/snapshot';
import { seal, type UnsealedSnapshot } from '@grantlens/snapshot/internal';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeSnapshot } from '../scenarios/scenario.ts';
import { grantlens } from './program.ts';

let folder: string;
let harbour: string;
let key: string;
let other: string;
let map: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantlens-anonymise-'));
  [harbour, key, other, map] = [
    'harbour.snapshot.json',
    'my.key',
    'other.snapshot.json.gz',
    'names.json',
  ].map((name) => join(folder, name)) as [string, string, string, string];
  await writeFile(harbour, encodeSnapshot(await takeSnapshot('north-harbour'), 'json'));
  await writeFile(key, new Uint8Array(32).fill(3));
  const made = await grantlens(['anonymise', harbour, '--key', key, '--out', other, '--map', map]);
  expect(made).toEqual({ code: 0, err: '', out: `${other}\n${map}\n` });
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test('an anonymised snapshot and its map are for their owner alone, and the map says what became of what', async () => {
  for (const path of [other, map]) expect((await stat(path)).mode & 0o777).toBe(0o600);
  const { names } = JSON.parse(await readFile(map, 'utf8')) as {
    readonly names: Readonly<Record<string, string>>;
  };
  expect(names['astrid.holm@northharbour.example']).toMatch(/^n\w+@n\w+\.n\w+$/);
});

test('every verb reads an anonymised snapshot, and answers in its names', async () => {
  const { names } = JSON.parse(await readFile(map, 'utf8')) as {
    readonly names: Readonly<Record<string, string>>;
  };
  const zone = 'tickets.northharbour.example';
  const listed = async (snapshot: string, where: string) => {
    const { code, out } = await grantlens([
      'who-can',
      'dns_records:edit',
      where,
      '-s',
      snapshot,
      '-o',
      'json',
    ]);
    const { results } = JSON.parse(out) as {
      readonly results: readonly { readonly principal: { readonly id: string } }[];
    };
    return { code, ids: results.map(({ principal }) => principal.id) };
  };
  const before = await listed(harbour, zone);
  const after = await listed(other, names[zone] ?? '');
  expect(after.code).toBe(before.code);
  expect(after.ids.sort()).toEqual(before.ids.map((id) => names[id] ?? '').sort());
  const open = async (snapshot: string) => {
    const { code, out } = await grantlens(['findings', '-s', snapshot, '-o', 'json']);
    return { code, summary: (JSON.parse(out) as { readonly summary: unknown }).summary };
  };
  expect(await open(other)).toEqual(await open(harbour));
  const report = await grantlens(['report', '-s', other, '--out', join(folder, 'package')]);
  expect(report.code).toBe(0);
  expect((await grantlens(['verify', join(folder, 'package')])).code).toBe(0);
});

test('two snapshots anonymised by one key differ as those do that they were made of', async () => {
  const snapshot = await takeSnapshot('north-harbour');
  const members = snapshot.collections.members;
  const { digest: _, ...rest } = snapshot;
  const fewer = { ...members, items: members.items.slice(0, -3), expected: members.items.length - 3 };
  const {
    requests: [request],
  } = members;
  const collections = {
    ...snapshot.collections,
    members: { ...fewer, requests: [{ ...request, rows: fewer.items.length }] },
  };
  const [before, after] = [join(folder, 'before.json'), join(folder, 'after.json')];
  await writeFile(before, encodeSnapshot(seal({ ...rest, collections } as UnsealedSnapshot), 'json'));
  await grantlens(['anonymise', before, '--key', key, '--out', after]);
  const rows = async (one: string, two: string) => {
    const { code, out } = await grantlens(['diff', one, two, '-o', 'json']);
    return { code, rows: (JSON.parse(out) as { readonly results: readonly unknown[] }).results.length };
  };
  const there = await rows(before, harbour);
  expect(there.rows).toBeGreaterThan(0);
  expect(await rows(after, other)).toEqual(there);
});

test.each([
  [
    'a key that is too short',
    'short.key',
    /: the key has 5 bytes, and at least 32 are needed; make one with /,
  ],
  ['a key that is not there', 'no.key', /: cannot read the key .*no\.key: there is no such file/],
])('anonymise refuses %s, and writes nothing', async (_, name, sentence) => {
  await writeFile(join(folder, 'short.key'), 'short');
  const out = join(folder, 'never.json');
  const ran = await grantlens(['anonymise', harbour, '--key', join(folder, name), '--out', out]);
  expect(ran).toMatchObject({ code: 1, out: '' });
  expect(ran.err).toMatch(sentence);
  await expect(stat(out)).rejects.toThrow();
});

test('anonymise never replaces the snapshot or the key', async () => {
  for (const path of [harbour, key]) {
    const ran = await grantlens(['anonymise', harbour, '--key', key, '--out', path]);
    expect(ran.err).toContain('which is read');
  }
  const same = await grantlens(['anonymise', harbour, '--key', key, '--out', other, '--map', other]);
  expect(same).toMatchObject({ code: 1 });
});

test('the log beside a snapshot is anonymised with it, and every verb takes it up', async () => {
  const state = await readFixture(fixtureFolder('north-harbour'));
  const { credentials: _, ...open } = state;
  const sandbox = await startSandbox({ accounts: [open], rateLimit: { quota: 10_000, windowSeconds: 300 } });
  const own = join(folder, 'logged.snapshot.json');
  const given = ['--account', open.account.id, '--api-base', sandbox.baseUrl, '--activity', '--out', own];
  const env = { CLOUDFLARE_API_TOKEN: 'a-token-of-the-sandbox' };
  expect((await grantlens(['snapshot', ...given], { env })).code).toBe(0);
  await sandbox.close();
  const out = join(folder, 'unlogged.snapshot.json');
  const made = await grantlens(['anonymise', own, '--key', key, '--out', out, '--map', map]);
  const log = join(folder, 'unlogged.snapshot.activity.json');
  expect(made).toEqual({ code: 0, err: '', out: `${out}\n${log}\n${map}\n` });
  expect((await stat(log)).mode & 0o777).toBe(0o600);
  expect(await readFile(log, 'utf8')).not.toMatch(/northharbour|192\.0\.2|ExampleAgent/);
  const { names } = JSON.parse(await readFile(map, 'utf8')) as {
    readonly names: Readonly<Record<string, string>>;
  };
  const recorded = async (snapshot: string) => {
    const { out: said } = await grantlens(['activity', '-s', snapshot, '-o', 'json']);
    const { results, summary } = JSON.parse(said) as {
      readonly summary: unknown;
      readonly results: readonly { readonly principal: { readonly id: string }; readonly changes: number }[];
    };
    return { summary, counts: results.map(({ principal, changes }) => `${principal.id} ${changes}`) };
  };
  const before = await recorded(own);
  const after = await recorded(out);
  expect(after.summary).toEqual(before.summary);
  const renamed = before.counts.map((line) => line.replace(/^\S+/, (id) => names[id] ?? id));
  expect(after.counts.sort()).toEqual(renamed.sort());
  const piped = await grantlens(['anonymise', own, '--key', key, '--out', '-']);
  expect(piped).toMatchObject({ code: 1, out: '' });
  expect(piped.err).toMatch(/the audit log lies beside the snapshot: --out must be a file/);
}, 60_000);
