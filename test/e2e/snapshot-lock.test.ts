import { existsSync } from 'node:fs';
import { readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { answer, pages, rowsOf, serve, success } from './fetcher-server.ts';
import { grantlens, startGrantlens } from './program.ts';
import { account, env, ownFolder, until } from './snapshot-folder.ts';

/** A server of one account, one list of which is withheld, and runs of one file and of a whole folder. */
async function serveHeld() {
  const zones = pages(rowsOf(1, 'zone'));
  let isOpen = false;
  const held: (() => void)[] = [];
  const open = () => {
    isOpen = true;
    for (const go of held) go();
  };
  const server = await serve({
    ...account,
    '/accounts': pages([{ id: 'acc', name: 'Acme' }]),
    '/accounts/acc': (_, response) => answer(response, 200, success({ id: 'acc', name: 'Acme' })),
    '/zones': (asked, response) =>
      void (isOpen ? zones(asked, response) : held.push(() => zones(asked, response))),
  });
  const folder = await ownFolder();
  const file = join(folder, 'acc.snapshot.json');
  const base = ['snapshot', '--api-base', server.apiBase, '--quiet'];
  const one = [...base, '--account', 'acc', '--out', file];
  const many = [...base, '--all-accounts', '--out-dir', folder];
  const start = async (args: readonly string[]) => {
    server.asked.length = 0;
    const running = startGrantlens(args, { env });
    onTestFinished(() => running.kill('SIGKILL'));
    await until(async () => server.askedFor('/zones').length > 0 && existsSync(`${file}.partial`));
    return running;
  };
  return { folder, file, one, many, start, open };
}

const refusal = (lock: string) =>
  new RegExp(
    `^grantlens: another run, process \\d+ on .+ since 20.+Z, writes there and holds the lock ${lock}; [^\\n]+\\.\\n$`,
  );

test.each<['one' | 'many', 'one' | 'many', string]>([
  ['one', 'one', '.snapshot.json.lock'],
  ['one', 'many', '.snapshot.json.lock'],
  ['many', 'one', '/index.lock'],
  ['many', 'many', '/index.lock'],
])(
  'a second run to the output of another is refused (%s, then %s), and the first ends as if alone',
  async (first, second, lock) => {
    const world = await serveHeld();
    const running = await world.start(world[first]);
    const before = await readdir(world.folder);
    for (const more of [[], ['--resume']]) {
      const { code, out, err } = await grantlens([...world[second], ...more], { env });
      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(err).toMatch(refusal(`.*${lock}`));
    }
    expect(await readdir(world.folder)).toEqual(before);
    world.open();
    expect(await running.ran).toMatchObject({ code: 0, err: '' });
    expect((await readdir(world.folder)).filter((name) => /lock|partial/.test(name))).toEqual([]);
  },
);

test('a second run to another file is not refused', async () => {
  const { one, folder, start, open } = await serveHeld();
  await start(one);
  open();
  expect((await grantlens([...one.slice(0, -1), join(folder, 'other.json')], { env })).code).toBe(0);
});

test.each(['one', 'many'] as const)('the lock of a run that was killed is taken over (%s)', async (kind) => {
  const world = await serveHeld();
  const running = await world.start(world[kind]);
  running.kill('SIGKILL');
  await running.ran;
  world.open();
  expect((await readdir(world.folder)).filter((name) => name.endsWith('.lock'))).toHaveLength(1);
  expect(await grantlens([...world[kind], '--resume'], { env })).toMatchObject({ code: 0, err: '' });
  expect((await readdir(world.folder)).filter((name) => /lock|partial/.test(name))).toEqual([]);
});

/** The lock as a run under way has it, changed. */
async function leftLock(change: (holder: Record<string, unknown>) => object | string, ageSeconds = 0) {
  const world = await serveHeld();
  const running = await world.start(world.one);
  const lock = `${world.file}.lock`;
  const changed = change(JSON.parse(await readFile(lock, 'utf8')));
  running.kill('SIGKILL');
  await running.ran;
  world.open();
  await writeFile(lock, typeof changed === 'string' ? changed : JSON.stringify(changed));
  const then = new Date(Date.now() - ageSeconds * 1000);
  await utimes(lock, then, then);
  return grantlens(world.one, { env });
}

const pid = process.pid;
test('a lock under a number that another process has now is taken over', async ({ skip }) => {
  if (!existsSync('/proc/self/stat')) skip('only Linux tells when a process began');
  expect(await leftLock((holder) => ({ ...holder, pid, began: '1' }))).toMatchObject({ code: 0 });
});

test('a lock of a process that runs is respected, however old it is', async () => {
  const { code, err } = await leftLock((holder) => ({ ...holder, pid, began: '' }), 86_400);
  expect(code).toBe(1);
  expect(err).toMatch(refusal('.+'));
});

test.each<[string, (holder: Record<string, unknown>) => object | string]>([
  ['on another machine', (holder) => ({ ...holder, host: 'elsewhere' })],
  ['in another container, or before a restart', (holder) => ({ ...holder, machine: 'other' })],
  ['before it could sign it', () => ''],
])(
  'a lock that a run left %s is respected for five minutes after its last sign, then taken over',
  async (_, change) => {
    const { code, err } = await leftLock(change, 30);
    expect(code).toBe(1);
    expect(err).toMatch(/^grantlens: another run.+ holds the lock .+\.lock; .+ five minutes.+\.\n$/);
    expect(await leftLock(change, 400)).toMatchObject({ code: 0 });
  },
);

test.each(['SIGINT', 'SIGTERM'] as const)('a lock is removed by its own run on %s', async (signal) => {
  const { one, folder, start } = await serveHeld();
  const running = await start(one);
  running.kill(signal);
  expect((await running.ran).code).toBe(1);
  expect(await readdir(folder)).toEqual(['acc.snapshot.json.partial']);
});
