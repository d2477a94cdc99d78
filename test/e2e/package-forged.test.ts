import { execFileSync } from 'node:child_process';
import { mkdir, readFile, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Manifest } from '@grantlens/reporter';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { copyOf, forge, manifestIn, type Reviews, writeReviews } from './package-folder.ts';
import { grantlens } from './program.ts';

let reviews: Reviews;

beforeAll(async () => {
  reviews = await writeReviews();
}, 120_000);

afterAll(() => rm(reviews.folder, { recursive: true, force: true }));

const verify = (folder: string, ...more: readonly string[]) => grantlens(['verify', folder, ...more]);

/** What a program that was lied to says: never a trace, never that it is verified, and no 0. */
const expectRefused = ({ code, out, err }: Awaited<ReturnType<typeof verify>>) => {
  expect(code === 1 || code === 2, `${code} ${out}${err}`).toBe(true);
  expect(out).not.toMatch(/^verified/m);
  expect(err).not.toContain('bug');
  if (code === 1) expect(err).toMatch(/^grantlens: [^\n]+\.\n$/);
};

const without = (manifest: Manifest, ...names: readonly string[]): Manifest => ({
  ...manifest,
  files: manifest.files.filter(({ name }) => !names.includes(name)),
});

describe('a package with a catalogue, HR data and a previous review', () => {
  it('is made again byte for byte', async () => {
    const { code, out } = await verify(reviews.second, '--previous', reviews.first);
    expect({ code, out }).toMatchObject({ code: 0 });
    expect(out).toMatch(/^files +12 of 12 are as the manifest lists them$/m);
    expect((await manifestIn(reviews.second)).inputs.map(({ role }) => role)).toEqual([
      'snapshot',
      'previous',
      'catalogue',
      'people',
    ]);
  });
});

describe('a forged package', () => {
  it('without inputs, a person cut out, and every hash made to fit, is not verified', async () => {
    const copy = await copyOf(reviews.second);
    await writeFile(join(copy, 'report.html'), '<p>Nobody can do anything.</p>');
    for (const name of ['principals.csv', 'entitlements.csv', 'findings.csv']) {
      const lines = (await readFile(join(copy, name), 'utf8')).split('\r\n');
      await writeFile(join(copy, name), [...lines.slice(0, 1), ...lines.slice(2)].join('\r\n'));
    }
    await forge(copy, { ...(await manifestIn(copy)), inputs: [] });
    const { code, out } = await verify(copy);
    expect(code).toBe(2);
    expect(out).toMatch(/^NOT VERIFIED: /m);
    expect(out).toContain('report.html: it is not what was written');
    expect(out).not.toMatch(/^verified/m);
  });

  it.each(['snapshot.json.gz', 'previous.snapshot.json.gz', 'catalogue.yaml', 'report.json', 'groups.csv'])(
    'is not verified without %s, listed or not, whichever version it says made it',
    async (name) => {
      for (const version of [null, '9.9.9']) {
        for (const isListed of [true, false]) {
          const copy = await copyOf(reviews.second);
          const manifest = await manifestIn(copy);
          await rm(join(copy, name));
          const tool = version === null ? manifest.tool : { ...manifest.tool, version };
          await forge(copy, { ...(isListed ? manifest : without(manifest, name)), tool });
          const ran = await verify(copy);
          expectRefused(ran);
          expect(ran).toMatchObject({ code: 2, out: expect.stringContaining(name) });
        }
      }
    },
    60_000,
  );

  it('has no manifest of any size', async () => {
    const copy = await copyOf(reviews.second);
    await truncate(join(copy, 'manifest.json'), 40 * 2 ** 30);
    const ran = await verify(copy);
    expectRefused(ran);
    expect(ran.err).toContain('is larger than 16,777,216 bytes');
    await writeFile(join(copy, 'manifest.json'), '['.repeat(10_000_000));
    expectRefused(await verify(copy));
  });

  it('is not read to the end of a file that has another size than is listed', async () => {
    const copy = await copyOf(reviews.second);
    await truncate(join(copy, 'report.html'), 2 ** 42);
    const ran = await verify(copy);
    expectRefused(ran);
    expect(ran.out).toContain('report.html: it is not what was written; the first byte that differs is');
  });

  it('has nothing else in it: no file, no hidden one, no folder', async () => {
    const copy = await copyOf(reviews.second);
    await writeFile(join(copy, '.hidden'), '');
    await writeFile(join(copy, 'units.csv'), '');
    await mkdir(join(copy, 'more'));
    await writeFile(join(copy, 'more', 'report.html'), '');
    const { code, out } = await verify(copy);
    expect(code).toBe(2);
    for (const name of ['.hidden', 'units.csv', 'more'])
      expect(out).toContain(`${name}: it is there, and the manifest does not list it`);
  });
});

