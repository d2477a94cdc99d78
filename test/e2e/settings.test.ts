import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeSnapshot } from '@grantlens/snapshot';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { takeSnapshot } from '../scenarios/scenario.ts';
import { grantlens } from './program.ts';

const { resolve } = createRequire(import.meta.url);
const frame = 'format: grantlens.settings\nversion: 1\n';
const settings = `${frame}snapshot: ../harbour.snapshot.json
waivers: waivers.yaml
ownDomains: [northharbour.example]
thresholds: { dormantAfterDays: 30 }
formats: [json]
`;
let folder: string;
let work: string;
let elsewhere: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantlens-settings-'));
  work = join(folder, 'work');
  elsewhere = join(folder, 'elsewhere');
  await Promise.all([mkdir(work), mkdir(elsewhere)]);
  const harbour = encodeSnapshot(await takeSnapshot('north-harbour'), 'json');
  const agency = encodeSnapshot(await takeSnapshot('small-agency'), 'json');
  await writeFile(join(folder, 'harbour.snapshot.json'), harbour);
  await writeFile(join(folder, 'agency.snapshot.json'), agency);
  await writeFile(join(work, 'waivers.yaml'), 'format: grantlens.waivers\nversion: 1\nwaivers: []\n');
  await writeFile(join(work, 'grantlens.yaml'), settings);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const can = ['can', 'astrid.holm@northharbour.example', 'dns_records:edit', 'account'];
const said = /^settings: (.*) \(sha256-[0-9a-f]{12}\): (.*)\n/;

test('a settings file in the working folder gives what the command line does not say, and every answer names it', async () => {
  const asked = await grantlens([...can, '-o', 'json'], { cwd: work });
  expect(asked.code).toBe(0);
  expect(said.exec(asked.err)?.slice(1)).toEqual(['grantlens.yaml', 'snapshot']);
  const { query } = JSON.parse(asked.out) as { readonly query: { readonly settings?: string } };
  expect(query.settings).toMatch(/^sha256-[0-9a-f]{64}$/);
  const again = await grantlens([...can, '-o', 'json'], { cwd: work });
  expect(again).toEqual(asked);
});

test('a settings file is the last to be asked: an option goes first, and then the environment', async () => {
  const agency = join(folder, 'agency.snapshot.json');
  const option = await grantlens(['list', 'zones', '-s', agency], { cwd: work });
  const variable = await grantlens(['list', 'zones'], { cwd: work, env: { GRANTLENS_SNAPSHOT: agency } });
  const file = await grantlens(['list', 'zones'], { cwd: work });
  expect(variable).toEqual(option);
  expect(said.exec(option.err)?.[2]).toBe('nothing of it counts here');
  expect(file.out).not.toBe(option.out);
});

test('a list of the command line replaces that of a settings file', async () => {
  const args = ['report', '--format', 'csv', '--own-domain', 'kelp-and-cable.example', '--out'];
  const out = join(folder, 'replaced');
  await grantlens([...args, out], { cwd: work });
  const manifest = JSON.parse(await readFile(join(out, 'manifest.json'), 'utf8')) as Record<string, unknown>;
  expect(manifest).toMatchObject({
    formats: ['csv'],
    settings: { ownDomains: ['kelp-and-cable.example'], dormantAfterDays: 30 },
  });
});

test('a settings file is found by its option, by the environment, or not at all, and its paths are from its folder', async () => {
  const path = join('..', 'work', 'grantlens.yaml');
  const named = await grantlens([...can, '--config', path], { cwd: elsewhere });
  const variable = await grantlens(can, { cwd: elsewhere, env: { GRANTLENS_CONFIG: path } });
  expect(variable).toEqual(named);
  expect(said.exec(named.err)?.[1]).toBe(path);
  expect(named.code).toBe(0);
  const without = await grantlens([...can, '--no-config'], { cwd: work });
  expect(without.err).toMatch(/^grantlens: no snapshot is given/);
  const missing = await grantlens([...can, '--config', 'nowhere.yaml'], { cwd: elsewhere });
  expect(missing.err).toMatch(/^grantlens: cannot read the settings nowhere\.yaml: there is no such file/);
});

test('what is kept ready beside a snapshot is asked where settings are in force, but not where they change what is believed', async () => {
  const snapshot = join(folder, 'harbour.snapshot.json');
  const before = await grantlens([...can, '-s', snapshot], { cwd: elsewhere });
  const after = await grantlens([...can, '-s', snapshot], { cwd: work });
  expect(before.err).toBe('');
  expect(after.err).toMatch(said);
  expect(after.out).toBe(before.out);
  const groups = '{ label: all_privileges, permissions: ["dns_records:read"], complete: true }';
  await writeFile(
    join(elsewhere, 'own.yaml'),
    `format: grantlens.catalogue\nversion: 1\ngroups:\n  - ${groups}\n`,
  );
  await writeFile(join(elsewhere, 'believing.yaml'), `${frame}catalogue: own.yaml\n`);
  const believed = ['--config', 'believing.yaml'];
  const option = await grantlens([...can, '-s', snapshot, '--catalogue', 'own.yaml'], { cwd: elsewhere });
  const settled = await grantlens([...can, '-s', snapshot, ...believed], { cwd: elsewhere });
  expect(settled.err.replace(said, '')).toBe(option.err);
  expect({ ...settled, err: '' }).toEqual({ ...option, err: '' });
  expect(settled.out).not.toBe(before.out);
});

