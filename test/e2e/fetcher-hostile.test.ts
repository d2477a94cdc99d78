import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type AccountOutcome,
  type FetchSnapshotsOptions,
  fetchSnapshot,
  fetchSnapshots,
  listAccounts,
} from '@grantlens/fetcher';
import { expect, onTestFinished, test } from 'vitest';
import {
  answer,
  failure,
  groupsPath,
  type Handler,
  membersPath,
  pages,
  rowsOf,
  serve,
  success,
} from './fetcher-server.ts';

const resourceGroupsPath = '/accounts/acc/iam/resource_groups';

/** A list without pages, as it was read. */
async function resourceGroupsServed(handler: Handler) {
  const server = await serve({ [resourceGroupsPath]: handler });
  const { collections } = await fetchSnapshot(server.options);
  return collections.resourceGroups;
}

test('an answer with more rows than a function takes arguments is read', async () => {
  const rows = rowsOf(130_000);
  const { status, items } = await resourceGroupsServed((_, response) => answer(response, 200, success(rows)));
  expect(status).toBe('complete');
  expect(items).toHaveLength(rows.length);
});

test('an answer in which thousands of different rows share an id ends in a reason', async () => {
  const rows = Array.from({ length: 4000 }, (_, n) => ({ id: 'one', n }));
  const begun = performance.now();
  const { status, items, problem } = await resourceGroupsServed((_, response) =>
    answer(response, 200, success(rows)),
  );
  expect(status).toBe('partial');
  expect(problem?.code).toBe('rows-changed');
  expect(items).toHaveLength(rows.length);
  expect(performance.now() - begun).toBeLessThan(10_000);
});

test.each([
  ['too many values', `{"success":true,"result":[${'{},'.repeat(3_000_000)}{}]}`],
  ['too many rows', `{"success":true,"result":[${'1,'.repeat(260_000)}1]}`],
])('an answer that is small enough and has %s ends in a reason', async (what, body) => {
  const { status, problem } = await resourceGroupsServed((_, response) => answer(response, 200, body));
  expect(status).toBe('failed');
  expect(problem?.message).toContain(what);
});

test('a page that is as large as those of its kind is full once larger pages are refused', async () => {
  const members = rowsOf(250);
  let large = 0;
  // Some of the servers behind an API may be older than others.
  const inSmallPages: Handler = (asked, response) => {
    const isLarge = asked.query.get('per_page') === '500';
    if (isLarge && asked.query.get('page') === '1') large += 1;
    if (isLarge && large > 1) answer(response, 400, failure(1, 'per_page is too large'));
    else pages(members, { most: 500, info: () => undefined })(asked, response);
  };
  const groups = rowsOf(4, 'group');
  const server = await serve({
    [groupsPath]: pages(groups),
    ...Object.fromEntries(groups.map(({ id }) => [`${groupsPath}/${id}/members`, inSmallPages])),
  });
  const { collections } = await fetchSnapshot({ ...server.options, concurrency: 1 });
  const { status, items } = collections.userGroupMembers;
  expect(status).toBe('complete');
  expect(Object.values(items).map(({ length }) => length)).toEqual([250, 250, 250, 250]);
});

test('a used-up limit of the API is waited for, although others wait as well', async () => {
  const server = await serve({
    [membersPath]: (asked, response) => {
      response.setHeader('ratelimit', '"default";r=0;t=1000000');
      pages([{ id: 'm1' }])(asked, response);
    },
  });
  const pauses: number[] = [];
  const { collections } = await fetchSnapshot({
    ...server.options,
    onPause: ({ ms }) => pauses.push(ms),
  });
  expect(collections.zones.status).toBe('complete');
  for (const ms of pauses) expect(ms).toBeLessThanOrEqual(300_000);
});

test('the limits of the API may have other names in every answer', async () => {
  let answers = 0;
  const odd: Handler = (asked, response) => {
    answers += 1;
    const names = Array.from({ length: 700 }, (_, n) => `p${answers}x${n};r=9;t=900`);
    response.setHeader('ratelimit', names.join());
    pages(rowsOf(10_000))(asked, response);
  };
  const server = await serve({ [membersPath]: odd });
  const { collections } = await fetchSnapshot(server.options);
  expect(collections.members.status).toBe('complete');
  expect(collections.members.items).toHaveLength(10_000);
});

