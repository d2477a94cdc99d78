import { link, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, expect, test } from 'vitest';
import { serve, token } from './fetcher-server.ts';
import { grantlens } from './program.ts';
import { env, ownFolder } from './snapshot-folder.ts';

let folder: string;
let snapshot: string;
let take: readonly string[];

beforeEach(async () => {
  const { apiBase } = await serve();
  folder = await ownFolder();
  snapshot = join(folder, 'acc.json');
  take = ['snapshot', '--account', 'acc', '--api-base', apiBase, '--quiet'];
  await grantlens([...take, '--out', snapshot], { env });
});

test.each(['-', '/dev/stdout', '/dev/fd/1'])(
  'standard output as %s gets the data and nothing else',
  async (out) => {
    const taken = await grantlens([...take, '--out', out], { env, cwd: folder });
    expect({ ...taken, out: JSON.parse(taken.out).account.id }).toEqual({ code: 0, out: 'acc', err: '' });
    const drawn = await grantlens(['graph', '-s', snapshot, '--out', out], { cwd: folder });
    expect(drawn.out).toBe((await grantlens(['graph', '-s', snapshot])).out);
    expect(await readdir(folder)).toEqual(['acc.json']);
  },
);

test('standard output is refused for an output that is a folder', async () => {
  for (const args of [
    ['graph', '-s', snapshot, '--format', 'dot,svg', '--out', '-'],
    ['report', '-s', snapshot, '--out', '-'],
    ['demo', '--out', '-'],
    [...take.filter((arg) => arg !== '--account' && arg !== 'acc'), '--all-accounts', '--out-dir', '-'],
  ]) {
    const { code, out, err } = await grantlens(args, { env, cwd: folder });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^grantlens: .+ is a folder, and cannot go to standard output; [^\n]+\.\n$/);
  }
  expect(await readdir(folder)).toEqual(['acc.json']);
});

test('an output named ./- is a file, not standard output', async () => {
  expect((await grantlens(['graph', '-s', snapshot, '--out', './-'], { cwd: folder })).out).toBe('./-\n');
  expect(await readdir(folder)).toEqual(['-', 'acc.json']);
});

const refused = async (args: readonly string[], kept = snapshot) => {
  const before = await readFile(kept);
  const { code, out, err } = await grantlens(args, { env, cwd: folder });
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(/^grantlens: writing .+ would replace .+, which is read; [^\n]+\.\n$/);
  expect(await readFile(kept)).toEqual(before);
};

test('an output that is its input by its name, another path, a link or a hard link is refused', async () => {
  await symlink(snapshot, join(folder, 'link'));
  await link(snapshot, join(folder, 'hard'));
  for (const out of [snapshot, 'acc.json', `${folder}/./acc.json`, 'link', 'hard'])
    await refused(['graph', '-s', snapshot, '--out', out]);
  await refused(['graph', '-s', 'link', '--out', snapshot]);
});

test('an output that is the input or catalogue which the environment or an option names is refused', async () => {
  const { code, err } = await grantlens(['graph', '--out', snapshot], {
    env: { GRANTLENS_SNAPSHOT: snapshot },
  });
  expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('would replace') });
  const catalogue = fileURLToPath(new URL('../../package.json', import.meta.url));
  await symlink(catalogue, join(folder, 'catalogue'));
  expect(
    (
      await grantlens(['graph', '-s', snapshot, '--catalogue', catalogue, '--out', 'catalogue'], {
        cwd: folder,
      })
    ).code,
  ).toBe(1);
});

test('an output of several in a folder that is an input is refused', async () => {
  await mkdir(join(folder, 'drawn'));
  await link(snapshot, join(folder, 'drawn', 'access-graph.dot'));
  await refused(['graph', '-s', snapshot, '--format', 'dot,mermaid', '--out', 'drawn']);
});

test('an output that is the token file, or the list of accounts, is refused', async () => {
  const file = join(folder, 'token');
  await writeFile(file, token);
  await refused([...take, '--token-file', file, '--out', file], file);
  const list = join(folder, 'index.json');
  await writeFile(list, 'acc\n');
  const base = take.filter((arg) => arg !== '--account' && arg !== 'acc');
  await refused([...base, '--accounts', list, '--out-dir', folder], list);
});

test('a report that would replace the snapshot, the previous package, or what is in it, is refused', async () => {
  await refused(['report', '-s', snapshot, '--out', snapshot]);
  const pack = join(folder, 'pack');
  await grantlens(['report', '-s', snapshot, '--out', pack, '--quiet']);
  const kept = join(pack, 'manifest.json');
  await refused(['report', '-s', snapshot, '--previous', pack, '--out', pack], kept);
  await refused(
    ['report', '-s', snapshot, '--previous', join(pack, 'snapshot.json.gz'), '--out', pack],
    kept,
  );
  await refused(['report', '-s', join(pack, 'snapshot.json.gz'), '--out', pack], kept);
});
