import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { credentialFrom, fetchSnapshot } from '@grantlens/fetcher';
import { type SandboxOptions, startSandbox } from '@grantlens/sandbox';
import { encodeSnapshot } from '@grantlens/snapshot';
import { seal } from '@grantlens/snapshot/internal';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { grantlens } from './program.ts';

type AccountFixture = NonNullable<SandboxOptions['accounts']>[number];

const person = (id: string, policies: readonly object[] = []) => ({
  ...{ id, email: `${id}@example.com`, status: 'accepted', policies, user: { id: `u-${id}` } },
});
const policy = (id: string, group: string, more: object = {}) => ({
  ...{ id, access: 'allow', permission_groups: [{ id: group }] },
  resource_groups: [{ id: 'all' }],
  ...more,
});
const shop = (more: Partial<AccountFixture>): AccountFixture => ({
  account: { id: 'shop', name: 'Shop' },
  permissionGroups: [
    { id: 'dns', name: 'DNS', meta: { scopes: 'com.cloudflare.api.account.zone' } },
    { id: 'ssl', name: 'SSL', meta: { scopes: 'com.cloudflare.api.account.zone' } },
  ],
  resourceGroups: [
    { id: 'all', name: 'All', scope: { key: 'com.cloudflare.api.account.shop', objects: [{ key: '*' }] } },
  ],
  ...more,
});
const made = '2025-02-03T10:00:00Z';
const group = { id: 'g', name: 'Night shift', created_on: '2025-01-01T00:00:00Z' };
const handout = policy('p1', 'dns', { created_on: made });
const token = {
  ...{ id: 't', name: 'deploy', status: 'active', policies: [], issued_on: '2025-03-01T00:00:00Z' },
  creator_email_at_creation: 'gone@example.com',
};
/** The account in three quarters: Bob joins the group in the second, and is given SSL in the third, as is the group. */
const quarters: readonly AccountFixture[] = [
  shop({
    members: [person('ada'), person('bob')],
    userGroups: [{ ...group, policies: [handout] }],
    userGroupMembers: { g: ['ada'] },
    accountTokens: [token],
  }),
  shop({
    members: [person('ada'), person('bob')],
    userGroups: [{ ...group, policies: [handout] }],
    userGroupMembers: { g: ['ada', 'bob'] },
    accountTokens: [token],
  }),
  shop({
    members: [person('ada'), person('bob', [policy('p3', 'ssl')]), person('cy')],
    userGroups: [{ ...group, policies: [{ ...handout, id: 'p9' }, policy('p2', 'ssl')] }],
    userGroupMembers: { g: ['ada', 'bob'] },
    accountTokens: [token],
  }),
];
const resource = (type: string, address: string, values: object) => ({
  ...{ mode: 'managed', type, address, values: { account_id: 'shop', ...values } },
});
const state = {
  values: {
    root_module: {
      resources: [
        resource('cloudflare_account_token', 'cloudflare_account_token.t', {
          id: 't',
          value: 'the-value-of-the-token',
        }),
        resource('cloudflare_user_group', 'cloudflare_user_group.g', {
          id: 'g',
          name: 'a-name-in-the-state',
        }),
        resource('cloudflare_account_member', 'cloudflare_account_member.x', {
          id: 'x',
          account_id: 'another',
        }),
      ],
    },
  },
};

let folder: string;
const file = (name: string) => join(folder, name);
const moments = ['2026-01-01', '2026-04-01', '2026-07-01'].map((day) => `${day}T09:00:00Z`);
const [first = '', second = '', third = ''] = moments;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantlens-origin-'));
  await writeFile(file('state.json'), JSON.stringify(state));
  for (const [at, account] of quarters.entries()) {
    const sandbox = await startSandbox({ accounts: [account] });
    const { digest: _, ...taken } = await fetchSnapshot({
      apiBase: sandbox.baseUrl,
      credential: credentialFrom({ token: 'a-token-for-the-origin-1' }),
      accountId: 'shop',
      tool: { name: 'grantlens', version: '0.0.0' },
    });
    await sandbox.close();
    const moment = moments[at] ?? '';
    const snapshot = seal({ ...taken, takenAt: { start: moment, end: moment } });
    await writeFile(file(`q${at + 1}.json`), encodeSnapshot(snapshot, 'json'));
  }
  await report('r1', 'q1');
  await report('r2', 'q2', '--previous', file('r1'));
  await report('r3', 'q3', '--previous', file('r2'), '--tf-state', file('state.json'));
});
afterAll(() => rm(folder, { recursive: true }));

