import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { encodeSnapshot } from '@grantlens/snapshot';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPool } from '../../apps/cli/src/fleet/pool.ts';
import { fleetSchema } from '../../apps/cli/src/output/schema/fleet.ts';
import { asAccount } from '../property/fleet-files.ts';
import { type FleetFolder, writeFleet } from './fleet-folder.ts';
import { grantlens } from './program.ts';

let fleet: FleetFolder;

beforeAll(async () => {
  fleet = await writeFleet();
});

afterAll(() => rm(fleet.at(), { recursive: true, force: true }));

const whoCan = (...args: readonly string[]) => grantlens(['fleet', 'who-can', ...args]);
const at = (...names: readonly string[]) => fleet.at(...names);

/** An answer in JSON, held to the published form. */
async function answered(...args: readonly string[]) {
  const { code, out, err } = await whoCan(...args, '-o', 'json');
  expect(err).toBe('');
  const answer = JSON.parse(out);
  fleetSchema.parse(answer);
  return { code, answer };
}

test('a fleet answers with the rows of each account, in the order of their ids', async () => {
  const { code, answer } = await answered('dns_records:edit', 'account', at('now'));
  const { results, fleet: files } = answer;
  expect({ code, files }).toMatchObject({
    code: 0,
    files: { files: 2, accounts: 2, moments: 2, broken: [] },
  });
  const ids = results.map((row: { account: { id: string } }) => row.account.id);
  expect(new Set(ids)).toEqual(new Set([fleet.harbour.account.id, fleet.agency.account.id]));
  expect(ids).toEqual(ids.toSorted());
  expect(answer.summary.allowed).toBe(results.length);
});

test('rows of a fleet as csv have the account in three columns before those of the question', async () => {
  const { code, out, err } = await whoCan('billing:edit', 'account', at('now'), '-o', 'csv');
  const rows: readonly Record<string, string>[] = parse(out, { columns: true });
  expect({ code, err }).toEqual({ code: 0, err: expect.stringContaining('in 2 accounts') });
  expect(Object.keys(rows[0] ?? {}).slice(0, 4)).toEqual([
    'account_id',
    'account_name',
    'taken_at',
    'principal',
  ]);
});

test('each file that cannot be used is a row with its reason, and the others are asked', async () => {
  const { code, answer } = await answered('dns_records:edit', 'account', at('mixed'));
  expect({ code, complete: answer.complete }).toEqual({ code: 3, complete: false });
  expect(answer.fleet).toMatchObject({ files: 6, accounts: 1, moments: 1 });
  const { broken, leftOut } = answer.fleet;
  expect(broken).toEqual(
    [
      ['c-cut', 'JSON'],
      ['d-foreign', 'snapshot'],
      ['e-newer', 'versions up to 1'],
      ['f-edited', 'digest'],
    ].map(([name, reason]) => ({
      file: at('mixed', `${name}.snapshot.json`),
      reason: expect.stringContaining(reason ?? ''),
    })),
  );
  expect(leftOut).toEqual([
    { file: at('mixed', 'b-copy.snapshot.json'), why: 'duplicate', for: at('mixed', 'a.snapshot.json') },
  ]);
  expect(answer.results.length).toBeGreaterThan(0);
  const lines = (await whoCan('dns_records:edit', 'account', at('mixed'), '-o', 'jsonl')).out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.slice(-5, -1)).toEqual(broken.map((one: object) => ({ broken: one })));
  expect(lines.at(-1)).toMatchObject({ summary: answer.summary, complete: false });
  const { out } = await whoCan('dns_records:edit', 'account', at('mixed'));
  expect(out).toMatch(/BROKEN FILE +REASON\n.*c-cut/);
});

test('a changed file is asked where that is allowed, and its rows say so', async () => {
  const { answer } = await answered('dns_records:edit', 'account', at('mixed'), '--allow-modified');
  const modified = answer.results.filter((row: { account: object }) => 'modified' in row.account);
  expect(modified[0].account.name).toBe('South Harbour Ferries');
});

