import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openLineChain } from '@grantlens/snapshot/internal';
import { expect, onTestFinished, test } from 'vitest';
import { answer, failure, type Handler, membersPath, pages, rowsOf, serve } from './fetcher-server.ts';
import { grantlens, program, startGrantlens } from './program.ts';
import { account, contentsOf, env, gate, keysOf, modesIn, ownFolder, until } from './snapshot-folder.ts';

const lastGroup = '/accounts/acc/iam/user_groups/group-00005/members';
const overloaded: Handler = (_, response) =>
  answer(response, 503, failure(1, 'overloaded'), { 'retry-after': '3600' });

const nextPage = (key: string) =>
  key.replace(/([?&]page=)(\d+)/, (_, name, page) => `${name}${Number(page) + 1}`);

/** A server that withholds one list, and the command that reads from it. */
async function serveStanding(held: string = lastGroup, handlers: Readonly<Record<string, Handler>> = {}) {
  const shut = gate();
  const all = { ...account, ...handlers };
  const server = await serve({ ...all, [held]: shut.behind(all[held as keyof typeof all] ?? pages([])) });
  const folder = await ownFolder();
  const file = join(folder, 'acc.json');
  const args = ['snapshot', '--account', 'acc', '--api-base', server.apiBase, '--out', file];
  /** Questions whose answers are on disk. */
  const kept = async () => {
    const text = await readFile(`${file}.partial`, 'utf8').catch(() => '');
    const lines = text.split('\n').slice(1, -1);
    return lines.map((line) => {
      const { path, query } = JSON.parse(line).question;
      return `${path}?${new URLSearchParams(query)}`;
    });
  };
  /** Runs until everything but the withheld list has been answered and kept. */
  const startAndStand = async (...more: readonly string[]) => {
    const running = startGrantlens([...args, ...more], { env });
    onTestFinished(() => running.kill('SIGKILL'));
    await until(async () => (await kept()).length === 19 && server.askedFor(held).length > 0);
    return running;
  };
  return { ...server, folder, file, args, kept, startAndStand, open: shut.open };
}

test('a run that was killed is resumed without asking for what is on disk, and ends the same', async () => {
  const { args, kept, startAndStand, open, asked, file, folder } = await serveStanding();
  const running = await startAndStand();
  running.kill('SIGKILL');
  await running.ran;
  expect(await modesIn(folder)).toEqual({ 'acc.json.lock': 0o600, 'acc.json.partial': 0o600 });
  const before = await kept();

  open();
  asked.length = 0;
  const resumed = await grantlens([...args, '--resume'], { env });
  expect(resumed).toMatchObject({ code: 0, out: `${file}\n` });
  expect(resumed.err).toMatch(new RegExp(`^resuming with ${before.length} answers of the run of 20`, 'm'));
  expect(keysOf(asked).filter((key) => before.includes(key))).toEqual([]);
  expect(keysOf(asked)).toContainEqual(expect.stringContaining('group-00005'));
  expect(await modesIn(folder)).toEqual({ 'acc.json': 0o600 });

  const whole = join(folder, 'whole.json');
  await grantlens([...args.slice(0, -1), whole], { env });
  expect(await contentsOf(file)).toEqual(await contentsOf(whole));
});

test.each([2, 9, 17])('a run that was killed at its request number %i is resumed', async (number) => {
  const { args, kept, open, asked, file, folder } = await serveStanding();
  open();
  const running = startGrantlens(args, { env });
  await until(() => asked.length >= number);
  running.kill('SIGKILL');
  await running.ran;
  const before = await kept();
  asked.length = 0;
  expect((await grantlens([...args, '--resume'], { env })).code).toBe(0);
  const again = keysOf(asked).filter((key) => before.includes(key));
  // Where a list goes on in the middle, its last page is looked at once more, in case rows have moved.
  expect(again.filter((key) => !keysOf(asked).includes(nextPage(key)))).toEqual([]);
  expect(new Set(again).size).toBe(again.length);
  expect((await readdir(folder)).filter((name) => name.endsWith('.partial'))).toEqual([]);
  const whole = join(folder, 'whole.json');
  await grantlens([...args.slice(0, -1), whole], { env });
  expect(await contentsOf(file)).toEqual(await contentsOf(whole));
});

