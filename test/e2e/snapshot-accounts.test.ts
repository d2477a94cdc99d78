import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, onTestFinished, test } from 'vitest';
import {
  answer,
  failure,
  type Handler,
  pages,
  rowsOf,
  type Serving,
  serve,
  success,
  token,
} from './fetcher-server.ts';
import { dyingAt } from './killed.ts';
import { grantlens, startGrantlens } from './program.ts';
import { env, gate, modesIn, ownFolder, until } from './snapshot-folder.ts';

const forbidden: Handler = (_, response) => answer(response, 403, failure(10000, 'no'));
const overloaded: Handler = (_, response) =>
  answer(response, 503, failure(1, 'overloaded'), { 'retry-after': '3600' });

interface World {
  readonly ids: readonly string[];
  readonly handlers?: Readonly<Record<string, Handler>>;
  readonly listing?: Serving;
}

/** A server for many accounts, and the command that reads them into a folder of their own in an otherwise empty one. */
async function serveMany({ ids, handlers = {}, listing = {} }: World) {
  const healthy = ids.flatMap((id): [string, Handler][] => {
    const path = `/accounts/${encodeURIComponent(id)}`;
    return [
      [path, (_, response) => answer(response, 200, success({ id, name: `Company ${id}` }))],
      [`${path}/members`, pages(rowsOf(2, 'member'))],
    ];
  });
  const server = await serve({
    '/accounts': pages(
      ids.map((id) => ({ id, name: `Company ${id}` })),
      listing,
    ),
    ...Object.fromEntries(healthy),
    ...handlers,
  });
  const outer = await ownFolder();
  const folder = join(outer, 'accounts');
  const list = join(outer, 'list.txt');
  const args = ['snapshot', '--api-base', server.apiBase, '--out-dir', folder];
  const index = async () => JSON.parse(await readFile(join(folder, 'index.json'), 'utf8'));
  return { ...server, outer, folder, list, args, all: [...args, '--all-accounts'], index };
}

const schema = JSON.parse(
  await readFile(new URL('../../apps/cli/dist/schema/index.schema.json', import.meta.url), 'utf8'),
);
const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);

test('many accounts are read into one file each, whatever their ids, and although others fail', async () => {
  const ids = ['good', '../x', 'a/b', '..', 'shut', 'busy', 'half'];
  const { all, folder, outer, index } = await serveMany({
    ids,
    handlers: {
      '/accounts/shut': forbidden,
      '/accounts/busy': overloaded,
      '/accounts/half/roles': forbidden,
    },
  });
  const { code, out, err } = await grantlens(all, { env });
  expect({ code, out }).toEqual({ code: 3, out: `${join(folder, 'index.json')}\n` });
  expect(await readdir(outer)).toEqual(['accounts']);
  expect(await modesIn(folder)).toEqual({
    '..%2Fx.snapshot.json': 0o600,
    'a%2Fb.snapshot.json': 0o600,
    'good.snapshot.json': 0o600,
    'half.snapshot.json': 0o600,
    'index.json': 0o600,
    'index.partial': 0o600,
  });
  const written = await index();
  validate(written);
  expect(validate.errors ?? []).toEqual([]);
  expect(written).toMatchObject({ format: 'grantlens.index', version: 1, complete: false });
  expect(written.accounts).toEqual([
    {
      id: '..',
      name: 'Company ..',
      status: 'failed',
      problem: expect.objectContaining({ code: 'account-unknown' }),
    },
    expect.objectContaining({ id: '../x', file: '..%2Fx.snapshot.json', status: 'complete' }),
    expect.objectContaining({ id: 'a/b', status: 'complete' }),
    expect.objectContaining({ id: 'busy', status: 'failed' }),
    expect.objectContaining({ id: 'good', name: 'Company good', status: 'complete' }),
    expect.objectContaining({ id: 'half', status: 'incomplete', collections: { roles: 'forbidden' } }),
    expect.objectContaining({
      id: 'shut',
      status: 'failed',
      problem: expect.objectContaining({ code: 'credential-refused' }),
    }),
  ]);
  const snapshot = JSON.parse(await readFile(join(folder, 'good.snapshot.json'), 'utf8'));
  expect(written.accounts.at(4).digest).toBe(snapshot.digest);
  expect(err).toMatch(/^account shut failed: .*403/m);
  expect(err).toMatch(/^account busy failed: .*503/m);
  expect(err).toMatch(/^account half is incomplete: roles forbidden$/m);
  expect(err).toMatch(/^3 complete, 1 incomplete, 3 failed$/m);
});

test('a run in which every account is complete leaves only snapshots and the index, and exits with 0', async () => {
  const { all, folder, index } = await serveMany({ ids: ['one', 'two'] });
  expect((await grantlens([...all, '--quiet'], { env })).code).toBe(0);
  expect(await readdir(folder)).toEqual(['index.json', 'one.snapshot.json', 'two.snapshot.json']);
  expect(await index()).toMatchObject({ complete: true });
});

