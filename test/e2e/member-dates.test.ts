import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FaultRule, startSandbox } from '@grantlens/sandbox';
import { decodeSnapshot, normalise, type Snapshot } from '@grantlens/snapshot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { grantlens, type Ran } from './program.ts';

const made = '2025-01-16T20:43:01.019311Z';
const person = (id: string) => ({
  ...{ id, email: `${id}@example.com`, status: 'accepted', policies: [], user: { id: `u-${id}` } },
});
const account = {
  account: { id: 'shop', name: 'Shop' },
  members: [person('ada'), person('bob'), person('cy')],
  userGroups: [
    { id: 'g', name: 'Night shift', created_on: made },
    { id: 'h', name: 'Day shift' },
  ],
  userGroupMembers: { g: ['ada', 'bob'], h: ['ada'] },
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantlens-member-dates-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function taken(
  name: string,
  options: readonly string[],
  faults: readonly FaultRule[] = [],
): Promise<{ readonly ran: Ran; readonly file: string; readonly snapshot: Snapshot }> {
  const sandbox = await startSandbox({ accounts: [account], faults });
  const file = join(folder, name);
  const ran = await grantlens(
    ['snapshot', '--account', 'shop', '--api-base', sandbox.baseUrl, '--out', file, ...options],
    { env: { CLOUDFLARE_API_TOKEN: 'a-token-for-the-dates-1' } },
  );
  await sandbox.close();
  return { ran, file, snapshot: decodeSnapshot(await readFile(file), 'refuse').snapshot };
}

const joinedIn = (snapshot: Snapshot) =>
  Object.fromEntries(normalise(snapshot).principals.map((one) => [one.id, 'joined' in one && one.joined]));
const coverageOf = (snapshot: Snapshot) =>
  normalise(snapshot).coverage.find(({ collection }) => collection === 'userGroupMembers');

test('a snapshot with dates has when each member was added to a user group, and is as complete as one without', async () => {
  const { ran, file, snapshot } = await taken('dated.json', ['--member-dates']);
  expect(ran.code).toBe(0);
  expect(joinedIn(snapshot)).toEqual({ ada: { g: made }, bob: { g: made }, cy: false });
  expect(coverageOf(snapshot)).toMatchObject({ status: 'complete', received: 3, expected: 3, requests: 5 });
  const endpoint = normalise(snapshot).source.endpoints.filter(({ path }) => path.includes('{member_id}'));
  expect(endpoint).toMatchObject([
    { path: '/accounts/shop/iam/user_groups/{user_group_id}/members/{member_id}', requests: 3 },
  ]);
  const { out } = await grantlens(['show', 'group', 'Night shift', '-s', file, '-o', 'json']);
  expect(JSON.parse(out).results[0].members).toMatchObject([{ joinedAt: made }, { joinedAt: made }]);
  const review = join(folder, 'review');
  await grantlens(['report', '-s', file, '--out', review, '--format', 'json']);
  const { tables } = JSON.parse(await readFile(join(review, 'report.json'), 'utf8'));
  expect(
    tables.units
      .filter(({ kind }: { kind: string }) => kind === 'membership')
      .map((row: Readonly<Record<string, unknown>>) => [row.principalId, row.groupId, row.createdAt]),
  ).toEqual([
    ['ada', 'g', '2025-01-16T20:43:01Z'],
    ['ada', 'h', null],
    ['bob', 'g', '2025-01-16T20:43:01Z'],
  ]);
});

test('a snapshot without the option asks for no dates of members', async () => {
  const { ran, snapshot } = await taken('plain.json', []);
  expect(ran.code).toBe(0);
  expect(joinedIn(snapshot)).toEqual({ ada: false, bob: false, cy: false });
  expect(coverageOf(snapshot)).toMatchObject({ requests: 2 });
});

test('a member of whom no date is given leaves the snapshot as complete as it was', async () => {
  const refused = {
    path: '/user_groups/g/members/ada',
    fault: { kind: 'status', status: 403, body: 'envelope' },
  } as const;
  const { ran, snapshot } = await taken('refused.json', ['--member-dates'], [refused]);
  expect(ran.code).toBe(0);
  expect(joinedIn(snapshot)).toEqual({ ada: false, bob: { g: made }, cy: false });
  expect(coverageOf(snapshot)).toMatchObject({ status: 'complete', received: 3 });
});

test('dates of members are refused where the account itself is not read', async () => {
  const asked = ['snapshot', '--account', 'shop', '--activity-only', '--member-dates'];
  const { code, err } = await grantlens(asked, { env: { CLOUDFLARE_API_TOKEN: 'a-token-for-the-dates-1' } });
  expect(code).toBe(1);
  expect(err).toMatch(/--member-dates is of the account/);
});