test('a run without --resume starts from the beginning although a partial is there', async () => {
  const { args, startAndStand, open, askedFor } = await serveStanding();
  const running = await startAndStand();
  running.kill('SIGKILL');
  await running.ran;
  open();
  expect((await grantlens(args, { env })).code).toBe(0);
  expect(askedFor(membersPath)).toHaveLength(10);
});

test('a run starts from the beginning when the partial is too old to resume', async () => {
  const { args, startAndStand, open, file } = await serveStanding();
  const running = await startAndStand();
  running.kill('SIGKILL');
  await running.ran;
  const text = await readFile(`${file}.partial`, 'utf8');
  const { chain: _, ...header } = JSON.parse(text.split('\n')[0] ?? '');
  const start = header.start.replace(/^20\d\d/, '2020');
  await writeFile(`${file}.partial`, openLineChain().write({ ...header, start }));
  open();
  const { code, err } = await grantlens([...args, '--resume'], { env });
  expect(code).toBe(0);
  expect(err).toMatch(/^what is left of the run of 2020-.+ is too old to resume: reading everything again$/m);
});

test('a run is not resumed for another account', async () => {
  const { args, startAndStand, open, file } = await serveStanding(lastGroup, {
    '/accounts/other': (_, response) => answer(response, 200, { success: true, result: { id: 'other' } }),
  });
  const running = await startAndStand();
  running.kill('SIGKILL');
  await running.ran;
  open();
  const other = args.map((arg) => (arg === 'acc' ? 'other' : arg));
  const { code, err } = await grantlens([...other, '--resume', '--quiet'], { env });
  expect(code).toBe(1);
  expect(err).toMatch(
    /^grantlens: cannot resume from .+: .+ another account; run it without --resume .+\.\n$/,
  );
  expect(existsSync(`${file}.partial`)).toBe(true);
});

test.each(['SIGINT', 'SIGTERM'] as const)(
  'a run that is ended by %s says what is kept, and that it can be resumed',
  async (signal) => {
    const { startAndStand, file, folder } = await serveStanding();
    const running = await startAndStand('--quiet');
    running.kill(signal);
    expect(await running.ran).toEqual({
      code: 1,
      out: '',
      err: `grantlens: interrupted; nothing was written to ${file}, but what was read is kept: the same command with --resume continues from there.\n`,
    });
    expect(await readdir(folder)).toEqual(['acc.json.partial']);
  },
);

test('a run that is ended before anything is read leaves nothing behind', async () => {
  const { args, askedFor, folder } = await serveStanding('/accounts/acc');
  const running = startGrantlens([...args, '--quiet'], { env });
  await until(() => askedFor('/accounts/acc').length > 0);
  running.kill('SIGINT');
  expect(await running.ran).toEqual({
    code: 1,
    out: '',
    err: 'grantlens: interrupted; nothing was written.\n',
  });
  expect(await readdir(folder)).toEqual([]);
});

test('a run that is ended by its deadline can be resumed', async () => {
  const { args, open, file } = await serveStanding();
  const late = await grantlens([...args, '--quiet', '--deadline', '3s'], { env });
  expect(late).toMatchObject({ code: 1, out: '' });
  expect(late.err).toBe(
    `grantlens: it was not done within 3s; allow it more time with --deadline; nothing was written to ${file}, but what was read is kept: the same command with --resume continues from there.\n`,
  );
  open();
  expect(await grantlens([...args, '--quiet', '--resume'], { env })).toEqual({
    code: 0,
    out: `${file}\n`,
    err: '',
  });
});

