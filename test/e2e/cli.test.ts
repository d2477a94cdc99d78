import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { grantlens, type RunningSandbox, startSandboxProcess } from './program.ts';

const secret = 'a-very-secret-token-0123456789abcdef';
const env = { CLOUDFLARE_API_TOKEN: secret };
const zone = 'tickets.northharbour.example';
const account = 'f0919664a81fca51bc5e6109bd9a6548';

let folder: string;
let sandbox: RunningSandbox;
let file: string;
let ask: (...args: readonly string[]) => ReturnType<typeof grantlens>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantlens-cli-'));
  sandbox = await startSandboxProcess();
  file = join(folder, 'north-harbour.snapshot.json');
  const taken = await grantlens(
    ['snapshot', '--account', account, '--api-base', sandbox.baseUrl, '--out', file],
    { env },
  );
  expect(taken).toMatchObject({ code: 0, out: `${file}\n` });
  ask = (...args) => grantlens([...args, '--snapshot', file]);
});

afterAll(async () => {
  await sandbox.stop();
  await rm(folder, { recursive: true, force: true });
});

test('a snapshot can be read by its owner alone and has no secret in it', async () => {
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const text = await readFile(file, 'utf8');
  expect(text).not.toContain(secret);
  const snapshot = JSON.parse(text);
  expect(JSON.stringify(snapshot.collections.ssoConnectors)).not.toContain('"code"');
  expect(snapshot.removed).toContainEqual(expect.objectContaining({ collection: 'ssoConnectors' }));
});

test('a snapshot is compressed when its name says so, and answers the same', async () => {
  const zipped = join(folder, 'again.snapshot.json.gz');
  const taken = await grantlens(
    ['snapshot', '--api-base', sandbox.baseUrl, '--out', zipped, '--token-file', '-'],
    { input: `${secret}\n` },
  );
  expect(taken.code).toBe(0);
  expect(JSON.parse(gunzipSync(await readFile(zipped)).toString()).account.id).toBe(account);
  const answer = await grantlens(['who-can', 'dns_records:edit', zone, '-s', zipped, '-o', 'jsonl']);
  expect(answer.out).toBe((await ask('who-can', 'dns_records:edit', zone, '-o', 'jsonl')).out);
});

test('a snapshot can be named once for every question', async () => {
  const answer = await grantlens(['who-can', 'dns_records:edit', zone], {
    env: { GRANTLENS_SNAPSHOT: file },
  });
  expect(answer.code).toBe(0);
});

test('the exit code is 0 for yes, 2 for no, 3 for unknown, and 0 for all of them on request', async () => {
  const can = (member: string, on: string, ...more: string[]) =>
    ask('can', member, 'dns_records:edit', on, ...more);
  expect((await can('greta.lund@northharbour.example', zone)).code).toBe(0);
  expect((await can('kai.brennan@kelp-and-cable.example', zone)).code).toBe(2);
  expect((await can('nils.gaard@northharbour.example', 'track.northharbour-freight.example')).code).toBe(3);
  expect(
    (await can('nils.gaard@northharbour.example', 'track.northharbour-freight.example', '--exit-zero')).code,
  ).toBe(0);
  expect((await ask('who-can', 'dns_records:edit', 'track.northharbour-freight.example')).code).toBe(3);
});

test.each([
  ['can', ['can', 'GRETA.lund@northharbour.example', '#dns_records:edit', zone]],
  ['can on every zone', ['can', 'kai.brennan@kelp-and-cable.example', 'dns_records:*', 'zone:*']],
  ['who-can', ['who-can', 'dns_records:edit', zone, '--include-pending', '--include-inactive']],
  ['who-can with evidence', ['who-can', 'DNS', 'account', '--explain']],
  ['who-can on every zone', ['who-can', 'dns_records:edit', 'zone:*']],
  ['who-can by a permission group that lacks something there', ['who-can', 'DNS', zone]],
  ['can by a permission group', ['can', 'lena', 'DNS', 'zone:tickets.*']],
  ['matrix by permission groups', ['matrix', '--permission', 'DNS', '--resource', zone]],
  ['what-can', ['what-can', 'lena.voss@kelp-and-cable.example']],
  ['what-can of a token on a zone', ['what-can', 'token:cert-renewal', '--resource', zone]],
  ['ask', ['ask', `who can edit dns on ${zone}`]],
])('an answer in JSON has the published form: %s', async (_, args) => {
  const schema = JSON.parse(
    await readFile(new URL('../../apps/cli/dist/schema/answer.schema.json', import.meta.url), 'utf8'),
  );
  const validate = new Ajv2020({ strict: false }).compile(schema);
  const { out } = await ask(...args, '-o', 'json');
  validate(JSON.parse(out));
  expect(validate.errors ?? []).toEqual([]);
});

