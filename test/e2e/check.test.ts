import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeSnapshot } from '@grantlens/snapshot';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { takeEarlierSnapshot } from '../scenarios/earlier.ts';
import { takeSnapshot } from '../scenarios/scenario.ts';
import { grantlens } from './program.ts';

let folder: string;

const passing = '{ id: two-supers, permission: all_privileges, resource: account, at-least: 2, at-most: 4 }';
const failing = '{ id: one-super, severity: low, permission: all_privileges, resource: account, at-most: 1 }';
const empty =
  '{ id: oncall, permission: "waf:edit", resource: account, allowed-to: { groups: ["On call"] } }';

const fileOf = (...checks: readonly string[]) =>
  `format: grantlens.checks\nversion: 1\nchecks:\n${checks.map((check) => `  - ${check}\n`).join('')}`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantlens-check-verb-'));
  const write = (name: string, content: string | Uint8Array) => writeFile(join(folder, name), content);
  await write('now.snapshot.json', encodeSnapshot(await takeSnapshot('north-harbour'), 'json'));
  await write('passing.yaml', fileOf(passing));
  await write('failing.yaml', fileOf(failing));
  await write('empty.yaml', fileOf(empty));
  await write(
    'faulty.yaml',
    fileOf('{ id: a, permission: "dns:edit", resource: account, at-most: x }', '{ sevrity: low }'),
  );
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const check = (...args: readonly string[]) =>
  grantlens(['check', ...args], { cwd: folder, env: { GRANTLENS_SNAPSHOT: 'now.snapshot.json' } });

test.each<[readonly string[], number]>([
  [['passing.yaml'], 0],
  [['passing.yaml', 'failing.yaml'], 2],
  [['passing.yaml', 'empty.yaml'], 3],
  // A failed check goes before one that was not evaluated.
  [['empty.yaml', 'failing.yaml'], 2],
  [['failing.yaml', '--fail-on', 'medium'], 0],
  [['failing.yaml', '--fail-on', 'low'], 2],
  [['failing.yaml', '--exit-zero'], 0],
])('check %s exits with %s', async (args, code) => {
  expect((await check(...args)).code).toBe(code);
});

test('checks are read from standard input, which faults and answers name', async () => {
  const input = (text: string) =>
    grantlens(['check', '-', '-s', join(folder, 'now.snapshot.json')], { input: text });
  expect((await input(fileOf(failing))).code).toBe(2);
  const { code, out, err } = await input(fileOf('{ sevrity: low }'));
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain('standard input:4:');
});

test('files with faults are refused as a whole, each fault a line on standard error and nothing on standard output', async () => {
  const { code, out, err } = await check('passing.yaml', 'faulty.yaml', '--write', 'json=faulty.json');
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err.trimEnd().split('\n')).toEqual([
    expect.stringMatching(/^faulty\.yaml:4:26: there is no permission or permission group "dns:edit"/),
    'faulty.yaml:4:66: "at-most" must be a whole number from 0',
    'faulty.yaml:5:5: a check needs the key "id"',
    expect.stringMatching(/^faulty\.yaml:5:5: a check needs an assertion: /),
    'faulty.yaml:5:7: there is no key "sevrity" in a check; the nearest is "severity"',
  ]);
  await expect(stat(join(folder, 'faulty.json'))).rejects.toThrow('ENOENT');
});

test('a permission that exists nowhere is a fault like those of the text', async () => {
  await writeFile(
    join(folder, 'typo.yaml'),
    fileOf('{ id: a, permission: "dns_record:edit", resource: account, at-most: 1 }'),
  );
  const { code, out, err } = await check('typo.yaml');
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(
    /^typo\.yaml:4:26: there is no permission or permission group "dns_record:edit"; the nearest are "dns_records:edit"/,
  );
});

test('a file of 300 names that nobody has is refused in a few times as long as one such name', async () => {
  const wrong = (at: number) =>
    `{ id: c${at}, permission: "dns_recrds${at}:edit", resource: account, at-most: 1 }`;
  const timeOf = async (count: number): Promise<number> => {
    const name = `wrong-${count}.yaml`;
    await writeFile(join(folder, name), fileOf(...Array.from({ length: count }, (_, at) => wrong(at))));
    const start = performance.now();
    const { code, err } = await check(name);
    expect({ code, lines: err.trimEnd().split('\n').length }).toEqual({ code: 1, lines: count });
    return performance.now() - start;
  };
  const one = await timeOf(1);
  expect(await timeOf(300)).toBeLessThan(12 * one);
});