async function report(name: string, snapshot: string, ...more: readonly string[]): Promise<void> {
  const asked = ['report', '-s', file(`${snapshot}.json`), '--out', file(name), '--format', 'csv,json'];
  const { code, err } = await grantlens([...asked, ...more]);
  expect([code, err.match(/^grantlens: .*/m)]).toEqual([0, null]);
}

interface Row extends Readonly<Record<string, unknown>> {
  readonly kind: string;
}
const tablesOf = async (name: string): Promise<Readonly<Record<string, readonly Row[]>>> =>
  JSON.parse(await readFile(join(file(name), 'report.json'), 'utf8')).tables;

const nameOf = ({ kind, principalId, groupId, permissionGroupId }: Row) =>
  [kind, principalId, groupId, permissionGroupId].filter((part) => part !== null).join(' ');

async function units(name: string, ...columns: readonly string[]) {
  const rows = (await tablesOf(name)).units ?? [];
  return Object.fromEntries(rows.map((row) => [nameOf(row), columns.map((column) => row[column])]));
}

test('a unit is first seen between two snapshots of the chain of packages', async () => {
  expect(await units('r3', 'firstSeen', 'notSeenBefore')).toEqual({
    'account ada': [first, null],
    'membership ada g': [first, null],
    'account bob': [first, null],
    'membership bob g': [second, first],
    'direct bob ssl': [third, second],
    'account cy': [third, second],
    'token t': [first, null],
    // Its policy has another id now, and gives the same.
    'handout g dns': [first, null],
    'handout g ssl': [third, second],
  });
  const { principals = [] } = await tablesOf('r3');
  expect(principals.map(({ id, firstSeen, notSeenBefore }) => [id, firstSeen, notSeenBefore])).toEqual([
    ['ada', first, null],
    ['bob', first, null],
    ['cy', third, second],
    ['t', first, null],
  ]);
});

test('a report without a previous review says nothing of when something was first seen, and has no file for it', async () => {
  for (const seen of Object.values(await units('r1', 'firstSeen', 'notSeenBefore')))
    expect(seen).toEqual([null, null]);
  expect((await readdir(file('r1'))).filter((name) => /first-seen|terraform/.test(name))).toEqual([]);
});

test('a report names the fields of the API that say when and by whom something was made', async () => {
  const nothing = [null, null, null];
  expect(await units('r3', 'createdAt', 'createdBy', 'createdFrom')).toMatchObject({
    'account ada': nothing,
    'membership bob g': nothing,
    'direct bob ssl': nothing,
    'token t': [
      '2025-03-01T00:00:00Z',
      'gone@example.com',
      'issued_on, creator_email_at_creation of the token',
    ],
    'handout g dns': [made, null, 'created_on of the policy'],
    'handout g ssl': nothing,
  });
  const { groups = [], principals = [] } = await tablesOf('r3');
  expect(groups).toMatchObject([
    { createdAt: group.created_on, createdFrom: 'created_on of the user group', changedBy: [] },
  ]);
  expect(principals.map(({ createdFrom }) => createdFrom).filter((one) => one !== null)).toEqual([
    'issued_on, creator_email_at_creation of the token',
  ]);
});