test('the newest moment of an account is asked, and every moment on request', async () => {
  const newest = await answered('dns_records:edit', 'account', at('q3'), at('now'));
  expect(newest.answer.fleet).toMatchObject({
    files: 3,
    moments: 2,
    leftOut: [{ file: at('q3', 'harbour.snapshot.json'), why: 'older' }],
  });
  const table = await whoCan('dns_records:edit', 'account', at('q3'), at('now'));
  expect(table.err).toContain('1 file is an older moment of an account; --all-moments');
  const all = await answered('dns_records:edit', 'account', at('q3'), at('now'), '--all-moments');
  expect(all.answer.fleet).toMatchObject({ accounts: 2, moments: 3, leftOut: [] });
});

test('an account without a name in the question is counted, and changes no exit code', async () => {
  const { code, answer } = await answered('dns_records:edit', 'tickets.northharbour.example', at('now'));
  expect({ code, notThere: answer.summary.notThere }).toEqual({ code: 0, notThere: 1 });
  expect(answer.fleet.notThere[0].account.id).toBe(fleet.agency.account.id);
  const { err } = await whoCan('dns_records:edit', 'tickets.northharbour.example', at('now'));
  expect(err).toMatch(/^not in .*: there is no zone or resource/m);
});

test.each([
  ['a name that no account has', ['dns_recods:edit', 'account', 'now'], 'dns_records:edit'],
  ['a folder without snapshots', ['dns_records:edit', 'account', 'empty'], 'no snapshot file'],
  ['a file that is not there', ['dns_records:edit', 'account', 'nowhere'], 'no such file'],
])('%s is an error', async (_, [permission = '', resource = '', place = ''], why) => {
  const { code, out, err } = await whoCan(permission, resource, at(place));
  expect({ code, out, err }).toEqual({ code: 1, out: '', err: expect.stringContaining(why) });
});

test('a catalogue that cannot be used is refused before any account is read', async () => {
  await writeFile(at('catalogue.yaml'), 'x: [');
  const { code, out, err } = await whoCan(
    'billing:edit',
    'account',
    at('now'),
    '--catalogue',
    at('catalogue.yaml'),
  );
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(/^grantlens: cannot use .*catalogue\.yaml: /);
});

test('nobody in any account exits with 2', async () => {
  const { code } = await answered(
    'dns_records:edit',
    'com.cloudflare.edge.gizmo.7',
    at('now'),
    '--kind',
    'token',
  );
  expect(code).toBe(2);
});

test('many threads write byte for byte what one writes, with lookup files and without', async () => {
  const folder = at('many');
  await mkdir(folder);
  for (let number = 1; number <= 17; number++) {
    const file = `${folder}/${number}.snapshot.json`;
    await writeFile(file, encodeSnapshot(asAccount(fleet.agency, number), 'json'));
  }
  await writeFile(`${folder}/0.snapshot.json`, '{');
  const ask = (output: string, workers: number) =>
    whoCan('*:edit', 'zone:*', folder, '-o', output, '--workers', `${workers}`);
  // A file just written may be written again before its time changes; no lookup file is kept of it.
  expect((await readdir(folder)).filter((name) => name.endsWith('.index'))).toEqual([]);
  for (const output of ['table', 'json', 'jsonl', 'csv'])
    expect(await ask(output, 8)).toEqual(await ask(output, 1));
  for (const verb of ['privileged', 'findings']) {
    const other = (workers: number) => grantlens(['fleet', verb, folder, '--workers', `${workers}`]);
    expect(await other(8)).toEqual(await other(1));
  }
  const before = await ask('json', 1);
  await new Promise((done) => setTimeout(done, 2100));
  await ask('json', 8);
  expect((await readdir(folder)).filter((name) => name.endsWith('.index'))).toHaveLength(17);
  expect(await ask('json', 8)).toEqual(before);
  await rm(`${folder}/2.snapshot.json.index`);
  const without = await whoCan('*:edit', 'zone:*', folder, '-o', 'json', '--no-index');
  expect(without).toEqual(before);
  expect((await readdir(folder)).filter((name) => name.endsWith('.index'))).toHaveLength(16);
  await writeFile(`${folder}/1.snapshot.json.index`, 'damaged');
  expect(await ask('json', 8)).toEqual(before);
}, 60_000);