test('check in JSON is what its schema says, and one run writes several formats', async () => {
  const schema = new URL('../../apps/cli/dist/schema/answer.schema.json', import.meta.url);
  const validate = new Ajv2020({ strict: false }).compile(JSON.parse(await readFile(schema, 'utf8')));
  const files = ['passing.yaml', 'failing.yaml', 'empty.yaml'];
  const { code, out } = await check(
    ...files,
    '-o',
    'csv',
    '--write',
    'json=a.json',
    '--write',
    'jsonl=b.jsonl',
  );
  expect(code).toBe(2);
  const answer = JSON.parse(await readFile(join(folder, 'a.json'), 'utf8'));
  validate(answer);
  expect(validate.errors ?? []).toEqual([]);
  expect(answer.summary).toEqual({ passed: 1, failed: 1, notEvaluated: 1, skipped: 0 });
  expect(answer.results.map((result: { readonly id: string }) => result.id)).toEqual([
    'two-supers',
    'one-super',
    'oncall',
  ]);
  const lines = (await readFile(join(folder, 'b.jsonl'), 'utf8')).trim().split('\n');
  expect(lines.map((line) => JSON.parse(line))).toEqual(answer.results);
  expect(out.split('\r\n')[0]).toMatch(/^check,severity,result,why,who,/);
});

test('check in SARIF and JUnit names each check with its line', async () => {
  const { code, out } = await check(
    'failing.yaml',
    'empty.yaml',
    '-o',
    'sarif',
    '--write',
    'junit=junit.xml',
  );
  expect(code).toBe(2);
  const [run] = JSON.parse(out).runs;
  const [first] = run.results;
  expect(first).toMatchObject({ ruleId: 'one-super', level: 'note' });
  expect(first.locations[0].physicalLocation).toMatchObject({
    artifactLocation: { uri: 'failing.yaml' },
    region: { startLine: 4 },
  });
  expect(await readFile(join(folder, 'junit.xml'), 'utf8')).toContain('name="one-super"');
});

test.each<[string, string]>([
  ['json=passing.yaml', 'would replace'],
  ['json=now.snapshot.json', 'would replace'],
  ['json=-', 'names standard output'],
  ['yaml=x', 'FORMAT is one of'],
  ['json', 'FORMAT=FILE'],
])('check refuses to write %s and leaves everything as it is', async (write, why) => {
  const before = await readFile(join(folder, 'passing.yaml'), 'utf8');
  const { code, out, err } = await check('passing.yaml', '--write', write);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain(why);
  expect(await readFile(join(folder, 'passing.yaml'), 'utf8')).toBe(before);
});

test('check --init writes a first file that passes, and never over a file that is there', async () => {
  const written = await check('--init', '--out', 'first.yaml');
  expect(written).toMatchObject({ code: 0, out: 'first.yaml\n' });
  const first = await readFile(join(folder, 'first.yaml'), 'utf8');
  expect(first.split('\n')[0]).toMatch(
    /^# yaml-language-server: \$schema=node_modules\/@grantlens\/checks\//,
  );
  expect((await check('first.yaml')).code).toBe(0);
  const again = await check('--init', '--out', 'first.yaml');
  expect({ code: again.code, out: again.out }).toEqual({ code: 1, out: '' });
  expect(again.err).toContain('is there already, and is not written over; choose another name with --out');
  expect(await readFile(join(folder, 'first.yaml'), 'utf8')).toBe(first);
  expect((await check('--init')).out).toBe(first);
});

test.each<[readonly string[], number]>([
  [['billing:*', 'account', '--to', '*@kelp-and-cable.example'], 0],
  [['dns_records:edit', 'account', '--to', 'group:Network Operations', 'token:dns-sync'], 2],
  [['dns_records:edit', 'account', '--to', 'group:Nobody'], 3],
  [['dns_record:edit', 'account', '--to', '*'], 1],
])('check not-granted %j exits with %s', async (args, code) => {
  expect((await check('not-granted', ...args)).code).toBe(code);
});

test('check no-new-access compares two quarters, with what is allowed, and refuses two accounts', async () => {
  const q3 = encodeSnapshot(await takeEarlierSnapshot('north-harbour', 'q3'), 'json');
  await writeFile(join(folder, 'q3.snapshot.json'), q3);
  await writeFile(
    join(folder, 'agency.snapshot.json'),
    encodeSnapshot(await takeSnapshot('small-agency'), 'json'),
  );
  const entry =
    '{ who: { kind: member }, permission: "*:*", resource: anywhere, owner: a, reason: b, until: 2999-01-01 }';
  const tokens = entry.replace('member', 'token');
  const head = 'format: grantlens.allow\nversion: 1\nallow:\n';
  await writeFile(join(folder, 'allow.yaml'), `${head}  - ${entry}\n  - ${tokens}\n`);
  const validate = new Ajv2020({ strict: false }).compile(
    JSON.parse(
      await readFile(new URL('../../apps/cli/dist/schema/answer.schema.json', import.meta.url), 'utf8'),
    ),
  );
  const compared = await check('no-new-access', 'q3.snapshot.json', 'now.snapshot.json', '-o', 'json');
  expect(compared.code).toBe(2);
  const answer = JSON.parse(compared.out);
  validate(answer);
  expect(validate.errors ?? []).toEqual([]);
  expect(answer.results[0].broken.length).toBeGreaterThan(3);
  const same = ['no-new-access', '-s', 'now.snapshot.json', 'now.snapshot.json'];
  expect((await check(...same)).code).toBe(0);
  const allowed = ['no-new-access', 'q3.snapshot.json', 'now.snapshot.json', '--allow', 'allow.yaml'];
  expect((await check(...allowed)).code).toBe(0);
  const differ = await check('no-new-access', 'q3.snapshot.json', 'agency.snapshot.json');
  expect(differ).toMatchObject({ code: 1, out: '' });
});