test('a report with a state of Terraform says what it manages, and what people do by hand', async () => {
  expect(await units('r3', 'managedBy')).toMatchObject({
    'account ada': ['hand'],
    'membership ada g': ['hand'],
    'direct bob ssl': ['hand'],
    'token t': ['terraform'],
    'handout g dns': ['terraform'],
  });
  for (const [manager] of Object.values(await units('r2', 'managedBy'))) expect(manager).toBe('not known');
  const { groups = [], principals = [] } = await tablesOf('r3');
  expect([...groups, ...principals].map(({ id, managedBy }) => [id, managedBy])).toEqual([
    ['g', 'terraform'],
    ['ada', 'hand'],
    ['bob', 'hand'],
    ['cy', 'hand'],
    ['t', 'terraform'],
  ]);
});

test('a package keeps of a state which objects of its account are managed, and nothing else', async () => {
  expect(JSON.parse(await readFile(join(file('r3'), 'terraform-managed.json'), 'utf8'))).toEqual({
    format: 'grantlens.terraform-managed',
    version: 1,
    objects: [
      { account: 'shop', kind: 'token', id: 't', address: 'cloudflare_account_token.t' },
      { account: 'shop', kind: 'user-group', id: 'g', address: 'cloudflare_user_group.g' },
    ],
  });
  const all = await Promise.all((await readdir(file('r3'))).map((name) => readFile(join(file('r3'), name))));
  expect(Buffer.concat(all).toString('latin1')).not.toMatch(/the-value-of-the-token|a-name-in-the-state/);
});

test('verify regenerates a package that follows others and knows a state of Terraform, and the package before it', async () => {
  const asked = ['verify', file('r3'), '--previous', file('r2')];
  expect(await grantlens(asked)).toMatchObject({ code: 0 });
  await report('again', 'q3', '--previous', file('r2'), '--tf-state', file('state.json'));
  for (const name of await readdir(file('r3')))
    expect([name, await readFile(join(file('again'), name))]).toEqual([
      name,
      await readFile(join(file('r3'), name)),
    ]);
});

test.each([
  ['terraform-managed.json', (text: string) => text.replace('"id":"t"', '"id":"x"')],
  ['previous-first-seen.json', (text: string) => text.replace(second, third)],
  ['first-seen.json', (text: string) => text.replace(second, first)],
])('verify finds that %s was changed', async (name, change) => {
  await cp(file('r3'), file('changed'), { recursive: true });
  const path = join(file('changed'), name);
  const text = await readFile(path, 'utf8');
  expect(change(text)).not.toBe(text);
  await writeFile(path, change(text));
  const { code, out } = await grantlens(['verify', file('changed')]);
  expect(code).toBe(2);
  expect(out).toContain(`${name}: it is not`);
  await rm(file('changed'), { recursive: true });
});

test('a package before which another is not the one that it followed is found by what both say of first seen', async () => {
  const seen = JSON.parse(await readFile(join(file('r3'), 'previous-first-seen.json'), 'utf8'));
  expect(seen).toEqual(JSON.parse(await readFile(join(file('r2'), 'first-seen.json'), 'utf8')));
  expect(Object.values(seen.units)).toEqual([[second, first]]);
});

test('a file that is not a state of Terraform is refused, and nothing is written', async () => {
  const asked = ['report', '-s', file('q1.json'), '--out', file('none'), '--tf-state', file('q1.json')];
  const { code, err } = await grantlens(asked);
  expect(code).toBe(1);
  expect(err).toContain(file('q1.json'));
  expect(await readdir(folder)).not.toContain('none');
});

test('show says when a user group and its policies were made', async () => {
  const asked = ['show', 'group', 'Night shift', '-s', file('q3.json')];
  const [json, table] = [await grantlens([...asked, '-o', 'json']), await grantlens(asked)];
  expect(JSON.parse(json.out).results[0]).toMatchObject({
    made: { at: group.created_on, by: null, application: null },
    policies: [{ id: 'p2' }, { id: 'p9', createdAt: made }],
  });
  expect(table.out).toMatch(/^made +2025-01-01T00:00:00Z$/m);
  expect(table.out).toMatch(/p9 +2025-02-03T10:00:00Z$/m);
  expect(table.out).toMatch(/p2 +not shown$/m);
});
