import { execFileSync } from 'node:child_process';
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { answer, type Handler, pages, rowsOf, serve, success } from './fetcher-server.ts';
import { grantlens } from './program.ts';
import { env, ownFolder } from './snapshot-folder.ts';

/** Longer than it takes to find out that nothing can be written. */
const slowly =
  (handler: Handler): Handler =>
  (asked, response) =>
    void setTimeout(() => handler(asked, response), 400);

/** A server that is slow to answer whatever is asked for beside the account, and a folder to write to. */
async function slowServer() {
  const verify: Handler = (_, response) => answer(response, 200, success({ id: 't', status: 'active' }));
  const server = await serve({
    '/accounts': pages([{ id: 'acc', name: 'Acme' }]),
    '/accounts/acc/tokens/verify': slowly(verify),
    '/accounts/acc/members': slowly(pages(rowsOf(300, 'member'))),
    '/accounts/acc/roles': slowly(pages([])),
  });
  const folder = await ownFolder();
  const take = (...args: readonly string[]) =>
    grantlens(['snapshot', '--api-base', server.apiBase, '--quiet', ...args], { env });
  return { folder, take };
}

/** One sentence, code 1, no trace of Node's. */
function expectSentence({ code, out, err }: Awaited<ReturnType<typeof grantlens>>, reason: RegExp): void {
  expect({ code, out, err }).toEqual({ code: 1, out: '', err: expect.stringMatching(reason) });
  expect(err).toMatch(/^grantlens: [^\n]+\.\n$/);
  expect(err).not.toMatch(/\bbug\b|\bE[A-Z]{3,}\b|\n {4}at |client is closed/);
}

/** Makes something that only the administrator of a machine can; undefined where this test runs as somebody else. */
function asRoot(make: readonly string[], undo: readonly string[]): boolean {
  try {
    const [command = '', ...args] = make;
    execFileSync(command, args, { stdio: 'ignore' });
  } catch {
    return false;
  }
  const [command = '', ...args] = undo;
  onTestFinished(() => void execFileSync(command, args, { stdio: 'ignore' }));
  return true;
}

test.each<[string, (folder: string) => Promise<string>, RegExp]>([
  ['to a folder', async (folder) => folder, /cannot write .+: it is a folder/],
  ['below a file', async (folder) => join(await fileIn(folder), 'x.json'), /a file is in the way/],
  ['to a name that is too long', async (folder) => join(folder, 'x'.repeat(260)), /too long/],
  [
    'to a name that leaves no room for its partial',
    async (folder) => join(folder, 'x'.repeat(250)),
    /too long/,
  ],
  ['to links in a circle', async (folder) => join(await circleIn(folder), 'x.json'), /a file is in the way/],
  ['where no folder can be', async () => '/proc/nowhere/x.json', /cannot (make|use|write) /],
  ['where its partial is a folder', async (folder) => beside(folder, '.partial', 'folder'), /it is a folder/],
  [
    'where its partial is another file',
    async (folder) => beside(folder, '.partial', 'file'),
    /not a partial/,
  ],
  ['where its lock is a folder', async (folder) => beside(folder, '.lock', 'folder'), /not a lock/],
  ['where its lock is another file', async (folder) => beside(folder, '.lock', 'file'), /not a lock/],
  ['to a disk that is full', async () => '/dev/full', /the disk is full/],
])(
  'a snapshot that cannot be written is a sentence, however slow the API is: %s',
  async (_, place, reason) => {
    const { folder, take } = await slowServer();
    const out = await place(folder);
    expectSentence(await take('--account', 'acc', '--out', out), reason);
  },
);

test('a snapshot that cannot be written leaves what somebody else wrote there', async () => {
  const { folder, take } = await slowServer();
  const out = await beside(folder, '.partial', 'file');
  await take('--account', 'acc', '--out', out);
  await take('--account', 'acc', '--out', out, '--resume');
  expect(await readFile(`${out}.partial`, 'utf8')).toBe('mine\n');
  expect(await readdir(folder)).toEqual(['x.json.partial']);
});

test('a snapshot to a disk that is read-only is refused in a sentence', async ({ skip }) => {
  const { folder, take } = await slowServer();
  const bound = asRoot(['mount', '-t', 'tmpfs', '-o', 'ro,size=64k', 'none', folder], ['umount', folder]);
  if (!bound) skip('a disk can only be mounted by the administrator');
  expectSentence(await take('--account', 'acc', '--out', join(folder, 'x.json')), /the disk is read-only/);
  expectSentence(await take('--all-accounts', '--out-dir', join(folder, 'many')), /the disk is read-only/);
});