test('a settings file names the account that is read and the review before, and not where many are read', async () => {
  const args = ['--config', 'reading.yaml'];
  await writeFile(
    join(elsewhere, 'reading.yaml'),
    `${frame}account: not-an-account\nprevious: ../harbour.snapshot.json\nsnapshot: ../harbour.snapshot.json\n`,
  );
  // Without a credential nothing is asked for.
  const read = await grantlens(['snapshot', ...args], { cwd: elsewhere });
  expect([read.code, said.exec(read.err)?.[2]]).toEqual([1, 'account']);
  const many = await grantlens(['snapshot', '--all-accounts', '--out-dir', 'many', ...args], {
    cwd: elsewhere,
  });
  expect(said.exec(many.err)?.[2]).toBe('nothing of it counts here');
  const made = await grantlens(['report', '--format', 'json', '--out', 'package', ...args], {
    cwd: elsewhere,
  });
  expect(said.exec(made.err)?.[2]).toBe('snapshot, previous');
  const report = JSON.parse(await readFile(join(elsewhere, 'package', 'report.json'), 'utf8')) as {
    readonly changes: unknown;
  };
  expect(JSON.stringify(report)).toContain('previous');
});

test('everything that is wrong with a settings file is said at once, with line and column', async () => {
  const lines = [
    ...frame.trim().split('\n'),
    'snapshoot: x',
    'catalogue: 7',
    'ownDomains: [two words, shop.example]',
    'thresholds: { dormantDays: 3, staleAfterDays: -1 }',
    'formats: [pdf]',
  ];
  await writeFile(join(elsewhere, 'wrong.yaml'), lines.join('\n'));
  const { code, out, err } = await grantlens([...can, '--config', 'wrong.yaml'], { cwd: elsewhere });
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err.split('\n').map((line) => /^wrong\.yaml:(\d+:\d+): /.exec(line)?.[1] ?? line)).toEqual([
    '3:1',
    '4:12',
    '5:14',
    '6:15',
    '6:47',
    '7:11',
    'grantlens: the settings file wrong.yaml has 6 faults, and is not used; correct the file, or pass --no-config.',
    '',
  ]);
});

test('verify goes by what a package keeps of its settings, and not by those of whoever verifies', async () => {
  const out = join(folder, 'package');
  const made = await grantlens(['report', '--out', out], { cwd: work });
  expect(said.exec(made.err)?.[2]).toBe('snapshot, waivers, ownDomains, thresholds, formats');
  const other = join(folder, 'verifier');
  await mkdir(other);
  await writeFile(
    join(other, 'grantlens.yaml'),
    `${frame}thresholds: { dormantAfterDays: 1 }\nownDomains: x.example\n`,
  );
  const verified = await grantlens(['verify', out], { cwd: other });
  expect(verified).toMatchObject({ code: 0, err: '' });
  await writeFile(join(other, 'grantlens.yaml'), 'nothing: of use\n');
  expect(await grantlens(['verify', out], { cwd: other })).toEqual(verified);
});

test('a settings file is not replaced by what is written', async () => {
  const { code, err } = await grantlens(['graph', '--out', 'grantlens.yaml'], { cwd: work });
  expect(code).toBe(1);
  expect(err).toContain('would replace grantlens.yaml, which is read');
  expect(await readFile(join(work, 'grantlens.yaml'), 'utf8')).toBe(settings);
});

test('the published form of a settings file is that in which it is read', async () => {
  const schema = JSON.parse(
    await readFile(resolve('grantlens/schema/settings.schema.json'), 'utf8'),
  ) as object;
  const check = new Ajv2020().compile(schema);
  const page = await readFile(new URL('../../apps/cli/docs/settings.md', import.meta.url), 'utf8');
  const example = /```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
  expect(check(parse(example))).toBe(true);
  await writeFile(
    join(elsewhere, 'example.yaml'),
    example.replace(/^snapshot: .*$/m, 'snapshot: ../harbour.snapshot.json').replace(/^catalogue: .*\n/m, ''),
  );
  const asked = await grantlens([...can, '--config', 'example.yaml'], { cwd: elsewhere });
  expect(asked.code).toBe(0);
  for (const wrong of ['snapshoot: x', 'snapshot: 7', 'formats: [pdf]', 'thresholds: { dormantDays: 3 }'])
    expect(check(parse(frame + wrong))).toBe(false);
});