test('a thread that ends takes its own task with it, and no other', async () => {
  const pool = await openPool(2);
  const file = at('now', 'harbour.snapshot.json');
  const look = (reading: object | undefined) =>
    pool.carryOut({ kind: 'look', file, reading: reading as object });
  const [lost, kept] = await Promise.all([look(undefined), look({}), look(undefined), look({})]);
  expect(lost).toEqual({ file, reason: expect.stringContaining('bug') });
  expect(kept).toMatchObject({ account: { id: fleet.harbour.account.id } });
  await pool.close();
});

test('a comparison lists what changed in each account, and which accounts came and went', async () => {
  const compare = (before: string, after: string, ...more: readonly string[]) =>
    grantlens(['fleet', 'diff', at(before), at(after), ...more]);
  const { code, out } = await compare('q3', 'now', '-o', 'json');
  const answer = JSON.parse(out);
  fleetSchema.parse(answer);
  const alone = await grantlens([
    'diff',
    at('q3', 'harbour.snapshot.json'),
    at('now', 'harbour.snapshot.json'),
    '-o',
    'json',
  ]);
  const { results, summary } = JSON.parse(alone.out);
  expect(answer.results.map(({ account: _, ...row }: { account: object }) => row)).toEqual(results);
  expect(code).toBe(2);
  expect(answer.summary).toMatchObject({ ...summary, changed: 1, came: 1, went: 0 });
  expect(answer.fleet.came).toMatchObject([{ id: fleet.agency.account.id }]);
  expect(answer.results[0].account.since.digest).toMatch(/^sha256-/);
  const back = await compare('now', 'q3');
  expect(back.out).toContain('went: Linden & Pike (account ');
  const same = await compare('now', 'now');
  expect({ code: same.code, out: same.out }).toEqual({
    code: 0,
    out: expect.stringMatching(/\nno change\n/),
  });
  expect((await compare('empty', 'now')).code).toBe(1);
});

test('findings of a fleet are counted by kind and account, and fail the run on request', async () => {
  const findings = (...args: readonly string[]) => grantlens(['fleet', 'findings', at('now'), ...args]);
  const { out } = await findings('-o', 'json');
  const answer = JSON.parse(out);
  fleetSchema.parse(answer);
  const of = (id: string) => answer.summary.findings.find((one: { id: string }) => one.id === id);
  expect(of('member-without-2fa')).toMatchObject({ severity: 'high', accounts: 2 });
  const instances = answer.results
    .filter((row: { id: string }) => row.id === 'member-without-2fa')
    .map((row: { open: number }) => row.open);
  expect(of('member-without-2fa').open).toBe(instances.reduce((sum: number, open: number) => sum + open, 0));
  const table = await findings('--fail-on', 'high');
  expect(table.code).toBe(2);
  expect(table.out).toMatch(/^high member-without-2fa: \d+ in 2 accounts$/m);
  expect((await findings('--waivers', at('nowhere.yaml'))).code).toBe(1);
});

const checks = (...all: readonly object[]) =>
  JSON.stringify({ format: 'grantlens.checks', version: 1, checks: all });

test('a check that fails in one account goes before a file that cannot be used', async () => {
  const check = (file: string, ...places: readonly string[]) =>
    grantlens(['fleet', 'check', '--checks', at(file), ...places.map((place) => at(place)), '-o', 'json']);
  const billing = {
    id: 'billing',
    title: 'Nobody changes billing',
    permission: 'billing:edit',
    resource: 'account',
  };
  await writeFile(at('broken.json'), checks({ ...billing, 'nobody-but': {} }));
  await writeFile(at('kept.json'), checks({ ...billing, 'at-least': 1 }));
  const failed = await check('broken.json', 'mixed');
  expect(failed.code).toBe(2);
  const answer = JSON.parse(failed.out);
  fleetSchema.parse(answer);
  expect(answer.summary).toMatchObject({ passed: 0, failed: 1 });
  expect((await check('kept.json', 'mixed')).code).toBe(3);
  expect((await check('kept.json', 'now')).code).toBe(0);
  await writeFile(at('faulty.json'), checks({ ...billing, 'nobody-butt': {} }));
  const faulty = await check('faulty.json', 'now');
  expect({ code: faulty.code, out: faulty.out }).toEqual({ code: 1, out: '' });
  expect(faulty.err).toMatch(/faulty\.json:1:\d+: .*nobody-but/);
});