test('checks on the account as a plan leaves it say what they were before, and --only-new fails what did not fail', async () => {
  const plan = new URL('../../fixtures/small-agency/plan.json', import.meta.url).pathname;
  const agency = ['-s', 'small.snapshot.json'];
  await writeFile(
    join(folder, 'small.snapshot.json'),
    encodeSnapshot(await takeSnapshot('small-agency'), 'json'),
  );
  expect((await check('--init', '--out', 'small.yaml', ...agency)).code).toBe(0);
  const planned = await check('small.yaml', ...agency, '--tf-plan', plan, '-o', 'json');
  expect(planned.code).toBe(2);
  const { query, results } = JSON.parse(planned.out);
  expect(query.plan.formatVersion).toBe('1.2');
  const failed = results.filter(({ result }: { readonly result: string }) => result === 'failed');
  expect(failed).toMatchObject([{ id: 'group-Developers', before: 'passed', broken: [{ mend: [] }] }]);
  expect((await check('small.yaml', ...agency, '--tf-plan', plan, '--only-new')).code).toBe(2);
  const old = fileOf('{ id: old, permission: all_privileges, resource: account, at-most: 0 }');
  await writeFile(join(folder, 'old.yaml'), old);
  expect((await check('old.yaml', ...agency, '--tf-plan', plan)).code).toBe(2);
  expect((await check('old.yaml', ...agency, '--tf-plan', plan, '--only-new')).code).toBe(0);
  const news = await check('no-new-access', ...agency, '--tf-plan', plan, '-o', 'json');
  expect(news.code).toBe(2);
  const who = JSON.parse(news.out).results[0].broken.map(
    ({ principal }: { readonly principal: { readonly email?: string } }) => principal.email,
  );
  expect(new Set(who)).toContain('sam@freelance.example');
  const address = 'cloudflare_account_member.freelancer["sam@freelance.example"]';
  expect(JSON.parse(news.out).results[0].broken[0].cause).toMatchObject([
    { kind: 'principal-added', address },
  ]);
  const words = ['no-new-access', ...agency, '--tf-plan', plan];
  expect((await check(...words)).out).toContain(`cause: joined the account (${address})`);
  expect((await check(...words, '-o', 'github')).out).toContain(`; cause: joined the account (${address})`);
  const denied = ['not-granted', 'dns_records:edit', 'account', '--to', 'mei@*', ...agency];
  expect((await check(...denied)).code).toBe(0);
  expect((await check(...denied, '--tf-plan', plan)).code).toBe(2);
});

test.each<[readonly string[], string]>([
  [[], 'there is no file of checks'],
  [['passing.yaml', '--only-new'], '--only-new goes with --tf-plan'],
  [['passing.yaml', '--out', 'x'], '--out goes with --init'],
  [['passing.yaml', '--init'], '--init writes a file, and reads none'],
  [['no-new-access', 'now.snapshot.json'], 'name the earlier snapshot and the later one'],
  [['no-new-access', 'a', 'b', '--init'], '--init does not go with "check no-new-access"'],
  [['./no-new-access'], 'cannot read the checks ./no-new-access'],
])('check %j is refused in a sentence', async (args, why) => {
  const { code, out, err } = await check(...args);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain(why);
});

test('check of a file without checks passes, and says that there are none', async () => {
  await writeFile(join(folder, 'none.yaml'), fileOf().replace('checks:', 'checks: []'));
  const { code, out, err } = await check('none.yaml');
  expect(code).toBe(0);
  expect(out).toContain('\n\n0 checks passed');
  expect(err).toContain('note: there is no check in none.yaml');
  expect((await check('none.yaml', 'passing.yaml')).err).toContain('there is no check in none.yaml');
  expect((await check('passing.yaml')).err).not.toContain('there is no check in');
});

test('--at says when it is, for dates in checks', async () => {
  await writeFile(join(folder, 'dated.yaml'), fileOf(passing.replace(' }', ', until: 2999-01-01 }')));
  expect((await check('dated.yaml', '--at', '2999-01-01')).code).toBe(0);
  expect((await check('dated.yaml', '--at', '2999-01-02')).code).toBe(2);
  expect((await check('dated.yaml', '--at', 'soon')).code).toBe(1);
});

test('the published schema of a file of checks takes the sample, and refuses what the program refuses', async () => {
  const schema = new URL('../../packages/checks/dist/schema/checks.schema.json', import.meta.url);
  const validate = new Ajv2020({ strict: false }).compile(JSON.parse(await readFile(schema, 'utf8')));
  const sample = new URL('../../packages/checks/src/file/sample-checks.fixture.yaml', import.meta.url);
  validate(parse(await readFile(sample, 'utf8')));
  expect(validate.errors ?? []).toEqual([]);
  expect(validate(parse(await readFile(join(folder, 'faulty.yaml'), 'utf8')))).toBe(false);
});
