import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { appendFile, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { grantlens, program, type RunningSandbox, startSandboxProcess } from './program.ts';

const zone = 'tickets.northharbour.example';
let folder: string;
let file: string;
let sandbox: RunningSandbox;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantlens-pipes-'));
  expect((await grantlens(['demo', '--out', folder])).code).toBe(0);
  file = join(folder, 'north-harbour.snapshot.json');
  await appendFile(join(folder, 'report', 'principals.csv'), 'changed\r\n');
  sandbox = await startSandboxProcess();
}, 60_000);

afterAll(async () => {
  await sandbox.stop();
  await rm(folder, { recursive: true, force: true });
});

interface Piped {
  readonly code: number;
  /** What reached the end of the pipe, and standard error where that was not redirected. */
  readonly shown: string;
}

/** Runs the program in a shell, followed by what stands behind it in the line. */
async function piped(args: readonly string[], behind: string): Promise<Piped> {
  const codes = join(await mkdtemp(join(folder, 'code-')), 'code');
  const script = `code=$1; shift; { "$@" ${behind.replace('|', '; echo $? >"$code"; } |')}`;
  const whole = behind.includes('|') ? script : `${script}; echo $? >"$code"; }`;
  const shown = await new Promise<string>((resolve) => {
    const child = execFile(
      'sh',
      ['-c', whole, 'sh', codes, process.execPath, program, ...args],
      { env: { PATH: process.env.PATH ?? '', CLOUDFLARE_API_TOKEN: 'any-token-will-do' } },
      (_, out, err) => resolve(`${out}${err}`),
    );
    child.stdin?.end();
  });
  return { code: Number(await readFile(codes, 'utf8')), shown };
}

test('an answer that waits for its reader many times says nothing of how it waits', async () => {
  const args = ['matrix', '--resource', 'zone:*', '-o', 'jsonl', '-s', file];
  const { code, shown } = await piped(args, '| (sleep 1; cat >/dev/null)');
  expect([code, shown]).toEqual([3, expect.not.stringContaining('Warning')]);
});

const ways = ['| head -1', '| sleep 0', '2>&1 | true', '2>&1 >/dev/null | true', '>&- 2>&-'];

for (const behind of ways) {
  test.each<[number, string, () => readonly string[]]>([
    [0, 'a yes', () => ['can', 'greta.lund@northharbour.example', 'waf:edit', zone, '-s', file]],
    [2, 'findings', () => ['findings', '--fail-on', 'low', '-o', 'json', '-s', file]],
    [0, 'findings, and a zero', () => ['findings', '--fail-on', 'low', '--exit-zero', '-s', file]],
    [3, 'a large answer', () => ['matrix', '--resource', 'zone:*', '-o', 'json', '-s', file]],
    [2, 'what changed', () => ['verify', join(folder, 'report')]],
    [1, 'an error', () => ['findings', '-s', join(folder, 'none.json')]],
  ])(`the program with \`${behind}\` behind it exits with %i for %s`, async (code, _, args) => {
    expect((await piped(args(), behind)).code).toBe(code);
  });
}

test.each(['| head -1', '| true', '2>&1 | true', '>/dev/full'])(
  'the files of demo are whole with `%s` behind it',
  async (behind) => {
    if (!existsSync('/dev/full') && behind.includes('full')) return;
    const out = await mkdtemp(join(folder, 'demo-'));
    const { code } = await piped(['demo', '--out', out], behind);
    expect(code).toBe(behind.includes('full') ? 1 : 0);
    const written = ['north-harbour.snapshot.json', 'q3-report', 'q3.snapshot.json', 'report'];
    expect((await readdir(out)).sort()).toEqual(written);
    const verify = ['verify', join(out, 'report'), '--previous', join(out, 'q3-report')];
    expect((await grantlens(verify)).code).toBe(0);
  },
);

test.each(['| true', '2>&1 | true', '>/dev/full'])(
  'the files of report are whole with `%s` behind it',
  async (behind) => {
    if (!existsSync('/dev/full') && behind.includes('full')) return;
    const out = join(await mkdtemp(join(folder, 'report-')), 'review');
    const { code } = await piped(['report', '--out', out, '-s', file, '--exit-zero'], behind);
    expect(code).toBe(behind.includes('full') ? 1 : 0);
    expect((await grantlens(['verify', out])).code).toBe(0);
  },
);

test.each(['| true', '2>&1 | true', '2>&1 >/dev/null | true'])(
  'the file of snapshot is whole with `%s` behind it',
  async (behind) => {
    const out = join(await mkdtemp(join(folder, 'snapshot-')), 'one.json.gz');
    const { code } = await piped(['snapshot', '--api-base', sandbox.baseUrl, '--out', out], behind);
    expect(code).toBe(0);
    expect(
      (await grantlens(['can', 'greta.lund@northharbour.example', 'waf:edit', zone, '-s', out])).code,
    ).toBe(0);
  },
);

test.runIf(existsSync('/dev/full'))('a full device is an error and a sentence', async () => {
  const { code, shown } = await piped(['findings', '--exit-zero', '-s', file], '>/dev/full');
  expect(code).toBe(1);
  expect(shown).toMatch(
    /^grantlens: cannot write the answer: the disk is full; make room there, or send .+ somewhere else\.\n$/,
  );
});

test.runIf(existsSync('/dev/full'))('a full device ends a sandbox that cannot say where it is', async () => {
  expect((await piped(['sandbox'], '>/dev/full')).code).toBe(1);
});

test('a sandbox keeps serving when the reader of its address is gone', async () => {
  const port = await freePort();
  const child = spawn(process.execPath, [program, 'sandbox', '--port', String(port)]);
  child.stdout.destroy();
  child.stderr.destroy();
  const closed = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const ask = async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/client/v4/accounts`, {
      headers: { authorization: 'Bearer any' },
    }).catch(() => null);
    return answer?.status;
  };
  await expect.poll(ask, { timeout: 20_000 }).toBe(200);
  await sleep(300);
  expect(await ask()).toBe(200);
  child.kill('SIGTERM');
  expect(await closed).toBe(0);
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0));
    });
  });
}