test('a snapshot to a disk that becomes full is refused in a sentence', async ({ skip }) => {
  const { folder, take } = await slowServer();
  const bound = asRoot(['mount', '-t', 'tmpfs', '-o', 'size=16k', 'none', folder], ['umount', folder]);
  if (!bound) skip('a disk can only be mounted by the administrator');
  expectSentence(await take('--account', 'acc', '--out', join(folder, 'x.json')), /the disk is full/);
  expectSentence(await take('--all-accounts', '--out-dir', folder), /the disk is full/);
});

test('a snapshot to a folder that nobody may write to is refused in a sentence', async ({ skip }) => {
  const { folder, take } = await slowServer();
  if (!asRoot(['chattr', '+i', folder], ['chattr', '-i', folder]))
    skip('a folder can only be frozen by the administrator');
  expectSentence(await take('--account', 'acc', '--out', join(folder, 'x.json')), /permission denied/);
});

test.each<[string, string, RegExp]>([
  ['index.json', 'folder', /cannot write .+index\.json: it is a folder/],
  ['index.partial', 'folder', /cannot write .+index\.partial: it is a folder/],
  ['index.lock', 'folder', /index\.lock: it is not a lock/],
  ['acc.snapshot.json', 'folder', /cannot write .+acc\.snapshot\.json: it is a folder/],
  ['acc.snapshot.json.partial', 'folder', /acc\.snapshot\.json\.partial: it is a folder/],
  ['acc.snapshot.json.partial', 'file', /acc\.snapshot\.json\.partial: it is not a partial/],
])('many snapshots that cannot be written are a sentence where %s is a %s', async (name, kind, reason) => {
  const { folder, take } = await slowServer();
  if (kind === 'folder') await mkdir(join(folder, name));
  else await writeFile(join(folder, name), 'mine\n');
  const { err, ...ran } = await take('--all-accounts', '--out-dir', folder);
  expectSentence({ ...ran, err }, reason);
  const resumed = await take('--all-accounts', '--out-dir', folder, '--resume');
  expect(resumed.code).toBe(1);
  expect(resumed.err).toMatch(/^(account acc failed: [^\n]+\n)?grantlens: [^\n]+\.\n$/);
  expect(resumed.err).not.toMatch(/\bbug\b|\bE[A-Z]{3,}\b/);
});

test('many snapshots that cannot be written are a sentence where the folder is a file', async () => {
  const { folder, take } = await slowServer();
  expectSentence(await take('--all-accounts', '--out-dir', await fileIn(folder)), /cannot make the folder/);
});

test('a token file that cannot be read is a sentence', async () => {
  const { folder, take } = await slowServer();
  expectSentence(
    await take('--account', 'acc', '--token-file', folder),
    /cannot read the token file: it is a folder/,
  );
});

test('a list of accounts that is a folder, or below a file, is a sentence', async () => {
  const { folder, take } = await slowServer();
  const inFile = join(await fileIn(folder), 'x');
  for (const list of [folder, inFile])
    expectSentence(
      await take('--accounts', list, '--out-dir', join(folder, 'x')),
      /cannot read the list of accounts/,
    );
});

test('a snapshot that is a folder, has too long a name, or is behind links in a circle is a sentence', async () => {
  const folder = await ownFolder();
  for (const file of [
    folder,
    join(folder, 'x'.repeat(300)),
    await circleIn(folder),
    join(await fileIn(folder), 'x'),
  ])
    expectSentence(await grantlens(['graph', '-s', file]), /cannot read the snapshot/);
});

test('a fixture without an account is a sentence', async () => {
  const folder = await ownFolder();
  await mkdir(join(folder, 'account.yaml'));
  expectSentence(await grantlens(['sandbox', '--port', '0', '--fixture', folder]), /it is not a file/);
});

async function fileIn(folder: string): Promise<string> {
  await writeFile(join(folder, 'file'), '');
  return join(folder, 'file');
}

async function circleIn(folder: string): Promise<string> {
  await symlink('circle', join(folder, 'circle'));
  return join(folder, 'circle');
}

async function beside(folder: string, suffix: string, kind: 'file' | 'folder'): Promise<string> {
  const out = join(folder, 'x.json');
  if (kind === 'folder') await mkdir(`${out}${suffix}`);
  else await writeFile(`${out}${suffix}`, 'mine\n');
  return out;
}