test.each([
  ['what-can', ['what-can', 'lena.voss@kelp-and-cable.example']],
  ['what-can on a zone', ['what-can', 'lena.voss@kelp-and-cable.example', '--resource', zone]],
  ['who-can by a permission group', ['who-can', 'DNS', zone]],
  ['who-can by a permission group on zones', ['who-can', 'DNS', 'zone:tickets.*']],
  ['can by a permission group', ['can', 'lena.voss@kelp-and-cable.example', 'DNS', zone]],
  ['can by a permission group on zones', ['can', 'lena', 'DNS', 'zone:tickets.*']],
  ['can by a permission group anywhere', ['can', 'lena', 'DNS', 'anywhere']],
  ['matrix by permission groups', ['matrix', '--permission', 'DNS', '--resource', zone]],
])('an answer in JSON says what a permission group lacks as `can` does: %s', async (_, args) => {
  const denied = await ask('can', 'lena.voss@kelp-and-cable.example', 'dns_records:edit', zone);
  expect(denied.code).toBe(2);
  const { results } = JSON.parse((await ask(...args, '-o', 'json')).out);
  const row = results.find((one: { readonly lacks?: readonly object[] }) => one.lacks !== undefined);
  expect(row.lacks[0]).toEqual({
    scope: { kind: 'resource', key: expect.stringContaining('.zone.'), name: zone },
    permissions: ['dns_records:edit', 'dns_records:read'],
    verdict: 'denied',
  });
  for (const format of ['table', 'wide', 'csv'])
    expect((await ask(...args, '-o', format)).out).toContain(
      `${zone}: dns_records:edit, dns_records:read denied`,
    );
});

test.each([
  ['who-can', ['who-can', 'DNS', zone, '--explain']],
  ['who-can on zones', ['who-can', 'DNS', 'zone:tickets.*', '--explain']],
  ['can', ['can', 'lena', 'DNS', zone]],
  ['can on zones', ['can', 'lena', 'DNS', 'zone:tickets.*', '--explain']],
])('an answer says under its tree what a permission group lacks: %s', async (_, args) => {
  expect((await ask(...args)).out).toMatch(
    /lena\.voss@\S+: allowed, DNS on tickets\.\S+\n[^\n]+\n[^\n]+\nbut not: lena\.voss@\S+ on tickets\.\S+: dns_records:edit, dns_records:read denied\n/,
  );
});

test('an answer in JSON names the snapshot, the permission and the zone it is about', async () => {
  const answer = JSON.parse((await ask('who-can', 'dns_records:edit', zone.toUpperCase(), '-o', 'json')).out);
  expect(answer).toMatchObject({
    schemaVersion: 1,
    snapshot: {
      accountId: account,
      accountName: 'North Harbour Ferries',
      digest: expect.stringMatching(/^sha256-[0-9a-f]{64}$/),
    },
    query: {
      kind: 'who-can',
      permission: { kind: 'atomic', name: 'dns_records:edit' },
      resource: { kind: 'zone', name: zone },
    },
    complete: true,
    assumptions: ['deny-overrides'],
    gaps: [],
  });
  expect(answer.results).toHaveLength(12);
  const greta = answer.results.find((row: { principal: { email?: string } }) =>
    row.principal.email?.startsWith('greta'),
  );
  expect(greta.via).toHaveLength(3);
});

test('an answer in JSON has the same bytes every time', async () => {
  const args = ['who-can', 'dns_records:edit', 'zone:*', '--explain', '-o', 'json'];
  expect((await ask(...args)).out).toBe((await ask(...args)).out);
});

test.each([
  [`who can edit dns on ${zone}?`, ['who-can', 'dns_records:edit', zone]],
  ['who can read the audit logs on the account', ['who-can', 'auditlogs:read', 'account']],
  ['who can manage members of the account', ['who-can', 'member:edit', 'account']],
  ['who can edit dns on all zones', ['who-can', 'dns_records:edit', 'zone:*']],
  [
    `can greta.lund@northharbour.example edit firewall rules on ${zone}`,
    ['can', 'greta.lund@northharbour.example', 'waf:edit', zone],
  ],
  ['what can lena.voss@kelp-and-cable.example do', ['what-can', 'lena.voss@kelp-and-cable.example']],
])('a question as a sentence is the verb it means: %s', async (sentence, args) => {
  expect((await ask('ask', sentence, '-o', 'json')).out).toBe((await ask(...args, '-o', 'json')).out);
});

