import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { encodeSnapshot } from '@grantlens/snapshot';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { takeSnapshot } from '../scenarios/scenario.ts';
import { type ActionGiven, type ActionRan, actionFolder, runAction } from './composite-action.ts';
import { junitFaults, sarifFaults } from './official-schemas.ts';
import { program, type RunningSandbox, startSandboxProcess } from './program.ts';

const account = 'f0919664a81fca51bc5e6109bd9a6548';
const marker = `<!-- grantlens:${account} -->`;

const checks = `format: grantlens.checks
version: 1
checks:
  - { id: one-super, severity: low, permission: all_privileges, resource: account, at-most: 1 }
`;

interface Comment {
  readonly id: number;
  body: string;
  readonly user: { readonly type: string; readonly login: string };
}

/** What GitHub holds, as far as the action touches it: a stand-in, for the real one cannot be reached from a test. */
const github = {
  comments: [] as Comment[],
  uploads: [] as { readonly ref: string; readonly commit_sha: string; readonly sarif: string }[],
  requests: [] as string[],
  isReadOnly: false,
};

let folder: string;
let sandbox: RunningSandbox;
let server: Server;
let env: Readonly<Record<string, string>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantlens-action-'));
  const write = (name: string, content: string | Uint8Array) => writeFile(join(folder, name), content);
  await write('now.snapshot.json', encodeSnapshot(await takeSnapshot('north-harbour'), 'json'));
  await write('agency.snapshot.json', encodeSnapshot(await takeSnapshot('small-agency'), 'json'));
  await write('access.yaml', checks);
  await write('passing.yaml', checks.replace('at-most: 1', 'at-most: 4'));
  sandbox = await startSandboxProcess('--fixture', 'north-harbour');
  server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => (text += String(chunk)));
    request.on('end', () => {
      const { status, body } = answered(`${request.method} ${request.url}`, text);
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  env = { GITHUB_API_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
});

afterAll(async () => {
  await sandbox.stop();
  server.close();
  await rm(folder, { recursive: true, force: true });
});

beforeEach(() => {
  Object.assign(github, { comments: [], uploads: [], requests: [], isReadOnly: false });
});

/** What GitHub answers to whoever has the token of a run. */
function answered(request: string, text: string): { readonly status: number; readonly body: unknown } {
  github.requests.push(request);
  const isWrite = !request.startsWith('GET');
  if ((isWrite && github.isReadOnly) || request === 'GET /user')
    return { status: 403, body: { message: 'Resource not accessible by integration' } };
  const body = text === '' ? {} : JSON.parse(text);
  const changed = /^PATCH \/repos\/harbour\/access\/issues\/comments\/(\d+)$/.exec(request);
  if (changed !== null) {
    const comment = github.comments.find(({ id }) => id === Number(changed[1]));
    if (comment === undefined) return { status: 404, body: {} };
    comment.body = body.body;
    return { status: 200, body: comment };
  }
  const page = /^GET \/repos\/harbour\/access\/issues\/7\/comments\?per_page=100&page=(\d+)$/.exec(request);
  if (page !== null) {
    const from = (Number(page[1]) - 1) * 100;
    return { status: 200, body: github.comments.slice(from, from + 100) };
  }
  if (request === 'POST /repos/harbour/access/issues/7/comments') {
    const user = { type: 'Bot', login: 'github-actions[bot]' };
    github.comments.push({ id: github.comments.length + 1, body: body.body, user });
    return { status: 201, body: {} };
  }
  if (request === 'POST /repos/harbour/access/code-scanning/sarifs') {
    github.uploads.push(body);
    return { status: 202, body: {} };
  }
  return { status: 404, body: { message: `no answer to ${request}` } };
}

const pullRequest = (from = 'harbour/access') => ({
  pull_request: { number: 7, head: { repo: { full_name: from } } },
  repository: { full_name: 'harbour/access' },
});

const run = (given: Partial<ActionGiven> = {}): Promise<ActionRan> =>
  runAction({ inputs: {}, eventName: 'schedule', workspace: folder, env, ...given });
const onPull = (inputs: Readonly<Record<string, string>>, from?: string) =>
  run({ inputs, eventName: 'pull_request', event: pullRequest(from) });
const stepOf = ({ steps }: ActionRan, start: string) =>
  steps.find(({ name }) => name.startsWith(start))?.outcome;

test('the action reads an account and holds it to checks, and uploads and comments nothing unasked', async () => {
  const inputs = { account, 'api-token': 'any-token', 'api-base': sandbox.baseUrl, checks: 'passing.yaml\n' };
  const ran = await run({ inputs });
  expect(ran.steps.map(({ outcome }) => outcome)).toEqual([
    'skipped',
    'success',
    'success',
    'skipped',
    'success',
    'skipped',
    'skipped',
    'skipped',
    'success',
  ]);
  expect(ran.isSuccess).toBe(true);
  expect(ran.outputs.result).toBe('passed');
  expect(ran.outputs.snapshot).toMatch(/account\.snapshot\.json\.gz$/);
  expect(ran.summary).toContain('**0 failed, 0 not evaluated, 0 skipped, 1 passed**');
  expect(github.requests).toEqual([]);
});

test('the action fails at its end when a check failed, with an annotation, and leaves files in each form', async () => {
  const ran = await run({ inputs: { snapshot: 'now.snapshot.json', checks: 'access.yaml' } });
  expect(ran.isSuccess).toBe(false);
  expect(stepOf(ran, 'Hold the account')).toBe('success');
  expect(stepOf(ran, 'Fail when')).toBe('failure');
  expect(ran.outputs.result).toBe('failed');
  expect(ran.log).toMatch(/^::notice file=access\.yaml,line=4,col=5,title=one-super::/m);
  expect(await sarifFaults(await readFile(ran.outputs.sarif ?? '', 'utf8'))).toEqual([]);
  expect(await junitFaults(await readFile(ran.outputs.junit ?? '', 'utf8'))).toEqual([]);
});

test('a check below the level of the action is listed and does not fail it', async () => {
  const inputs = { snapshot: 'now.snapshot.json', checks: 'access.yaml', 'fail-on': 'high' };
  const ran = await run({ inputs });
  expect(ran.isSuccess).toBe(true);
  expect(ran.log).toContain('title=one-super');
});

test('the action refuses pull_request_target before it does anything', async () => {
  const inputs = { snapshot: 'now.snapshot.json', checks: 'passing.yaml' };
  const ran = await run({ inputs, eventName: 'pull_request_target', event: pullRequest() });
  expect(ran.isSuccess).toBe(false);
  expect(ran.steps.map(({ outcome }) => outcome)).toEqual(['failure', ...Array(8).fill('skipped')]);
  expect(ran.log).toMatch(/^::error::grantlens does not run under pull_request_target/);
});

test('the action comments on a pull request, and the next run replaces its comment and no other one', async () => {
  const stranger = { type: 'User', login: 'mallory' };
  const others = Array.from({ length: 120 }, (_, at) => ({ id: at + 1, body: `${at}`, user: stranger }));
  github.comments.push(...others, { id: 121, body: `${marker}\nnot ours`, user: stranger });
  const inputs = { snapshot: 'now.snapshot.json', checks: 'access.yaml' };
  await onPull(inputs);
  expect(github.comments).toHaveLength(122);
  expect(github.comments[121]?.body.startsWith(`${marker}\n**1 failed`)).toBe(true);
  await onPull({ ...inputs, checks: 'passing.yaml' });
  expect(github.comments).toHaveLength(122);
  expect(github.comments[121]?.body.startsWith(`${marker}\n**0 failed`)).toBe(true);
  expect(github.comments[120]?.body).toBe(`${marker}\nnot ours`);
});

test('the action shows in one comment and in the summary what a plan does and what became of the checks', async () => {
  const plan = fileURLToPath(new URL('../../fixtures/small-agency/plan.json', import.meta.url));
  const ran = await onPull({ snapshot: 'agency.snapshot.json', plan, checks: 'passing.yaml' });
  expect(ran.isSuccess).toBe(true);
  const [comment] = github.comments;
  expect(comment?.body.match(/<!-- grantlens:[0-9a-f]+ -->/g)).toHaveLength(1);
  expect(comment?.body).toMatch(/^<!-- grantlens:[0-9a-f]+ -->\n\*\*4 gain access; 4 lose access\*\*\n/);
  expect(comment?.body).toContain('- `ruth@lindenpike.example`\n');
  expect(comment?.body).toContain('\n**0 failed, 0 not evaluated, 0 skipped, 1 passed**\n');
  expect(ran.summary).toContain('**4 gain access; 4 lose access**');
  expect(ran.summary).toContain('**0 failed, 0 not evaluated, 0 skipped, 1 passed**');
  expect(await readFile(ran.outputs.preview ?? '', 'utf8')).toContain('#### Gains access');
});

test('a pull request whose plan breaks a check is failed at the line of the resource, and what was broken before is not', async () => {
  const plan = fileURLToPath(new URL('../../fixtures/small-agency/plan.json', import.meta.url));
  await mkdir(join(folder, 'terraform'));
  const resources = '# Tokens\n\nresource "cloudflare_account_token" "deploy_hook" {\n}\n';
  await writeFile(join(folder, 'terraform/tokens.tf'), resources);
  const gate = `format: grantlens.checks
version: 1
checks:
  - { id: no-tokens, permission: "dns_records:edit", resource: crumb-bakery.example, kind: token, nobody-but: {} }
  - { id: no-admins, permission: all_privileges, resource: account, nobody-but: {} }
`;
  await writeFile(join(folder, 'gate.yaml'), gate);
  const inputs = {
    snapshot: 'agency.snapshot.json',
    plan,
    checks: 'gate.yaml',
    'terraform-dir': 'terraform',
    sarif: 'true',
  };
  const ran = await onPull(inputs);
  expect(ran.isSuccess).toBe(false);
  expect(ran.log).toMatch(
    /^::warning file=terraform\/tokens\.tf,line=3,title=no-tokens::token:deploy-hook /m,
  );
  const sarif = gunzipSync(Buffer.from(github.uploads[0]?.sarif ?? '', 'base64')).toString();
  expect(sarif).toContain('"uri": "terraform/tokens.tf"');
  expect(github.comments[0]?.body).toContain('#### failed, medium: `no-tokens`');
  const old = gate.split('\n').filter((line) => !line.includes('no-tokens'));
  await writeFile(join(folder, 'gate.yaml'), old.join('\n'));
  expect((await onPull(inputs)).isSuccess).toBe(true);
  expect((await onPull({ ...inputs, 'only-new': 'false' })).isSuccess).toBe(false);
});

test('a plan that is not one fails the step that previews it, with the sentence of the program', async () => {
  const ran = await onPull({ snapshot: 'now.snapshot.json', plan: 'access.yaml' });
  expect(stepOf(ran, 'Preview the plan')).toBe('failure');
  expect(ran.log).toContain('terraform show -json');
  expect(github.comments).toEqual([]);
});

test('the action sends SARIF to code scanning when it is asked to', async () => {
  await onPull({ snapshot: 'now.snapshot.json', checks: 'access.yaml', sarif: 'true', comment: 'false' });
  expect(github.comments).toEqual([]);
  const [upload] = github.uploads;
  expect(upload?.ref).toBe('refs/pull/7/merge');
  const text = gunzipSync(Buffer.from(upload?.sarif ?? '', 'base64')).toString();
  expect(await sarifFaults(text)).toEqual([]);
  expect(text).toContain('"ruleId": "one-super"');
});

test('a run about a fork, whose token may write nothing, warns and goes on to its verdict', async () => {
  github.isReadOnly = true;
  const inputs = { snapshot: 'now.snapshot.json', checks: 'passing.yaml', sarif: 'true' };
  const ran = await onPull(inputs, 'mallory/access');
  expect(ran.isSuccess).toBe(true);
  expect(ran.log.match(/^::warning::/gm)).toHaveLength(2);
  const own = await onPull(inputs);
  expect(own.isSuccess).toBe(false);
  expect(own.log).toMatch(/^::error::the checks were not taken by code scanning: GitHub answered 403/m);
});

test('the action says what is missing where it has neither a snapshot nor a token', async () => {
  const ran = await run({ inputs: { checks: 'access.yaml' } });
  expect(ran.isSuccess).toBe(false);
  expect(ran.log).toMatch(/^::error::no snapshot is given and no api-token to read the account with/m);
});

test('checks that are not understood fail the step that reads them, and nothing in their faults is a command', async () => {
  await writeFile(join(folder, 'faulty.yaml'), `${checks}    "::error::x ##[error]y": 1\n`);
  const ran = await run({ inputs: { snapshot: 'now.snapshot.json', checks: 'faulty.yaml' } });
  expect(stepOf(ran, 'Hold the account')).toBe('failure');
  const [, token = ''] = /^::stop-commands::(quiet-\d+)$/m.exec(ran.log) ?? [];
  const quiet = ran.log.split(`::stop-commands::${token}\n`)[1]?.split(`::${token}::`)[0];
  expect(quiet).toContain('faulty.yaml:5:');
});

test('the action of a checkout that is not built runs the published package of its version', async () => {
  const checkout = join(folder, 'checkout');
  await cp(actionFolder, join(checkout, 'apps/action'), { recursive: true });
  await mkdir(join(checkout, 'apps/cli'));
  await writeFile(join(checkout, 'apps/cli/package.json'), '{ "version": "9.8.7" }');
  // The registry cannot be reached from a test: what stands in for npm puts the built program where npm would.
  await mkdir(join(folder, 'bin'));
  const npm = `#!/bin/sh
echo "npm $*" >&2
mkdir -p node_modules/grantlens/bin
echo 'require("node:module").createRequire("${program}")("${program}")' >node_modules/grantlens/bin/grantlens.js
`;
  await writeFile(join(folder, 'bin/npm'), npm, { mode: 0o755 });
  const given = {
    folder: join(checkout, 'apps/action'),
    env: { ...env, PATH: `${join(folder, 'bin')}:${process.env.PATH}` },
  };
  const inputs = { snapshot: 'now.snapshot.json', checks: 'passing.yaml' };
  const ran = await run({ ...given, inputs });
  expect(ran.isSuccess).toBe(true);
  expect(ran.log).toMatch(
    /^npm install --silent --no-audit --no-fund --ignore-scripts --prefix \. grantlens@9\.8\.7$/m,
  );
  const other = await run({ ...given, inputs: { ...inputs, version: 'file:../evil' } });
  expect(other.log).toMatch(/^::error::file:\.\.\/evil is not a version of grantlens/m);
});

test('text of an input is nothing that a step of the action runs', async () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub, as a stranger would write one.
  const name = '$(touch ran); `touch ran`; ${{ 1 }} "\' && touch ran #.yaml';
  const ran = await run({ inputs: { snapshot: 'now.snapshot.json', checks: name, 'fail-on': 'low' } });
  expect(ran.log).toContain('touch ran #.yaml');
  await expect(readFile(join(folder, 'ran'))).rejects.toThrow('ENOENT');
});

test('the snapshot is uploaded by the action only when it is asked to', async () => {
  const inputs = { snapshot: 'now.snapshot.json', checks: 'passing.yaml' };
  expect(stepOf(await run({ inputs }), 'Keep the snapshot')).toBe('skipped');
  expect(stepOf(await run({ inputs: { ...inputs, 'keep-snapshot': 'true' } }), 'Keep the snapshot')).toBe(
    'another action',
  );
});