test('a snapshot that lacks a part for now is written, and --resume asks for that part alone', async () => {
  let isBusy = true;
  const zones = pages(rowsOf(3, 'zone'));
  const { args, asked, open, file, folder } = await serveStanding(lastGroup, {
    '/zones': (one, response) => (isBusy ? overloaded : zones)(one, response),
  });
  open();
  const first = await grantlens(args, { env });
  expect(first).toMatchObject({ code: 3, out: `${file}\n` });
  expect(first.err).toMatch(/^what is missing may be had later: the same command with --resume asks for/m);
  expect(await modesIn(folder)).toEqual({ 'acc.json': 0o600, 'acc.json.partial': 0o600 });

  isBusy = false;
  asked.length = 0;
  expect((await grantlens([...args, '--resume'], { env })).code).toBe(0);
  const collections = asked
    .map(({ path }) => path)
    .filter((path) => !/^\/accounts($|\/acc($|\/tokens\/verify))/.test(path));
  expect(new Set(collections)).toEqual(new Set(['/zones']));
  expect(await readdir(folder)).toEqual(['acc.json']);
});

test('a snapshot that lacks a part for good is written, and nothing else is kept', async () => {
  const { args, open, folder } = await serveStanding(lastGroup, {
    '/zones': (_, response) => answer(response, 403, failure(10000, 'no')),
  });
  open();
  const { code, err } = await grantlens(args, { env });
  expect(code).toBe(3);
  expect(err).not.toContain('--resume');
  expect(await readdir(folder)).toEqual(['acc.json']);
});

test('a run with --resume and nothing to resume says the same as one without it', async () => {
  const { args, open } = await serveStanding();
  open();
  expect((await grantlens([...args, '--resume'], { env })).err).toBe((await grantlens(args, { env })).err);
});

test('a run says why nothing happens for a while', async () => {
  const { args, open } = await serveStanding(lastGroup, {
    '/zones': (one, response) =>
      one.time === 1
        ? answer(response, 429, failure(971, 'too many'), { 'retry-after': '4' })
        : pages([])(one, response),
  });
  open();
  const { code, err } = await grantlens(args, { env });
  expect(code).toBe(0);
  expect(err.match(/^waiting .*/gm)).toEqual([
    expect.stringMatching(/^waiting 0:0[34]: Cloudflare refused a request as one too many$/),
  ]);
});

test('a run with --quiet says nothing on the way', async () => {
  const { args, open } = await serveStanding();
  open();
  expect((await grantlens([...args, '--quiet'], { env })).err).toBe('');
});

test('a snapshot that goes to standard output is written whole, with nothing kept on disk', async () => {
  const { args, open, folder } = await serveStanding();
  open();
  const command = [process.execPath, program, ...args.slice(0, -1), '/dev/stdout', '--quiet'];
  // A pipe of the shell's has a name in /dev; one of Node's has not.
  const shell = promisify(execFile)(
    '/bin/sh',
    ['-c', `${command.map((word) => `'${word}'`).join(' ')} | cat`],
    {
      env: { ...env, PATH: process.env.PATH },
    },
  );
  const { stdout } = await shell;
  expect(JSON.parse(stdout).account.id).toBe('acc');
  expect(existsSync('/dev/stdout.partial')).toBe(false);
  expect(await readdir(folder)).toEqual([]);
});

test.each<[readonly string[], RegExp]>([
  [['--all-accounts'], /add --out-dir/],
  [['--accounts', 'list.txt'], /add --out-dir/],
  [['--out-dir', 'x'], /add --all-accounts or --accounts/],
  [
    ['--all-accounts', '--out-dir', 'x', '--account', 'acc'],
    /--account .+ cannot be used with|cannot be used with .+--account/,
  ],
  [['--all-accounts', '--out-dir', 'x', '--out', 'y'], /cannot be used with/],
  [['--all-accounts', '--accounts', 'list.txt', '--out-dir', 'x'], /cannot be used with/],
  [['--deadline', '90'], /like 90s, 30m or 2h/],
  [['--deadline', '0s'], /like 90s, 30m or 2h/],
])('options that do not go together are refused in one sentence: %j', async (args, sentence) => {
  const { code, out, err } = await grantlens(['snapshot', ...args], { env });
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(/^grantlens: .+\.\n$/);
  expect(err).toMatch(sentence);
});