test.each<Readonly<Record<string, string>>>([
  { NO_COLOR: '1' },
  { NO_COLOR: '1', FORCE_COLOR: '1', CI: '1' },
  {},
])('nothing but text goes into a pipe or a file, with %j', async (env) => {
  const asked = ['findings', '--fail-on', 'low', '-s', file];
  const { code, out, err } = await grantlens(asked, { env });
  expect(code).toBe(2);
  expect(`${out}${err}`).not.toContain('\u001b');
});

const corrupt = () => join(folder, 'corrupt.json');
const edited = () => join(folder, 'edited.json');
const catalogue = () => join(folder, 'catalogue.yaml');
const blocked = () => join(folder, 'blocked');

beforeAll(async () => {
  await writeFile(corrupt(), '{"format":"grantlens.snapshot"');
  await writeFile(
    edited(),
    (await readFile(file, 'utf8')).replace('North Harbour Ferries', 'North Harbor Ferries'),
  );
  await writeFile(
    catalogue(),
    'format: grantlens.catalogue\nversion: 1\ngroups:\n  - { name: DNS, permissions: [dns], complete: true }\n',
  );
  await writeFile(blocked(), 'a file where a folder should be');
});

test.each<[string, () => readonly string[], RegExp]>([
  [
    'an unknown zone',
    () => ['who-can', 'dns_records:edit', 'ticket.northharbour.example', '-s', file],
    /no zone.*"tickets\.northharbour\.example"/,
  ],
  ['an unknown permission', () => ['who-can', 'dns_record:edit', zone, '-s', file], /"dns_records:edit"/],
  ['a glob that means nothing', () => ['who-can', 'nothing:*', zone, '-s', file], /no permission/],
  [
    'an unknown member',
    () => ['can', 'greta@northharbour.example', 'dns_records:edit', zone, '-s', file],
    /"greta\.lund@northharbour\.example"/,
  ],
  ['an unknown token', () => ['what-can', 'token:renewal', '-s', file], /"token:cert-renewal"/],
  ['no snapshot', () => ['who-can', 'dns_records:edit', zone], /GRANTLENS_SNAPSHOT/],
  [
    'a missing snapshot',
    () => ['who-can', 'dns_records:edit', zone, '-s', join(folder, 'none.json')],
    /no such file/,
  ],
  ['a folder as snapshot', () => ['who-can', 'dns_records:edit', zone, '-s', folder], /it is a folder/],
  [
    'a corrupt snapshot',
    () => ['who-can', 'dns_records:edit', zone, '-s', corrupt()],
    /not JSON, or cut short/,
  ],
  [
    'an edited snapshot',
    () => ['who-can', 'dns_records:edit', zone, '-s', edited()],
    /does not match|do not match/,
  ],
  [
    'an unreadable catalogue',
    () => ['who-can', 'dns_records:edit', zone, '-s', file, '--catalogue', catalogue()],
    /groups\.0\.permissions\.0/,
  ],
  ['a missing argument', () => ['who-can', 'dns_records:edit'], /<resource> is missing/],
  ['one argument too many', () => ['who-can', 'a:b', 'c', 'd'], /too many arguments/],
  ['an unknown option', () => ['who-can', '--explane', 'a:b', 'c'], /--explain/],
  ['an unknown verb', () => ['whocan'], /who-can/],
  ['an unknown format', () => ['who-can', 'a:b', 'c', '-o', 'yaml'], /table, wide, json, jsonl, csv/],
  [
    'a sentence nobody understands',
    () => ['ask', 'who is the king', '-s', file],
    /ask like "who are the super admins"/,
  ],
  ['a thing nobody knows', () => ['ask', 'who can edit the moon on the account', '-s', file], /moon/],
  [
    'an unwritable folder',
    () => ['report', '-s', file, '--out', join(blocked(), 'in')],
    /a part of the path is not a folder|cannot make the folder/,
  ],
  ['an unknown report format', () => ['report', '-s', file, '--out', folder, '--format', 'pdf'], /"pdf"/],
  ['no credential', () => ['snapshot', '--account', account], /CLOUDFLARE_API_TOKEN/],
  ['a bad concurrency', () => ['snapshot', '--concurrency', '0'], /1 to 64/],
  ['an unknown fixture', () => ['sandbox', '--fixture', 'atlantis'], /north-harbour/],
  ['a bad port', () => ['sandbox', '--port', 'http'], /0 to 65535/],
])('a command with %s is one sentence and exit code 1', async (_, args, sentence) => {
  const { code, out, err } = await grantlens(args());
  expect(code).toBe(1);
  expect(out).toBe('');
  expect(err).toMatch(/^grantlens: .+\.\n$/);
  expect(err).toMatch(sentence);
  expect(err.trimEnd().split('\n')).toHaveLength(1);
});

