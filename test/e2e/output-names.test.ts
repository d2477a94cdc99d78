import { link, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it } from 'vitest';
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

describe('standard output', () => {
  it.each(['-', '/dev/stdout', '/dev/fd/1'])('as %s gets the data and nothing else', async (out) => {
    const taken = await grantlens([...take, '--out', out], { env, cwd: folder });
    expect({ ...taken, out: JSON.parse(taken.out).account.id }).toEqual({ code: 0, out: 'acc', err: '' });
    const drawn = await grantlens(['graph', '-s', snapshot, '--out', out], { cwd: folder });
    expect(drawn.out).toBe((await grantlens(['graph', '-s', snapshot])).out);
    expect(await readdir(folder)).toEqual(['acc.json']);
  });

  it('is no place for a folder', async () => {
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

  it('is not meant by ./-', async () => {
    expect((await grantlens(['graph', '-s', snapshot, '--out', './-'], { cwd: folder })).out).toBe('./-\n');
    expect(await readdir(folder)).toEqual(['-', 'acc.json']);
  });
});

describe('an output that is one of its inputs is refused, and the input stays', () => {
  const refused = async (args: readonly string[], kept = snapshot) => {
    const before = await readFile(kept);
    const { code, out, err } = await grantlens(args, { env, cwd: folder });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^grantlens: writing .+ would replace .+, which is read; [^\n]+\.\n$/);
    expect(await readFile(kept)).toEqual(before);
  };

  it('by its own name, another path, a link and a hard link', async () => {
    await symlink(snapshot, join(folder, 'link'));
    await link(snapshot, join(folder, 'hard'));
    for (const out of [snapshot, 'acc.json', `${folder}/./acc.json`, 'link', 'hard'])
      await refused(['graph', '-s', snapshot, '--out', out]);
    await refused(['graph', '-s', 'link', '--out', snapshot]);
  });

  it('where the environment names the input, and where the input is the catalogue', async () => {
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

  it('where it is one of several in a folder', async () => {
    await mkdir(join(folder, 'drawn'));
    await link(snapshot, join(folder, 'drawn', 'access-graph.dot'));
    await refused(['graph', '-s', snapshot, '--format', 'dot,mermaid', '--out', 'drawn']);
  });

  it('where it is the token file, or the list of accounts', async () => {
    const file = join(folder, 'token');
    await writeFile(file, token);
    await refused([...take, '--token-file', file, '--out', file], file);
    const list = join(folder, 'index.json');
    await writeFile(list, 'acc\n');
    const base = take.filter((arg) => arg !== '--account' && arg !== 'acc');
    await refused([...base, '--accounts', list, '--out-dir', folder], list);
  });

  it('where a report would replace the snapshot, the previous package, or what is in it', async () => {
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
});