test('a run in which no account can be read is an error', async () => {
  const { all, folder, index } = await serveMany({
    ids: ['one', 'two'],
    handlers: { '/accounts/one': forbidden, '/accounts/two': forbidden },
  });
  const { code, out, err } = await grantlens([...all, '--quiet'], { env });
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(/^account (one|two) failed: /m);
  expect(err).toMatch(/^grantlens: none of 2 accounts could be read, see .+index\.json: .+\.$/m);
  expect(await readdir(folder)).toEqual(['index.json']);
  expect((await index()).complete).toBe(false);
});

test('a run of a credential that sees no account is an error, and nothing is written', async () => {
  const { all, outer } = await serveMany({ ids: [] });
  const { code, err } = await grantlens(all, { env });
  expect(code).toBe(1);
  expect(err).toMatch(
    /^grantlens: the API lists no account to this credential; name the account with --account; .+\.\n$/,
  );
  expect(await readdir(outer)).toEqual([]);
});

test('a run whose list of accounts may lack some does not count as complete', async () => {
  const { all, index } = await serveMany({
    ids: ['one', 'two'],
    listing: { info: (honest) => ({ ...honest, total_count: 9, total_pages: 1 }) },
  });
  const { code, err } = await grantlens(all, { env });
  expect(code).toBe(3);
  expect(err).toMatch(/^there may be other accounts: /m);
  expect(await index()).toMatchObject({
    complete: false,
    problem: { code: expect.any(String), message: expect.any(String) },
    accounts: [{ status: 'complete' }, { status: 'complete' }],
  });
});

test('a list of accounts says which are read, and no other is asked about', async () => {
  const { args, list, index, asked } = await serveMany({ ids: ['one', 'two', 'three'] });
  await writeFile(list, '# ours\n\nthree  # the shop\none\n');
  expect((await grantlens([...args, '--accounts', list], { env })).code).toBe(0);
  expect((await index()).accounts).toMatchObject([{ id: 'one' }, { id: 'three' }]);
  expect(asked.filter(({ path }) => path.startsWith('/accounts/two'))).toEqual([]);
});

test.each<[string, string | undefined, RegExp]>([
  ['that is not there', undefined, /no such file/],
  ['that is empty', '\n# nobody\n', /there is no account id in it/],
  ['with two words in a line', 'one\none two\n', /line 2 of it is not one account id/],
  ['with the credential in it', `one\n${token}\n`, /line 2 of it is the credential/],
])('a list of accounts %s is an error', async (_, text, sentence) => {
  const { args, list, outer } = await serveMany({ ids: ['one'] });
  if (text !== undefined) await writeFile(list, text);
  const { code, out, err } = await grantlens([...args, '--accounts', list], { env });
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(/^grantlens: .+\.\n$/);
  expect(err).toMatch(sentence);
  expect(err).not.toContain(token);
  expect(await readdir(outer)).toEqual(text === undefined ? [] : ['list.txt']);
});

test('a list of accounts is not read from standard input, where the token may be', async () => {
  const { args } = await serveMany({ ids: ['one'] });
  const { code, err } = await grantlens([...args, '--accounts', '-'], { env });
  expect(code).toBe(1);
  expect(err).toMatch(/is a file, not standard input/);
});

const ids = ['a1', 'a2', 'a3', 'a4', 'a5', 'a6'];

/** Starts a run in which all but the last two accounts can be read, and waits until they are. */
async function startAndStand(...more: readonly string[]) {
  const shut = gate();
  const world = await serveMany({
    ids,
    handlers: {
      '/accounts/a5/members': shut.behind(pages(rowsOf(2, 'member'))),
      '/accounts/a6': shut.behind((_, response) => answer(response, 200, success({ id: 'a6', name: 'Six' }))),
    },
  });
  const running = startGrantlens([...world.all, ...more], { env });
  onTestFinished(() => running.kill('SIGKILL'));
  const journal = () => readFile(join(world.folder, 'index.partial'), 'utf8').catch(() => '');
  await until(
    async () =>
      (await journal()).split('\n').length === 6 &&
      world.askedFor('/accounts/a5/roles').length > 0 &&
      (await readdir(world.folder)).includes('a5.snapshot.json.partial'),
  );
  return { ...world, running, open: shut.open };
}

