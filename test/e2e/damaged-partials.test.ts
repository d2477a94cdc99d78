import { cp, mkdir, readdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { answer, type Handler, pages, serve, success } from './fetcher-server.ts';
import { grantlens, startGrantlens } from './program.ts';
import { contentsOf, env, gate, ownFolder, until } from './snapshot-folder.ts';

const people = (id: string) =>
  ['Ada', 'Grace', 'Edsger'].map((name) => ({
    id: `${id}-${name}`,
    user: { email: `${name}@${id}.example` },
  }));

const companyOf = (id: string): Readonly<Record<string, Handler>> => ({
  [`/accounts/${id}`]: (_, response) => answer(response, 200, success({ id, name: `Company ${id}` })),
  [`/accounts/${id}/members`]: pages(people(id)),
});

test('a partial with a bit flipped anywhere gives the same snapshot as a run without it', async () => {
  const shut = gate();
  const zones = pages([{ id: 'zone', name: 'acme.example' }]);
  const server = await serve({ ...companyOf('acc'), '/zones': shut.behind(zones) });
  const folder = await ownFolder();
  const file = join(folder, 'acc.json');
  const args = ['snapshot', '--account', 'acc', '--api-base', server.apiBase, '--out', file];
  const running = startGrantlens(args, { env });
  onTestFinished(() => running.kill('SIGKILL'));
  const partial = () => readFile(`${file}.partial`).catch(() => Buffer.alloc(0));
  await until(async () => (await partial()).toString().split('\n').length === 10);
  running.kill('SIGKILL');
  await running.ran;
  const left = await partial();
  shut.open();
  await grantlens([...args.slice(0, -1), join(folder, 'whole.json')], { env });
  const whole = await contentsOf(join(folder, 'whole.json'));

  // A letter of a name, and places all over the file.
  const tries = 14;
  const places = [
    left.indexOf('Grace') + 1,
    ...Array.from({ length: tries }, (_, at) => Math.floor((at * left.length) / tries)),
  ];
  for (const [at, place] of places.entries()) {
    const damaged = Buffer.from(left);
    damaged[place] = (damaged[place] ?? 0) ^ (1 << (at % 6));
    await writeFile(`${file}.partial`, damaged);
    const { code, err } = await grantlens([...args, '--resume'], { env });
    expect({ place, code }).toEqual({ place, code: 0 });
    expect(await contentsOf(file)).toEqual(whole);
    if (at === 0) expect(err).toMatch(/^what followed them is damaged, and is asked for again$/m);
    await rm(file);
  }
}, 120_000);

const damages: readonly (readonly [string, (file: string, other: string) => Promise<void>])[] = [
  ['is cut short', (file) => truncate(file, 400)],
  ['is empty', (file) => truncate(file, 0)],
  [
    'has another letter',
    async (file) => writeFile(file, (await readFile(file, 'utf8')).replace('Grace', 'Gracf')),
  ],
  ['has a blank more at its end', async (file) => writeFile(file, `${await readFile(file, 'utf8')} `)],
  ['is the snapshot of another account', (file, other) => cp(other, file)],
  [
    'is a link to a copy',
    async (file, other) => {
      await cp(file, `${other}.copy`);
      await rm(file);
      await symlink(`${other}.copy`, file);
    },
  ],
  ['is gone', (file) => rm(file)],
];

async function finishedButOne() {
  const shut = gate();
  const ids = ['one', 'two', 'late'];
  const server = await serve({
    ...Object.assign({}, ...ids.map(companyOf)),
    '/accounts': pages(ids.map((id) => ({ id, name: id }))),
    '/accounts/late/roles': shut.behind(pages([])),
  });
  const folder = await ownFolder();
  const args = ['snapshot', '--all-accounts', '--api-base', server.apiBase, '--out-dir', folder, '--quiet'];
  const running = startGrantlens(args, { env });
  onTestFinished(() => running.kill('SIGKILL'));
  const journal = () => readFile(join(folder, 'index.partial'), 'utf8').catch(() => '');
  await until(async () => (await journal()).split('\n').length === 4);
  running.kill('SIGKILL');
  await running.ran;
  shut.open();
  server.asked.length = 0;
  const resume = () => grantlens([...args, '--resume'], { env });
  return { ...server, folder, resume, file: join(folder, 'one.snapshot.json') };
}

test.each(damages)('a finished snapshot of many that %s is read again, and no other', async (_, damage) => {
  const { folder, file, resume, asked } = await finishedButOne();
  const before = await contentsOf(file);
  await damage(file, join(folder, 'two.snapshot.json'));
  expect(await resume()).toMatchObject({ code: 0, err: '' });
  expect(await contentsOf(file)).toEqual(before);
  const paths = asked.map(({ path }) => path);
  expect(paths.filter((path) => path === '/accounts/one/members')).toHaveLength(1);
  expect(paths.filter((path) => path.startsWith('/accounts/two'))).toEqual([]);
});

test('a folder in the place of a finished snapshot is not trusted, and the run says what is in the way', async () => {
  const { file, resume } = await finishedButOne();
  await rm(file);
  await mkdir(file);
  const { code, err } = await resume();
  expect(code).toBe(1);
  expect(err).toMatch(/^grantlens: cannot write .+one\.snapshot\.json: it is a folder; [^\n]+\.\n$/);
});

test('a finished snapshot with a changed line in the journal is read again', async () => {
  const { folder, resume, askedFor } = await finishedButOne();
  const journal = join(folder, 'index.partial');
  const text = await readFile(journal, 'utf8');
  await writeFile(journal, text.replace(/"name":"Company (one|two)"/, '"name":"Company xxx"'));
  expect((await resume()).code).toBe(0);
  expect(askedFor('/accounts/one/members')).toHaveLength(1);
  expect(askedFor('/accounts/two/members')).toHaveLength(1);
  expect(await readFile(join(folder, 'index.json'), 'utf8')).not.toContain('xxx');
  expect((await readdir(folder)).filter((name) => /partial|lock/.test(name))).toEqual([]);
});