test.each<[string, readonly string[], Readonly<Record<string, string>>, RegExp]>([
  ['an address that anybody could listen to', ['snapshot', '--api-base', 'http://192.0.2.1/'], env, /https/],
  ['an address where nobody answers', ['whoami', '--api-base', 'http://127.0.0.1:9/'], env, /nobody answers/],
  ['half a global key', ['snapshot'], { CLOUDFLARE_API_KEY: secret }, /CLOUDFLARE_EMAIL/],
])('a network command with %s is one sentence and exit code 1', async (_, args, withEnv, sentence) => {
  const { code, out, err } = await grantlens(args, { env: withEnv });
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(sentence);
  expect(err).not.toContain(secret);
});

test('a wrong token leaves no file behind', async () => {
  const strict = join(folder, 'strict');
  await writeFixtureWithCredential(strict);
  const guarded = await startSandboxProcess('--fixture', strict);
  const out = join(folder, 'refused.snapshot.json');
  const { code, err } = await grantlens(
    ['snapshot', '--account', account, '--api-base', guarded.baseUrl, '--out', out],
    { env },
  );
  await guarded.stop();
  expect(code).toBe(1);
  expect(err).toMatch(/^grantlens: .+\.\n$/);
  expect(err).not.toContain(secret);
  expect((await readdir(folder)).filter((name) => name.includes('refused'))).toEqual([]);
});

test('an edited snapshot is read on request, and the answer says that it was edited', async () => {
  const { out } = await grantlens([
    'who-can',
    'dns_records:edit',
    zone,
    '-s',
    edited(),
    '--allow-modified',
    '-o',
    'json',
  ]);
  expect(JSON.parse(out).snapshot.modified).toBe(true);
});

test("a catalogue of the user's own overrides the shipped one", async () => {
  const own = join(folder, 'own.yaml');
  await writeFile(
    own,
    'format: grantlens.catalogue\nversion: 1\ngroups:\n  - name: Domain Edge Preview\n    permissions: ["edge_preview:*", "edge_preview:edit"]\n    complete: true\n',
  );
  const { code, out } = await ask(
    'who-can',
    'dns_records:edit',
    'track.northharbour-freight.example',
    '--catalogue',
    own,
    '-o',
    'json',
  );
  expect(code).toBe(0);
  expect(JSON.parse(out).complete).toBe(true);
});

test('whoami says what the credential can read, and exits with 3 where it falls short', async () => {
  const { code, out } = await grantlens(['whoami', '--api-base', sandbox.baseUrl, '-o', 'json'], { env });
  expect(code).toBe(0);
  expect(JSON.parse(out).access.collections.members.status).toBe('readable');
  const words = await grantlens(['whoami', '--api-base', sandbox.baseUrl], { env });
  expect(words.out).toContain('North Harbour Ferries');
  expect(words.out).not.toContain(secret);
});

test('the program prints its version and has help on every verb', async () => {
  expect((await grantlens(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  for (const verb of [
    'snapshot',
    'whoami',
    'can',
    'who-can',
    'what-can',
    'matrix',
    'diff',
    'what-if',
    'graph',
    'ask',
    'report',
    'verify',
    'sandbox',
    'demo',
  ]) {
    expect((await grantlens([verb, '--help'])).out).toContain(`Usage: grantlens ${verb}`);
  }
});

test('the sandbox stops when it is asked to', async () => {
  const other = await startSandboxProcess('--fixture', 'small-agency');
  expect(other.baseUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/client\/v4$/);
  expect(await other.stop()).toBe(0);
});

/** The company again, but now the API knows one token, and it is not ours. */
async function writeFixtureWithCredential(to: string): Promise<void> {
  await mkdir(to);
  const state = await readFile(new URL('../../fixtures/north-harbour/account.yaml', import.meta.url), 'utf8');
  const credentials =
    'credentials:\n  - { token: the-right-one, id: t1, name: reader, permissions: [Account Settings Read] }\n';
  await writeFile(join(to, 'account.yaml'), `${state}\n${credentials}`);
}
