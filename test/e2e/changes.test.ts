import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeSnapshot } from '@grantlens/snapshot';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeEarlierSnapshot } from '../scenarios/earlier.ts';
import { takeSnapshot } from '../scenarios/scenario.ts';
import { grantlens } from './program.ts';

let folder: string;
let now: string;
let earlier: string;
let other: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantlens-changes-'));
  const write = async (name: string, snapshot: Parameters<typeof encodeSnapshot>[0]) => {
    await writeFile(join(folder, name), encodeSnapshot(snapshot, 'json'));
    return join(folder, name);
  };
  earlier = await write('q3.json', await takeEarlierSnapshot('north-harbour', 'q3'));
  now = await write('now.json', await takeSnapshot('north-harbour'));
  other = await write('other.json', await takeSnapshot('small-agency'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const whatIf = (...edits: readonly string[]) => grantlens(['what-if', ...edits, '-s', now]);
const matrix = (...more: readonly string[]) => grantlens(['matrix', ...more, '-s', now]);
const columns = (text: string) => text.split('\n').map((line) => line.trim().replace(/ {2,}/g, ' | '));

test.each<[string, () => readonly string[]]>([
  ['diff', () => ['diff', earlier, now]],
  ['diff of nothing', () => ['diff', now, now]],
  ['what-if', () => ['what-if', 'remove lena.voss@kelp-and-cable.example from Revenue freeze', '-s', now]],
  [
    'what-if with a policy',
    () => ['what-if', 'deny Firewall on the account to group Security', 'remove token dns-sync', '-s', now],
  ],
  ['matrix', () => ['matrix', '--permission', 'dns_*:edit', 'DNS', '--resource', 'zone:*', '-s', now]],
])('an answer about changes has the published form in JSON: %s', async (_, args) => {
  const file = new URL('../../apps/cli/dist/schema/answer.schema.json', import.meta.url);
  const validate = new Ajv2020({ strict: false }).compile(JSON.parse(await readFile(file, 'utf8')));
  const { out } = await grantlens([...args(), '-o', 'json']);
  validate(JSON.parse(out));
  expect(validate.errors ?? []).toEqual([]);
});

test('diff exits with 2 when something changed, with 0 when nothing did, and with 0 on request', async () => {
  const same = await grantlens(['diff', now, now]);
  expect(same.code).toBe(0);
  expect(same.out).toMatch(/\nno change\n$/);
  expect((await grantlens(['diff', earlier, now])).code).toBe(2);
  expect((await grantlens(['diff', earlier, now, '--exit-zero'])).code).toBe(0);
});

test('diff lists together those to whom the same happened, under its cause', async () => {
  const { out } = await grantlens(['diff', earlier, now]);
  const lines = columns(out);
  const at = lines.indexOf('greta.lund@northharbour.example');
  expect(lines.slice(at, at + 4)).toEqual([
    'greta.lund@northharbour.example',
    'hamish.orr@northharbour.example',
    'policy a17c0de55e2b4f7d8c9901b2e3d4f5a6 was removed from the user group Network Operations',
    '- | Cache Purge | the whole account | allowed → not-granted',
  ]);
  expect(lines).toContain('token:track-logs (not valid before 2099-01-01T00:00:00Z)');
  expect(lines).toContain('28 changes for 12 principals');
});

test('diff says in each row of a token on what it depends whether the token can act', async () => {
  const { results } = JSON.parse((await grantlens(['diff', earlier, now, '-o', 'json'])).out);
  const ofToken = results.filter(
    (row: { principal: { name?: string } }) => row.principal.name === 'track-logs',
  );
  expect(ofToken).toHaveLength(2);
  for (const { conditions } of ofToken)
    expect(conditions).toEqual([{ kind: 'from', at: '2099-01-01T00:00:00Z' }]);
});

test('diff names both snapshots', async () => {
  const { snapshot, query } = JSON.parse((await grantlens(['diff', earlier, now, '-o', 'json'])).out);
  const read = async (file: string) => JSON.parse(await readFile(file, 'utf8'));
  expect(snapshot.digest).toBe((await read(now)).digest);
  expect(query.before).toMatchObject({
    digest: (await read(earlier)).digest,
    accountId: snapshot.accountId,
  });
});

test('diff gives a row of CSV for every change', async () => {
  const { out } = await grantlens(['diff', earlier, now, '-o', 'csv']);
  expect(out.trim().split(/\r?\n(?=[\w."-]+@|token:)/)).toHaveLength(29);
  expect(out).toContain('dns_records:edit');
});

test('what-if says what an edit would change, and leaves the snapshot as it is', async () => {
  const before = await readFile(now);
  const { code, out } = await whatIf('remove policy 5d44d97d94bab5f026e41667b412c4a5');
  expect(code).toBe(2);
  expect(columns(out)).toContain(
    '- | Domain DNS | every zone except booking.northharbour.example, pay.northharbour.example, tickets.northharbour.example | allowed → not-granted',
  );
  expect(await readFile(now)).toEqual(before);
});

test('what-if exits with 0 when nothing would change, and with 3 when the outcome is unknown', async () => {
  expect((await whatIf('remove group Summer interns 2024')).code).toBe(0);
  const open = await whatIf(
    'grant Domain Edge Preview on night-ferry.example to xenia.roe@northharbour.example',
  );
  expect(open.code).toBe(3);
  expect(open.err).toContain('not seen: which further permissions Domain Edge Preview contains');
});

test('what-if makes each edit in the account that the edits before it leave', async () => {
  const xenia = 'xenia.roe@northharbour.example';
  const { code } = await whatIf(`add ${xenia} to Marketing`, `remove ${xenia} from Marketing`);
  expect(code).toBe(0);
  const gone = await whatIf('remove group Marketing', `add ${xenia} to Marketing`);
  expect({ code: gone.code, err: gone.err }).toEqual({
    code: 1,
    err: expect.stringMatching(/no user group/),
  });
});

test('what-if adds somebody new, accepts an invitation, and removes one part of a policy', async () => {
  const invited = await whatIf('invite nina@northharbour.example to Marketing and NH-Staff');
  expect(invited.code).toBe(2);
  expect(columns(invited.out)).toContain(
    'nina@northharbour.example: not there → latent (joined the account)',
  );
  expect(columns(invited.out)).toContain('+ | Domain DNS | night-ferry.example | not-granted → allowed');

  const accepted = await whatIf('accept the invitation of ivar.lie@northharbour.example', '-o', 'json');
  expect(JSON.parse(accepted.out).results).toEqual([
    expect.objectContaining({
      kind: 'standing',
      before: 'latent',
      after: 'active',
      holds: expect.arrayContaining([
        expect.objectContaining({ permissionGroup: expect.objectContaining({ name: 'Domain DNS' }) }),
      ]),
    }),
  ]);

  const taken = await whatIf('take Domain DNS out of policy 5d44d97d94bab5f026e41667b412c4a5');
  expect(taken.out).toMatch(/was changed: its permission groups/);
});

test('matrix shows everybody who has any of it, and counts the others', async () => {
  const { code, out } = await matrix(
    '--permission',
    'dns_records:edit',
    '--resource',
    'account',
    'tickets.northharbour.example',
  );
  expect(code).toBe(0);
  const lines = columns(out);
  expect(lines).toContain('2 | dns_records:edit on tickets.northharbour.example');
  expect(lines).toContain('lena.voss@kelp-and-cable.example | yes | DENIED');
  expect(lines).toContain('dmitri.vale@northharbour.example | · | yes');
  expect(out).toMatch(/and \d+ with none of these/);
});

test('matrix has a result per cell, of the standings asked for', async () => {
  const args = ['--permission', 'dns_records:edit', 'DNS', '--resource', 'account', '-o', 'json'];
  const cells = async (...more: readonly string[]) =>
    JSON.parse((await matrix(...args, ...more)).out).results;
  const active = await cells();
  const all = await cells('--include-pending', '--include-inactive');
  const standings = new Set(all.map((cell: { standing: string }) => cell.standing));
  expect([...standings].sort()).toEqual(['active', 'inactive', 'latent']);
  expect(active.every((cell: { standing: string }) => cell.standing === 'active')).toBe(true);
  expect(new Set(active.map((cell: { permission: { name: string } }) => cell.permission.name)).size).toBe(2);
});

test('matrix takes the account by itself, and each zone only where they are few', async () => {
  const { code, out } = await matrix();
  expect(code).not.toBe(1);
  expect(out).toMatch(/dns_records:edit on anything in the account/);
  expect((await grantlens(['matrix', '-s', other])).code).toBe(0);
});

test("matrix exits with 3 where somebody's verdict is unknown", async () => {
  const freight = 'track.northharbour-freight.example';
  const { code, out, err } = await matrix('--permission', 'dns_records:edit', '--resource', freight);
  expect(code).toBe(3);
  expect(columns(out)).toContain('nils.gaard@northharbour.example | ?');
  expect(err).toContain('not seen: which further permissions Domain Edge Preview contains');
});

test.each<[string, () => readonly string[], RegExp]>([
  ['a snapshot of another account', () => ['diff', other, now], /account .* and the second of/],
  ['a missing snapshot', () => ['diff', join(folder, 'none.json'), now], /none\.json.*no such file/],
  ['a folder', () => ['diff', earlier, folder], /it is a folder/],
  ['one snapshot', () => ['diff', now], /<after> is missing/],
  ['no edit', () => ['what-if', '-s', now], /there is no edit: write one in quotes/],
  [
    'an edit nobody understands',
    () => ['what-if', 'make greta queen', '-s', now],
    /not an edit.*'add MEMBER/,
  ],
  [
    'an unknown member',
    () => ['what-if', 'add greta@northharbour.example to Marketing', '-s', now],
    /"greta\.lund@northharbour\.example"/,
  ],
  [
    'an unknown group',
    () => ['what-if', 'add greta.lund@northharbour.example to Marketting', '-s', now],
    /no user group "Marketting"; the nearest are "Marketing"/,
  ],
  ['an unknown policy', () => ['what-if', 'remove policy 4d5f', '-s', now], /no policy .*"4d5f/],
  [
    'a permission where a permission group is due',
    () => ['what-if', 'grant dns_records:edit on account to Marketing', '-s', now],
    /is a permission, and policies give permission groups/,
  ],
  [
    'a permission group of tokens for a member',
    () => ['what-if', 'grant DNS Write on account to greta.lund@northharbour.example', '-s', now],
    /no permission or permission group "DNS Write"/,
  ],
  [
    'an unknown zone',
    () => ['what-if', 'grant DNS on moon.example to Marketing', '-s', now],
    /"moon\.example"/,
  ],
  [
    'an unknown permission',
    () => ['matrix', '--permission', 'dns:edit', '-s', now, '--resource', 'account'],
    /"dns:edit"/,
  ],
])('a question about changes with %s is one sentence and exit code 1', async (_, args, sentence) => {
  const { code, out, err } = await grantlens(args());
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(/^grantlens: .+\.\n$/);
  expect(err).toMatch(sentence);
});
