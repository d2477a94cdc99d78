import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { fixtureFolder, readFixture, type Sandbox, startSandbox } from '@grantlens/sandbox';
import { decodeSnapshot } from '@grantlens/snapshot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { program } from '../e2e/program.ts';

const pages = ['README.md', 'docs/schedule.md'].map((page) =>
  readFile(new URL(`../../packages/fetcher/${page}`, import.meta.url), 'utf8'),
);
const readme = (await Promise.all(pages)).join('\n');
const block = (language: string) =>
  new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(readme)?.[1] ?? '';

let folder: string;
let sandbox: Sandbox;
let accountId: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantlens-docs-'));
  const state = await readFixture(fixtureFolder('small-agency'));
  accountId = state.account.id;
  sandbox = await startSandbox({ accounts: [state] });
  await mkdir(join(folder, 'bin'));
  // What a user has on the path: the program, and npx, which would fetch it.
  const shim = `#!/bin/sh\n[ "$1" = -y ] && shift 2\nexec ${process.execPath} ${program} "$@" --api-base ${sandbox.baseUrl}\n`;
  for (const name of ['grantlens', 'npx']) await writeFile(join(folder, 'bin', name), shim, { mode: 0o755 });
  await writeFile(join(folder, 'token'), 'a-token-in-a-file-0001\n');
});

afterAll(async () => {
  await sandbox.close();
  await rm(folder, { recursive: true });
});

async function runInShell(command: string, env: Readonly<Record<string, string>> = {}) {
  const path = `${join(folder, 'bin')}:${process.env.PATH}`;
  await promisify(execFile)('/bin/sh', ['-c', command], { cwd: folder, env: { PATH: path, ...env } });
}

async function snapshotIn(name: string) {
  return decodeSnapshot(await readFile(join(folder, name)), 'refuse').snapshot;
}

test("the fetcher's README has a line for cron that takes a snapshot", async () => {
  const line =
    block('sh')
      .split('\n')
      .find((one) => /^\d/.test(one)) ?? '';
  const command = line
    .replace(/^(\S+ ){5}/, '')
    .replace('/srv/access', folder)
    .replace('/etc/grantlens/token', 'token')
    .replace(/--account \S+/, `--account ${accountId}`)
    // Cron ends a command at a percent sign that has no backslash before it.
    .replaceAll('\\%', '%');
  await runInShell(command);
  const today = `${new Date().toISOString().slice(0, 10)}.snapshot.json.gz`;
  expect(await readdir(folder)).toContain(today);
  expect((await snapshotIn(today)).account.id).toBe(accountId);
});

test("the fetcher's README has a GitHub Actions workflow that takes a snapshot and uploads it", async () => {
  const workflow = parse(block('yaml'));
  const steps = workflow.jobs.snapshot.steps as readonly {
    run?: string;
    env?: Record<string, string>;
    with?: { path?: string };
  }[];
  const step = steps.find(({ run }) => run !== undefined);
  expect(step?.env?.CLOUDFLARE_API_TOKEN).toMatch(/^\$\{\{ secrets\.CLOUDFLARE_API_TOKEN \}\}$/);
  const command = step?.run?.replace(/\$\{\{ vars\.CLOUDFLARE_ACCOUNT_ID \}\}/, accountId) ?? '';
  await runInShell(command, { CLOUDFLARE_API_TOKEN: 'a-token-of-the-repository-0001' });
  const uploaded = steps.map((one) => one.with?.path).find((path) => path !== undefined) ?? '';
  expect((await snapshotIn(uploaded)).account.id).toBe(accountId);
});

test("the fetcher's README has an example that reads an account", async () => {
  const example = block('ts')
    .replace('https://api.cloudflare.com/client/v4', sandbox.baseUrl)
    .replace('023e105f4ecef8ad9ca31a8372d0c353', accountId)
    .replace("process.env.CLOUDFLARE_API_TOKEN ?? ''", "'a-token-for-the-example-0001'")
    .replace("'account.partial'", JSON.stringify(join(folder, 'account.partial')));
  const beside = await mkdtemp(fileURLToPath(new URL('./.fetcher-', import.meta.url)));
  try {
    const file = join(beside, 'example.ts');
    const printed = 'export const printed = [];\nconst console = { log: (...all) => printed.push(all) };\n';
    await writeFile(file, printed + example);
    const ran = await import(/* @vite-ignore */ file);
    expect(ran.printed).toContainEqual(['members', 'complete', '']);
  } finally {
    await rm(beside, { recursive: true });
  }
});