describe('what is no plain file', () => {
  const kinds: readonly (readonly [string, (path: string) => Promise<unknown>])[] = [
    ['a symbolic link', (path) => rename(path, `${path}.away`).then(() => symlink(`${path}.away`, path))],
    ['a link to nothing', (path) => rm(path).then(() => symlink('nothing', path))],
    ['a link to a device', (path) => rm(path).then(() => symlink('/dev/zero', path))],
    ['a pipe', (path) => rm(path).then(() => execFileSync('mkfifo', [path]))],
    ['a folder', (path) => rm(path).then(() => mkdir(path))],
    [
      'a socket',
      async (path) => {
        await rm(path);
        // The name of a socket is short, and that of a test's folder is not.
        const server = createServer();
        const here = process.cwd();
        await new Promise<void>((resolve) => server.listen(path.slice(0, 100), resolve));
        process.chdir(here);
        onTestFinished(() => void server.close());
      },
    ],
  ];

  it.each(kinds)(
    'is refused at once where the manifest is %s',
    async (_, make) => {
      const copy = await copyOf(reviews.first);
      await make(join(copy, 'manifest.json'));
      const ran = await verify(copy);
      expectRefused(ran);
      expect(ran).toMatchObject({ code: 1, err: expect.stringContaining('is no plain file but a ') });
      // Whoever writes there, or follows it, does not wait either.
      const args = ['report', '-s', reviews.snapshot, '--format', 'json'];
      expectRefused(await grantlens([...args, '--out', copy]));
      expectRefused(await grantlens([...args, '--previous', copy, '--out', `${copy}-new`]));
      expectRefused(await verify(reviews.second, '--previous', copy));
    },
    60_000,
  );

  it.each(kinds)(
    'is a difference where another file is %s',
    async (_, make) => {
      const copy = await copyOf(reviews.first);
      const names = ['manifest.json.sig', 'decisions.jsonl'];
      for (const name of names) await writeFile(join(copy, name), 'x');
      for (const name of [...names, 'snapshot.json.gz', 'report.html']) await make(join(copy, name));
      const ran = await verify(copy);
      expectRefused(ran);
      expect(ran.code).toBe(2);
      for (const name of ['decisions.jsonl', 'snapshot.json.gz', 'report.html'])
        expect(ran.out).toContain(`${name}: it is no plain file`);
      expect(ran.out).toMatch(/manifest\.json\.sig: it is no signature .+: it is no plain file/);
      expectRefused(
        await grantlens(['report', '-s', reviews.snapshot, '--previous', copy, '--out', `${copy}-new`]),
      );
    },
    60_000,
  );
});

describe('verify --previous', () => {
  const previous = async (change: (folder: string) => Promise<unknown>) => {
    const copy = await copyOf(reviews.first);
    await change(copy);
    return verify(reviews.second, '--previous', copy);
  };

  it.each(['snapshot.json.gz', 'report.html', 'groups.csv', 'report.json'])(
    'finds that %s was changed, removed or replaced by a link',
    async (name) => {
      const changes: readonly ((path: string) => Promise<unknown>)[] = [
        (path) => writeFile(path, 'x'),
        (path) => rm(path),
        (path) => rm(path).then(() => symlink('/etc/hostname', path)),
      ];
      for (const change of changes) {
        const ran = await previous((folder) => change(join(folder, name)));
        expectRefused(ran);
        expect(ran).toMatchObject({ code: 2, out: expect.stringContaining(`/review/${name}: `) });
      }
    },
    60_000,
  );

  it('finds what its manifest does not list', async () => {
    const ran = await previous((folder) => writeFile(join(folder, 'more.csv'), ''));
    expect(ran).toMatchObject({ code: 2, out: expect.stringContaining('/review/more.csv: it is there') });
  });

  it('lets people work in it: a workbook that was filled in is said, and decisions are no difference', async () => {
    const { code, out } = await previous(async (folder) => {
      await writeFile(join(folder, 'review.xlsx'), 'filled in');
      await writeFile(join(folder, 'decisions.jsonl'), '{}\n');
    });
    expect(code).toBe(0);
    expect(out).toMatch(
      /^previous .+: 8 of 9 files .+; review\.xlsx was changed since, as by filling it in$/m,
    );
  });

  it('finds that the snapshot compared with is not the one in it', async () => {
    const copy = await copyOf(reviews.second);
    const manifest = await manifestIn(copy);
    await writeFile(join(copy, 'previous.snapshot.json.gz'), await readFile(join(copy, 'snapshot.json.gz')));
    await forge(copy, manifest);
    const ran = await verify(copy, '--previous', reviews.first);
    expect(ran).toMatchObject({
      code: 2,
      out: expect.stringContaining('previous.snapshot.json.gz: it is not the snapshot of'),
    });
  });
});

describe('the id of a report', () => {
  const idOf = async (snapshot: string, ...more: readonly string[]) => {
    const out = join(reviews.folder, `id-${Math.random()}`);
    await grantlens(['report', '-s', snapshot, '--format', 'json', '--out', out, ...more]);
    return { id: (await manifestIn(out)).reportId, verified: (await verify(out)).code };
  };

  it('of a snapshot that was modified is another, and another for each way', async () => {
    const text = await readFile(reviews.snapshot, 'utf8');
    const emails = [...new Set(text.match(/[\w.]+@[\w.]+\.example/g))];
    expect(emails.length).toBeGreaterThan(2);
    const ids: string[] = [(await idOf(reviews.snapshot)).id];
    for (const email of emails.slice(0, 2)) {
      const path = join(reviews.folder, `modified-${ids.length}.json`);
      await writeFile(path, text.replaceAll(email, `not-${email}`));
      const { id, verified } = await idOf(path, '--allow-modified');
      expect(verified).toBe(0);
      ids.push(id);
    }
    expect(new Set(ids).size).toBe(3);
  }, 60_000);

  it('tells one that follows a package from one that only has its snapshot', async () => {
    const follows = await idOf(reviews.snapshot, '--previous', reviews.first);
    const compares = await idOf(reviews.snapshot, '--previous', join(reviews.first, 'snapshot.json.gz'));
    expect(follows.id).not.toBe(compares.id);
    expect([follows.verified, compares.verified]).toEqual([0, 0]);
  }, 60_000);
});