test.each<[string, Handler]>([
  [
    'never ends',
    (_, response) => {
      response.writeHead(429, { 'retry-after': '120' });
      response.write('{');
    },
  ],
  [
    'breaks off',
    (_, response) => {
      response.writeHead(429, { 'retry-after': '120', 'content-length': '100' });
      response.write('{', () => response.destroy());
    },
  ],
])('a limit of the API is kept although the answer with it %s', async (_, broken) => {
  const server = await serve({
    [membersPath]: (asked, response) =>
      asked.time === 1 ? broken(asked, response) : pages([{ id: 'm1' }])(asked, response),
  });
  const { collections } = await fetchSnapshot({ ...server.options, limits: { timeoutMs: 300 } });
  const { status, requests } = collections.members;
  expect(status).toBe('complete');
  expect(requests.map(({ httpStatus }) => httpStatus)).toEqual([429, 200]);
  const [first, second] = requests.map(({ at }) => Date.parse(at));
  expect((second ?? 0) - (first ?? 0)).toBeGreaterThan(119_000);
});

test('a limit of the API of longer than five minutes ends every question of every account', async () => {
  const busy: Handler = (_, response) =>
    answer(response, 429, failure(971, 'slow down'), { 'retry-after': '3600' });
  const accountIds = rowsOf(30, 'account').map(({ id }) => id);
  const paths = accountIds.flatMap((id) => [`/accounts/${id}`, `/accounts/${id}/tokens/verify`]);
  const server = await serve(
    Object.fromEntries([...paths, '/user/tokens/verify'].map((path) => [path, busy])),
  );
  const outcomes = await outcomesOf(server, { accountIds, atOnce: 1 });
  expect(outcomes.map(({ kind }) => kind)).toEqual(accountIds.map(() => 'error'));
  expect(server.asked).toHaveLength(1);
});

test('an account without an id is reported as missing from the list', async () => {
  const rows = [{ id: 'a' }, { id: null, name: 'B' }, { name: 'C' }];
  const server = await serve({ '/accounts': pages(rows) });
  const { accounts, status, problem } = await listAccounts(server.options);
  expect(accounts.map(({ id }) => id)).toEqual(['a']);
  expect(status).toBe('partial');
  expect(problem?.code).toBe('account-without-id');
});

test.each([0, -1, 1.5, Number.NaN])('accounts are not read %d at once', async (atOnce) => {
  const server = await serve();
  const outcomes = outcomesOf(server, { accountIds: ['acc'], atOnce });
  await expect(outcomes).rejects.toMatchObject({ code: 'usage' });
});

test('a deadline that is farther away than timers go does not end a run', async () => {
  const server = await serve();
  const { collections } = await fetchSnapshot({ ...server.options, deadlineMs: 60 * 86_400_000 });
  expect(collections.members.status).toBe('complete');
});

async function partialPath(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'grantlens-hostile-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return join(folder, 'account.partial');
}

test('what is kept on disk is asked for once, whatever line breaks its names have', async () => {
  const path = await partialPath();
  const server = await serve({ [membersPath]: pages([{ id: 'm1', name: 'a\u2028b\u2029c\r\nd' }]) });
  await fetchSnapshot({ ...server.options, partial: { path, start: 'fresh' } });
  const before = server.asked.length;
  const { collections } = await fetchSnapshot({ ...server.options, partial: { path, start: 'resume' } });
  expect(collections.members.items).toEqual([{ id: 'm1', name: 'a\u2028b\u2029c\r\nd' }]);
  // The account, what the credential is, and which accounts it sees.
  expect(server.asked.length - before).toBe(3);
});

test('what is kept on disk is never written to what a link leads to', async () => {
  const path = await partialPath();
  const server = await serve();
  await writeFile(`${path}.target`, 'somebody else’s');
  await symlink(`${path}.target`, path);
  await fetchSnapshot({ ...server.options, partial: { path, start: 'fresh' } });
  expect(await readFile(`${path}.target`, 'utf8')).toBe('somebody else’s');
});

async function outcomesOf(
  { options: { apiBase, credential, tool, clock } }: Awaited<ReturnType<typeof serve>>,
  accounts: Pick<FetchSnapshotsOptions, 'accountIds' | 'atOnce'>,
): Promise<readonly AccountOutcome[]> {
  const outcomes: AccountOutcome[] = [];
  const options = { apiBase, credential, tool, ...(clock && { clock }), ...accounts };
  for await (const outcome of fetchSnapshots(options)) outcomes.push(outcome);
  return outcomes;
}
