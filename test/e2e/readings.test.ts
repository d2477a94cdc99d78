import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeSnapshot } from '@grantlens/snapshot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeSnapshot } from '../scenarios/scenario.ts';
import { grantlens } from './program.ts';

const zone = 'tickets.northharbour.example';
let folder: string;
let env: Readonly<Record<string, string>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantlens-readings-'));
  const file = join(folder, 'north-harbour.snapshot.json');
  await writeFile(file, encodeSnapshot(await takeSnapshot('north-harbour'), 'json'));
  env = { GRANTLENS_SNAPSHOT: file };
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const ask = (...args: readonly string[]) => grantlens(args, { env });

test('who-can says that a word was read as a role, and how many can what else it may mean', async () => {
  for (const format of ['table', 'wide', 'csv', 'jsonl']) {
    const { err } = await ask('who-can', 'dns', zone, '-o', format);
    expect(err).toContain(
      'note: "dns" is read as the permission group DNS; 12 principals can dns_records:edit, which may be what you mean\n',
    );
  }
  const { query } = JSON.parse((await ask('who-can', 'dns', zone, '-o', 'json')).out);
  expect(query).toMatchObject({
    permission: { kind: 'group', name: 'DNS' },
    otherReading: { permission: { kind: 'atomic', name: 'dns_records:edit' }, allowed: 12, unknown: 0 },
  });
});

test.each([
  ['can', ['can', 'lena', 'dns', zone]],
  ['can on zones', ['can', 'lena', 'dns', 'zone:*']],
  ['matrix', ['matrix', '--permission', 'dns', '--resource', zone]],
  ['paths', ['paths', '--to', 'dns', 'account']],
])('%s says that a word was read as a role', async (verb, args) => {
  const note = 'note: "dns" is read as the permission group DNS; dns_records:edit may be what you mean\n';
  // Twice: the second answer of can is the quick one.
  for (const _ of [1, 2]) expect((await ask(...args)).err).toContain(note);
  const { query } = JSON.parse((await ask(...args, '-o', 'json')).out);
  if (verb === 'matrix') expect(query.notes).toEqual([note.slice('note: '.length, -1)]);
  else expect(query.otherReading).toEqual({ permission: { kind: 'atomic', name: 'dns_records:edit' } });
});

test('graph says that a word was read as a role', async () => {
  expect((await ask('graph', '--permission', 'dns')).err).toContain(
    '"dns" is read as the permission group DNS',
  );
});

test('a name that means one thing alone is answered without a note', async () => {
  for (const permission of ['dns_records:edit', 'Domain DNS', 'dns_admin'])
    expect((await ask('who-can', permission, zone)).err).not.toContain('is read as');
});

const strange = 'com.cloudflare.api.account.zone.00000000000000000000000000000000';

test.each([
  ['can', ['can', 'lena', 'dns_records:edit', strange]],
  ['who-can', ['who-can', 'dns_records:edit', strange]],
  ['what-can', ['what-can', 'lena', '--resource', strange]],
  ['matrix', ['matrix', '--permission', 'dns_records:edit', '--resource', strange]],
  ['paths', ['paths', '--to', 'dns_records:edit', strange]],
])('%s about a zone that the snapshot does not show has a note in every form', async (_, args) => {
  for (const format of ['table', 'wide', 'csv', 'jsonl'])
    expect((await ask(...args, '-o', format)).err).toMatch(/^note: .*0000/m);
  const { query } = JSON.parse((await ask(...args, '-o', 'json')).out);
  expect(query.note ?? query.notes?.[0]).toMatch(/0000/);
});

test('graph about a zone that the snapshot does not show has a note', async () => {
  expect((await ask('graph', '--resource', strange)).err).toMatch(/^note: .*0000/m);
});