test('a run over many accounts that was killed does not ask again about those that are done', async () => {
  const { running, open, all, asked, folder, index } = await startAndStand();
  running.kill('SIGKILL');
  await running.ran;
  const begun = JSON.parse(
    (await readFile(join(folder, 'index.partial'), 'utf8')).split('\n')[0] ?? '',
  ).start;
  expect(Object.values(await modesIn(folder)).every((mode) => mode === 0o600)).toBe(true);
  expect(await readdir(folder)).not.toContain('index.json');

  open();
  asked.length = 0;
  const { code, err } = await grantlens([...all, '--resume'], { env });
  expect(code).toBe(0);
  expect(err).toMatch(/^reading 2 accounts; 4 are there from an earlier run$/m);
  expect(asked.filter(({ path }) => /^\/accounts\/a[1-4]/.test(path))).toEqual([]);
  expect(await readdir(folder)).toEqual([...ids.map((id) => `${id}.snapshot.json`), 'index.json'].sort());
  expect(await index()).toMatchObject({
    complete: true,
    takenAt: { start: begun },
    accounts: ids.map((id) => ({ id, status: 'complete' })),
  });
});

test('a run over many accounts resumes with the end of its journal cut off and a file missing', async () => {
  const { running, open, all, askedFor, asked, folder } = await startAndStand();
  running.kill('SIGKILL');
  await running.ran;
  const journal = join(folder, 'index.partial');
  const text = await readFile(journal, 'utf8');
  const [, first = ''] = text.split('\n');
  const { id } = JSON.parse(first).record;
  await writeFile(journal, `${text}{"record":{"id":"a5","sta`);
  await rm(join(folder, `${id}.snapshot.json`));
  open();
  asked.length = 0;
  expect((await grantlens([...all, '--resume'], { env })).code).toBe(0);
  expect(askedFor(`/accounts/${id}/members`)).toHaveLength(1);
  expect(await readdir(folder)).toEqual([...ids.map((one) => `${one}.snapshot.json`), 'index.json'].sort());
});

test('a run over many accounts leaves no partial where an earlier one was killed before it removed its own', async () => {
  const { all, folder } = await serveMany({ ids: ['one', 'two'] });
  const death = { when: 'before', call: 'rm', nth: 1, path: '.snapshot.json.partial' } as const;
  await grantlens(all, { env, nodeArgs: dyingAt(death) });
  expect((await readdir(folder)).filter((name) => name.endsWith('.snapshot.json.partial'))).not.toEqual([]);
  expect((await grantlens([...all, '--resume'], { env })).code).toBe(0);
  expect(await readdir(folder)).toEqual(['index.json', 'one.snapshot.json', 'two.snapshot.json']);
});

test('a run over many accounts that is interrupted says how many are there, and that it can be resumed', async () => {
  const { running, folder } = await startAndStand('--quiet');
  running.kill('SIGINT');
  expect(await running.ran).toEqual({
    code: 1,
    out: '',
    err: `grantlens: interrupted; 4 of 6 accounts are in ${folder}: the same command with --resume continues from there.\n`,
  });
});

test('a run over many accounts that ends before anything is read leaves an empty folder', async () => {
  const shut = gate();
  const { all, folder, askedFor } = await serveMany({
    ids: ['one'],
    handlers: { '/accounts/one': shut.behind(pages([])) },
  });
  const running = startGrantlens([...all, '--quiet'], { env });
  await until(() => askedFor('/accounts/one').length > 0);
  running.kill('SIGTERM');
  expect(await running.ran).toMatchObject({
    code: 1,
    err: 'grantlens: interrupted; nothing was written.\n',
  });
  expect(await readdir(folder)).toEqual([]);
});

test('a finished run that is resumed asks again only for accounts that failed or lack something for now', async () => {
  let isBusy = true;
  const whenBusy =
    (bad: Handler, good: Handler): Handler =>
    (asked, response) =>
      (isBusy ? bad : good)(asked, response);
  const { all, asked, index, folder } = await serveMany({
    ids: ['whole', 'shut', 'late', 'less'],
    handlers: {
      '/accounts/shut': whenBusy(forbidden, (_, response) =>
        answer(response, 200, success({ id: 'shut', name: 'Shut' })),
      ),
      '/accounts/late/roles': whenBusy(overloaded, pages([])),
      '/accounts/less/roles': forbidden,
    },
  });
  expect((await grantlens([...all, '--quiet'], { env })).code).toBe(3);
  isBusy = false;
  asked.length = 0;
  const { code, err } = await grantlens([...all, '--resume'], { env });
  expect(code).toBe(3);
  expect(err).toMatch(/^3 complete, 1 incomplete, 0 failed$/m);
  const paths = asked.map(({ path }) => path);
  expect(paths.filter((path) => /\/(whole|less)/.test(path))).toEqual([]);
  expect(paths.filter((path) => path.startsWith('/accounts/late/') && !path.includes('verify'))).toEqual([
    '/accounts/late/roles',
  ]);
  expect((await index()).accounts).toMatchObject([
    { id: 'late', status: 'complete' },
    { id: 'less', status: 'incomplete' },
    { id: 'shut', status: 'complete' },
    { id: 'whole', status: 'complete' },
  ]);
  expect((await readdir(folder)).filter((name) => name.endsWith('.partial'))).toEqual([]);
});
