import { spawnSync } from 'node:child_process';
import {
  chmod,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeSnapshot } from '@grantlens/snapshot';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { takeSnapshot } from '../scenarios/scenario.ts';
import { type Death, dyingAt } from './killed.ts';
import { grantlens, program, startGrantlens } from './program.ts';
import { until } from './snapshot-folder.ts';

let folder: string;
let snapshot: string;
/** Where packages go, empty before each test. */
let place: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantlens-place-'));
  snapshot = join(folder, 's.json');
  place = join(folder, 'place');
  await writeFile(snapshot, encodeSnapshot(await takeSnapshot('small-agency'), 'json'));
}, 60_000);

beforeEach(async () => {
  await rm(place, { recursive: true, force: true });
  await mkdir(place);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const out = () => join(place, 'review');
const args = (to: string = out(), format = 'json,csv') => [
  'report',
  '-s',
  snapshot,
  '--format',
  format,
  '--out',
  to,
];
const report = (death?: Death, format?: string) =>
  grantlens(args(out(), format), death === undefined ? {} : { nodeArgs: dyingAt(death) });
const isVerified = async () => (await grantlens(['verify', out(), '--quiet'])).code === 0;

test.each([
  ['review.xlsx', 'a decision'],
  ['report.html', '<p>'],
  ['manifest.json', '{}'],
  ['decisions.jsonl', '{}\n'],
  ['notes.txt', 'mine'],
])(
  'a report that replaces an earlier one puts it back, and says so, where %s was saved meanwhile',
  async (name, text) => {
    await report(undefined, 'html,xlsx');
    const path = join(out(), name);
    // Just before it is moved away: it was looked at long ago.
    const { code, err } = await report(
      {
        when: 'before',
        call: 'rename',
        nth: 1,
        instead: `fs.writeFileSync(${JSON.stringify(path)}, ${JSON.stringify(text)})`,
      },
      'html,xlsx',
    );
    expect(code).toBe(1);
    expect(err).toMatch(
      /^grantlens: .+ while the new report was made.*; choose another folder with --out\.\n$/,
    );
    expect(await readFile(path, 'utf8')).toBe(text);
    expect(await readdir(place)).toEqual(['review']);
  },
);

const deaths: readonly Death[] = [
  { when: 'after', call: 'mkdir', nth: 1 },
  { when: 'after', call: 'open', nth: 3 },
  { when: 'before', call: 'rename', nth: 1 },
  { when: 'after', call: 'rename', nth: 1 },
  { when: 'before', call: 'rename', nth: 2 },
  { when: 'after', call: 'rename', nth: 2 },
  { when: 'after', call: 'rename', nth: 3 },
  { when: 'before', call: 'rm', nth: 1 },
  { when: 'after', call: 'rm', nth: 1 },
];

test.each(deaths)(
  'a report that is killed $when $call $nth leaves a package, or one that the next run puts back',
  async (death) => {
    await report();
    const { code } = await report(death);
    expect(code).toBe(null);
    const left = (await readdir(place)).filter((name) => name !== 'review');
    const next = await report();
    expect(next.code).toBe(0);
    expect(await isVerified()).toBe(true);
    for (const name of left) expect(next.err).toContain(name);
    const stays = left.filter((name) => name.endsWith('.old') && !next.err.includes('was put back'));
    expect((await readdir(place)).sort()).toEqual([...stays, 'review'].sort());
  },
);

test('a report is written also where the earlier one cannot be removed, and says that it stays', async () => {
  await report();
  const refusal = `throw Object.assign(new Error('busy'), { code: 'EBUSY' })`;
  const { code, err } = await report({ when: 'before', call: 'rm', nth: 1, instead: refusal });
  expect(code).toBe(0);
  expect(err).toContain(`The earlier ${out()} could not be removed`);
  expect(await isVerified()).toBe(true);
});

test('a report keeps the decisions in a package that a killed run had moved away', async () => {
  await report();
  await report({ when: 'after', call: 'rename', nth: 1 });
  const [old = '', ...others] = (await readdir(place)).filter((name) => name.endsWith('.old'));
  expect(others).toEqual([]);
  await writeFile(join(place, old, 'decisions.jsonl'), '{}\n');
  const { code, err } = await report();
  expect(code).toBe(1);
  expect(err).toContain('decisions.jsonl');
  expect(await readFile(join(out(), 'decisions.jsonl'), 'utf8')).toBe('{}\n');
  expect(await readdir(place)).toEqual(['review']);
});

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  'a report that is ended by %s leaves nothing behind',
  async (signal) => {
    const running = startGrantlens(args(out(), 'html,csv,xlsx,json'));
    await until(async () => (await readdir(place)).length > 0);
    running.kill(signal);
    const { code, err } = await running.ran;
    // It may have been a moment before its end.
    if (code !== 0)
      expect({ code, err }).toEqual({ code: 1, err: 'grantlens: interrupted; nothing was written.\n' });
    expect(await readdir(place)).toEqual(code === 0 ? ['review'] : []);
  },
);

test('a report that is ended while it waits for ssh-keygen leaves nothing behind', async () => {
  const bin = join(folder, 'bin');
  await mkdir(bin, { recursive: true });
  await writeFile(join(bin, 'ssh-keygen'), '#!/bin/sh\nexec sleep 60\n');
  await chmod(join(bin, 'ssh-keygen'), 0o755);
  await writeFile(join(folder, 'key'), '');
  const running = startGrantlens([...args(), '--sign', join(folder, 'key')], {
    env: { PATH: `${bin}:${process.env.PATH}` },
  });
  await until(async () => {
    const [name] = await readdir(place);
    return name !== undefined && (await readdir(join(place, name))).includes('manifest.json');
  });
  running.kill('SIGTERM');
  expect(await running.ran).toMatchObject({ code: 1, err: expect.stringContaining('interrupted') });
  expect(await readdir(place)).toEqual([]);
});

test('a run names and removes what a run killed by kill -9 left at the same output, and nothing else', async () => {
  await report({ when: 'after', call: 'open', nth: 3 });
  const [left = ''] = await readdir(place);
  expect(left).toMatch(/^\.review\..+\.tmp$/);
  const other = await grantlens(args(join(place, 'review.2')));
  expect(other.err).not.toContain(left);
  expect((await readdir(place)).sort()).toEqual([left, 'review.2'].sort());
  const { code, err } = await report();
  expect(code).toBe(0);
  expect(err).toContain(`${join(place, left)}, which a run that was ended had left behind, was removed.\n`);
  expect((await readdir(place)).sort()).toEqual(['review', 'review.2']);
});

test('what a killed run left is distinguished from what a run here or elsewhere still writes', async () => {
  await report({ when: 'after', call: 'open', nth: 3 });
  const [left = ''] = await readdir(place);
  const [, host = '', id = ''] = /^\.review\.([0-9a-f]+)-(\d+)-/.exec(left) ?? [];
  const goesOn = left.replace(`${host}-${id}-`, `${host}-${process.pid}-`);
  const elsewhere = left.replace(host, host === '00000000' ? '11111111' : '00000000');
  await cp(join(place, left), join(place, elsewhere), { recursive: true });
  await rename(join(place, left), join(place, goesOn));
  await symlink('/', join(place, left));
  const { code, err } = await report();
  expect(code).toBe(0);
  expect(err).toContain(`${goesOn} belongs to a run that goes on: it was left alone.\n`);
  expect(err).toContain(`${elsewhere} was left by a run on another machine`);
  expect((await readdir(place)).sort()).toEqual([goesOn, elsewhere, left, 'review'].sort());
  expect(left).not.toContain(hostname());
});

const refused = async (to: string, cwd?: string) => {
  const { code, err } = await grantlens(args(to), cwd === undefined ? {} : { cwd });
  expect({ to, code }).toEqual({ to, code: 1 });
  expect(err).toMatch(/^grantlens: [^\n]+\.\n$/);
  expect(err).not.toContain('bug');
  return err;
};

test('--out refuses the folder one is in by any name, and one above it', async () => {
  await mkdir(join(place, 'in'));
  await symlink('in', join(place, 'link'));
  for (const to of ['.', './', '../in', '../link', join(place, 'in'), join(place, 'in', '.'), '..', '/'])
    expect(await refused(to, join(place, 'in'))).toContain('is the folder you are in, or one above it');
  expect((await readdir(place)).sort()).toEqual(['in', 'link']);
});

test('--out may end with slashes, be a link to a folder, or go through one', async () => {
  await mkdir(join(place, 'empty'));
  await symlink('empty', join(place, 'link'));
  await symlink('.', join(place, 'here'));
  for (const to of [`${join(place, 'new')}//`, join(place, 'link'), join(place, 'here', 'other')])
    for (const _ of ['first', 'again']) expect((await grantlens(args(to))).code, to).toBe(0);
  expect((await readdir(place)).sort()).toEqual(['empty', 'here', 'link', 'new', 'other']);
  expect(await readdir(join(place, 'empty'))).toContain('manifest.json');
});

test('--out refuses a link to nothing or to itself, a file, a path below a file, and a device', async () => {
  await symlink('nothing', join(place, 'nowhere'));
  await symlink('loop', join(place, 'loop'));
  await writeFile(join(place, 'file'), 'mine');
  for (const to of ['nowhere', 'loop', 'file', 'file/review', 'n'.repeat(256)])
    await refused(join(place, to));
  await refused('/dev/null');
  expect((await readdir(place)).sort()).toEqual(['file', 'loop', 'nowhere']);
  expect(await readFile(join(place, 'file'), 'utf8')).toBe('mine');
});

test('--out may have the longest name there is', async () => {
  const to = join(place, 'n'.repeat(255));
  for (const _ of ['first', 'again']) expect((await grantlens(args(to))).code).toBe(0);
  expect(await readdir(place)).toEqual(['n'.repeat(255)]);
});

const canMount = spawnSync('unshare', ['-rm', 'true']).status === 0;

test.skipIf(!canMount)(
  '--out refuses a place where a disk is mounted, and nothing in it is lost',
  async () => {
    for (const [what, first] of [
      ['an empty disk', 'true'],
      ['a package', `cp -r "$3" "$1/.."; cp -r "$3"/. "$1"`],
    ] as const) {
      const to = join(place, what);
      await mkdir(to);
      await grantlens(args(join(folder, 'whole')));
      const script = `mount -t tmpfs none "$1" && (${first}) && "$2" "$4" report -s "$5" --out "$1"; echo $?; ls "$1" "$1/.." -A`;
      const ran = spawnSync(
        'unshare',
        ['-rm', 'sh', '-c', script, 'sh', to, process.execPath, join(folder, 'whole'), program, snapshot],
        { encoding: 'utf8' },
      );
      expect(ran.stderr).toMatch(
        /^grantlens: .+ is where a disk is mounted, or in use, .+; choose another folder with --out\.\n$/,
      );
      expect(ran.stdout).toMatch(/^1\n/);
      expect(ran.stdout).not.toContain('.tmp');
      expect(ran.stdout.includes('manifest.json')).toBe(what === 'a package');
    }
  },
);
