import { type Sandbox, startSandbox } from '@grantlens/sandbox';
import type { AccountState } from '@grantlens/sandbox/internal';
import Cloudflare from 'cloudflare';
import { afterEach, beforeEach, expect, test } from 'vitest';

// Cloudflare's own client is the judge here: it was written against the real API, not against this one.

const account_id = '0a1b2c3d4e5f60718293a4b5c6d7e8f9';
const wholeAccount = {
  id: 'f0000000000000000000000000000001',
  name: `com.cloudflare.api.account.${account_id}`,
  meta: { editable: 'false' },
  scope: { key: `com.cloudflare.api.account.${account_id}`, objects: [{ key: '*' }] },
};
const shopZone = {
  id: 'f0000000000000000000000000000002',
  name: 'Shop',
  scope: {
    key: `com.cloudflare.api.account.${account_id}`,
    objects: [{ key: 'com.cloudflare.api.account.zone.d0000000000000000000000000000001' }],
  },
};
const administrator = group('b0000000000000000000000000000001', 'Administrator', 'admin');
const dns = group('b0000000000000000000000000000002', 'Domain DNS', 'domain_dns');
const role = {
  id: 'e0000000000000000000000000000001',
  name: 'Administrator',
  description: '',
  permissions: {},
};

function group(id: string, name: string, label: string) {
  return { id, name, status: 'V', meta: { label, editable: 'false', scopes: 'com.cloudflare.api.account' } };
}

function member(number: number) {
  const id = `c00000000000000000000000000000${String(number).padStart(2, '0')}`;
  const email = `person${number}@example.com`;
  return {
    id,
    email,
    status: 'accepted',
    user: { id: `u${number}`, email, first_name: null },
    policies: [],
    roles: [],
  };
}

const state: AccountState = {
  account: { id: account_id, name: 'Corner Shop', type: 'standard' },
  members: Array.from({ length: 12 }, (_, at) => member(at)),
  roles: [role],
  userGroups: [
    ...Array.from({ length: 11 }, (_, at) => ({ id: `group-${at}`, name: `Team ${at}`, status: 'V' })),
    { id: 'group-scim', name: 'From the directory', scim: true },
  ],
  userGroupMembers: {
    'group-0': Array.from({ length: 7 }, (_, at) => member(at).id),
    'group-scim': [member(0).id],
  },
  permissionGroups: [
    administrator,
    dns,
    ...Array.from({ length: 20 }, (_, at) => group(`pg-${at}`, `P${at}`, `p${at}`)),
  ],
  resourceGroups: [wholeAccount, shopZone],
  zones: [
    ...Array.from({ length: 8 }, (_, at) => ({
      id: `zone-${at}`,
      name: `${at}.example`,
      type: 'full',
      status: 'active',
    })),
    { id: 'zone-inside', name: 'inside.example', type: 'internal', status: 'active' },
  ],
  accountTokens: [
    {
      id: 'token-1',
      name: 'Deploy',
      status: 'active',
      policies: [],
      condition: { request_ip: { in: ['192.0.2.0/24'] } },
    },
    { id: 'token-2', name: 'Forgotten', status: 'expired', policies: [] },
  ],
  tokenPermissionGroups: [{ id: 'tpg-1', name: 'Zone Read', scopes: ['com.cloudflare.api.account.zone'] }],
  ssoConnectors: [{ id: 'sso-1', email_domain: 'example.com', enabled: true }],
  credentials: [
    {
      token: 'all',
      id: 'cred-1',
      kind: 'account',
      permissions: ['Account Settings Write', 'Account API Tokens Write', 'Zone Read', 'SSO Connector Read'],
    },
    { token: 'reader', id: 'cred-2', kind: 'user', permissions: ['Account Settings Read'] },
    { email: 'owner@example.com', key: 'global-key' },
  ],
};

let sandbox: Sandbox;
let client: Cloudflare;

beforeEach(async () => {
  sandbox = await startSandbox({ accounts: [state] });
  client = new Cloudflare({ apiToken: 'all', baseURL: sandbox.baseUrl, maxRetries: 0 });
});
afterEach(() => sandbox.close());

async function all<T>(list: AsyncIterable<T>): Promise<T[]> {
  const rows: T[] = [];
  for await (const row of list) rows.push(row);
  return rows;
}

const ids = (rows: readonly { id?: string }[]) => rows.map(({ id }) => id).sort();

test("Cloudflare's client walks the list of user groups to its end", async () => {
  const groups = await all(client.iam.userGroups.list({ account_id, per_page: 5 }));
  expect(ids(groups)).toEqual(state.userGroups?.map((row) => (row as { id: string }).id).sort());
  expect(groups.every((row) => !('scim' in row) && !('policies' in row))).toBe(true);
  expect(sandbox.requests().map(({ query }) => query.page ?? '1')).toEqual(['1', '2', '3', '4']);
});

test("Cloudflare's client walks members, members of a group, permission groups, roles and zones to their end", async () => {
  expect(await all(client.accounts.members.list({ account_id, per_page: 5 }))).toHaveLength(12);
  expect(await all(client.iam.userGroups.members.list('group-0', { account_id, per_page: 3 }))).toHaveLength(
    7,
  );
  expect(await all(client.iam.userGroups.members.list('group-1', { account_id }))).toEqual([]);
  expect(await all(client.iam.permissionGroups.list({ account_id }))).toHaveLength(22);
  expect(await all(client.accounts.roles.list({ account_id }))).toHaveLength(1);
  expect(await all(client.zones.list({ account: { id: account_id }, per_page: 5 }))).toHaveLength(8);
  expect(await all(client.zones.list({ account: { id: account_id }, type: ['internal'] }))).toHaveLength(1);
});

test("Cloudflare's client walks resource groups, token permission groups and SSO connectors to their end", async () => {
  expect(await all(client.iam.resourceGroups.list({ account_id }))).toHaveLength(2);
  expect(await all(client.accounts.tokens.permissionGroups.list({ account_id }))).toHaveLength(1);
  expect(await all(client.iam.sso.list({ account_id }))).toHaveLength(1);
});

test("Cloudflare's client walks the list of tokens to its end, and finds an expired one by its id", async () => {
  expect(ids(await all(client.accounts.tokens.list({ account_id })))).toEqual(['token-1']);
  expect(await client.accounts.tokens.get('token-2', { account_id })).toMatchObject({ status: 'expired' });
});

test("Cloudflare's client never reaches the end of accounts, whose every page is the same", async () => {
  const first = await client.accounts.list();
  const second = await first.getNextPage();
  expect(second.result).toEqual(first.result);
  expect(second.hasNextPage()).toBe(true);
});

test('user groups are filtered by id, by name, by part of the name, and sorted in either direction', async () => {
  const found = async (query: object) =>
    (await all(client.iam.userGroups.list({ account_id, ...query }))).map(({ name }) => name);
  expect(await found({ id: 'group-3' })).toEqual(['Team 3']);
  expect(await found({ name: 'Team 3' })).toEqual(['Team 3']);
  expect(await found({ name: 'Team' })).toEqual([]);
  expect((await found({ fuzzyName: 'TEAM 1' })).sort()).toEqual(['Team 1', 'Team 10']);
  const descending = await found({ direction: 'desc', per_page: 5 });
  expect(descending).toEqual([...descending].sort().reverse());
});

test('members of a group are filtered by part of the e-mail, and permission groups by label', async () => {
  const people = await all(
    client.iam.userGroups.members.list('group-0', { account_id, fuzzyEmail: 'SON3@' }),
  );
  expect(people).toEqual([{ id: member(3).id, email: 'person3@example.com' }]);
  expect(ids(await all(client.iam.permissionGroups.list({ account_id, label: 'admin' })))).toEqual([
    administrator.id,
  ]);
});

const policies = [
  { access: 'allow' as const, permission_groups: [{ id: dns.id }], resource_groups: [{ id: shopZone.id }] },
];

test('a user group is created, read, renamed, given policies, emptied and deleted', async () => {
  const made = await client.iam.userGroups.create({ account_id, name: 'Night shift', policies });
  expect(made.policies).toMatchObject([
    { access: 'allow', permission_groups: [dns], resource_groups: [shopZone] },
  ]);
  expect(await client.iam.userGroups.get(made.id, { account_id })).toEqual(made);

  const renamed = await client.iam.userGroups.update(made.id, { account_id, name: 'Day shift' });
  expect(renamed).toMatchObject({ name: 'Day shift', policies: made.policies });
  const denied = {
    id: made.policies?.[0]?.id ?? '',
    access: 'deny' as const,
    permission_groups: [{ id: administrator.id }],
    resource_groups: [{ id: wholeAccount.id }],
  };
  const replaced = await client.iam.userGroups.update(made.id, { account_id, policies: [denied] });
  expect(replaced).toMatchObject({
    name: 'Day shift',
    policies: [
      {
        access: 'deny',
        permission_groups: [administrator],
        resource_groups: [wholeAccount],
      },
    ],
  });
  expect(replaced.policies?.[0]?.id).not.toBe(denied.id);
  const emptied = await client.iam.userGroups.update(made.id, {
    account_id,
    name: 'Day shift',
    policies: [],
  });
  expect(emptied).not.toHaveProperty('policies');

  expect(await client.iam.userGroups.delete(made.id, { account_id })).toEqual({ id: made.id });
  await expect(client.iam.userGroups.get(made.id, { account_id })).rejects.toThrow(Cloudflare.NotFoundError);
  expect(await all(client.iam.userGroups.list({ account_id, id: made.id }))).toEqual([]);
});

test('a scope written inline becomes a resource group without a name', async () => {
  const inline = {
    access: 'allow',
    permission_groups: [{ id: dns.id }],
    resource_groups: [{ scope: shopZone.scope }],
  };
  const body = { name: 'Team 1', policies: [inline] };
  await client.put(`/accounts/${account_id}/iam/user_groups/group-1`, { body });
  const { policies: served } = await client.iam.userGroups.get('group-1', { account_id });
  expect(served).toMatchObject([{ resource_groups: [{ scope: shopZone.scope }] }]);
  expect(served?.[0]?.resource_groups?.[0]).not.toHaveProperty('name');
  expect(await all(client.iam.resourceGroups.list({ account_id }))).toHaveLength(2);
});

test.each([
  { permission_groups: [{ id: 'unknown' }], resource_groups: [{ id: shopZone.id }] },
  { permission_groups: [{ id: dns.id }], resource_groups: [{ id: 'unknown' }] },
])('a policy with a group nobody knows is refused and changes nothing: %j', async (unknown) => {
  const update = {
    account_id,
    name: 'Changed',
    policies: [{ id: 'p', access: 'allow' as const, ...unknown }],
  };
  await expect(client.iam.userGroups.update('group-0', update)).rejects.toThrow(Cloudflare.BadRequestError);
  expect((await client.iam.userGroups.get('group-0', { account_id })).name).toBe('Team 0');
});

test('a user group that SCIM manages takes policies and nothing else', async () => {
  const scim = client.iam.userGroups;
  const members = [{ id: member(1).id }];
  const refused = expect.objectContaining({
    status: 400,
    errors: [expect.objectContaining({ message: expect.stringContaining('SCIM') })],
  });
  await expect(scim.update('group-scim', { account_id, name: 'Mine' })).rejects.toEqual(refused);
  await expect(scim.delete('group-scim', { account_id })).rejects.toEqual(refused);
  await expect(scim.members.create('group-scim', { account_id, members })).rejects.toEqual(refused);
  await expect(scim.members.update('group-scim', { account_id, members })).rejects.toEqual(refused);
  const one = { account_id, user_group_id: 'group-scim' };
  await expect(scim.members.delete(member(0).id, one)).rejects.toEqual(refused);
  const unchanged = {
    account_id,
    name: 'From the directory',
    policies: policies.map((policy) => ({ id: 'p', ...policy })),
  };
  expect((await scim.update('group-scim', unchanged)).policies).toHaveLength(1);
});

const listed = async (id: string) => ids(await all(client.iam.userGroups.members.list(id, { account_id })));
const people = (...numbers: number[]) => numbers.map((number) => ({ id: member(number).id }));

test('members of a user group are added, replaced, looked up and removed', async () => {
  const { members } = client.iam.userGroups;
  await members.create('group-5', { account_id, members: people(1, 2) });
  await members.create('group-5', { account_id, members: people(2, 3) });
  expect(await listed('group-5')).toEqual(ids(people(1, 2, 3)));

  const replaced = await members.update('group-5', { account_id, members: people(3, 4) });
  expect(ids(replaced.result)).toEqual(ids(people(3, 4)));

  const one = { account_id, user_group_id: 'group-5' };
  const detail = await members.get(member(4).id, one);
  expect(detail).toMatchObject({ id: member(4).id, email: 'person4@example.com', user: { id: 'u4' } });
  expect(detail.created_at).toMatch(/^\d{4}-\d\d-\d\dT/);

  expect(await members.delete(member(4).id, one)).toMatchObject({ id: member(4).id });
  await expect(members.get(member(4).id, one)).rejects.toThrow(Cloudflare.NotFoundError);
  expect(await listed('group-5')).toEqual(ids(people(3)));
  await members.update('group-5', { account_id, members: [] });
  expect(await listed('group-5')).toEqual([]);
});

test('an id that is not a member of the account is refused, and nobody is added', async () => {
  const members = [...people(1), { id: 'nobody' }];
  for (const verb of ['create', 'update'] as const) {
    await expect(client.iam.userGroups.members[verb]('group-5', { account_id, members })).rejects.toThrow(
      Cloudflare.BadRequestError,
    );
  }
  expect(await listed('group-5')).toEqual([]);
});

test('a member is invited with policies, changed, and removed from the account and its groups', async () => {
  const policy = {
    access: 'allow' as const,
    permission_groups: [{ id: administrator.id }],
    resource_groups: [{ id: wholeAccount.id }],
  };
  const { members } = client.accounts;
  const made = await members.create({ account_id, email: 'new@example.com', policies: [policy] });
  expect(made).toMatchObject({ status: 'pending', user: { id: null, email: 'new@example.com' } });
  expect(made).not.toHaveProperty('roles');
  const id = made.id ?? '';
  expect((await members.get(id, { account_id })).roles).toEqual([role]);

  const deny = { ...policy, access: 'deny' as const, permission_groups: [{ id: dns.id }] };
  // Its types do not have the status, and without the present one nothing changes.
  const unchanged = await members.update(id, { account_id, policies: [deny] });
  expect(unchanged.policies).toMatchObject([{ access: 'allow', permission_groups: [administrator] }]);
  const withStatus = { account_id, policies: [deny], status: 'pending' };
  const changed = await members.update(id, withStatus);
  expect(changed.policies).toMatchObject([{ access: 'deny', permission_groups: [dns] }]);

  await client.iam.userGroups.members.create('group-5', { account_id, members: [{ id }] });
  expect(await members.delete(id, { account_id })).toEqual({ id });
  await expect(members.get(id, { account_id })).rejects.toThrow(Cloudflare.NotFoundError);
  await expect(members.delete(id, { account_id })).rejects.toMatchObject({ errors: [{ code: 1003 }] });
  expect(await all(client.iam.userGroups.members.list('group-5', { account_id }))).toEqual([]);
});

test('a member with a role has the policy that says the same', async () => {
  const direct = { account_id, email: 'direct@example.com', roles: [role.id], status: 'accepted' as const };
  const made = await client.accounts.members.create(direct);
  expect(made.status).toBe('accepted');
  expect(made.user?.id).toMatch(/^[0-9a-f]{32}$/);
  expect(made.policies).toMatchObject([
    { permission_groups: [administrator], resource_groups: [wholeAccount] },
  ]);
});

test('nobody is invited twice', async () => {
  const again = client.accounts.members.create({
    account_id,
    email: 'PERSON1@example.com',
    roles: [role.id],
  });
  await expect(again).rejects.toMatchObject({ status: 400, errors: [{ code: 1008 }] });
});

test('pending members are found by status, sorted by e-mail', async () => {
  await client.accounts.members.create({ account_id, email: 'z@example.com', roles: [role.id] });
  await client.accounts.members.create({ account_id, email: 'b@example.com', roles: [role.id] });
  const query = { status: 'pending', order: 'user.email', direction: 'desc' } as const;
  const pending = await all(client.accounts.members.list({ account_id, ...query }));
  expect(pending.map(({ email }) => email)).toEqual(['z@example.com', 'b@example.com']);
});

const tokenPolicies = [
  {
    effect: 'allow' as const,
    permission_groups: [{ id: 'tpg-1' }],
    resources: { [`com.cloudflare.api.account.${account_id}`]: '*' },
  },
];

test('a token is disabled with all its limits, loses those that are left out, and is deleted', async () => {
  const whole = { account_id, name: 'Deploy', policies: tokenPolicies, status: 'disabled' as const };
  const condition = { request_ip: { in: ['192.0.2.0/24'] } };
  const disabled = await client.accounts.tokens.update('token-1', { ...whole, condition });
  expect(disabled).toMatchObject({ status: 'disabled', condition, policies: tokenPolicies });
  expect(await client.accounts.tokens.update('token-1', whole)).not.toHaveProperty('condition');
  expect(await client.accounts.tokens.delete('token-1', { account_id })).toEqual({ id: 'token-1' });
  await expect(client.accounts.tokens.get('token-1', { account_id })).rejects.toThrow(
    Cloudflare.NotFoundError,
  );
});

test('a token that has expired cannot be disabled', async () => {
  const whole = { account_id, name: 'Forgotten', policies: tokenPolicies, status: 'disabled' as const };
  await expect(client.accounts.tokens.update('token-2', whole)).rejects.toMatchObject({
    status: 400,
    errors: [{ code: 1001, source: { pointer: '/status' } }],
  });
  expect(await client.accounts.tokens.delete('token-2', { account_id })).toEqual({ id: 'token-2' });
});

test('a token may only do what its permissions say', async () => {
  const reader = new Cloudflare({ apiToken: 'reader', baseURL: sandbox.baseUrl, maxRetries: 0 });
  expect(await all(reader.accounts.members.list({ account_id }))).toHaveLength(12);
  const refused = expect.objectContaining({
    status: 403,
    errors: [expect.objectContaining({ code: 10000 })],
  });
  await expect(reader.iam.userGroups.create({ account_id, name: 'Mine' })).rejects.toEqual(refused);
  await expect(all(reader.accounts.tokens.list({ account_id }))).rejects.toEqual(refused);
  await expect(all(reader.zones.list({ account: { id: account_id } }))).rejects.toEqual(refused);
  await expect(all(reader.iam.sso.list({ account_id }))).rejects.toEqual(refused);
});

test('an e-mail address and its key may do everything, and an unknown token nothing', async () => {
  const owner = {
    apiEmail: 'owner@example.com',
    apiKey: 'global-key',
    baseURL: sandbox.baseUrl,
    maxRetries: 0,
  };
  expect((await new Cloudflare({ ...owner, apiToken: null }).accounts.get({ account_id })).name).toBe(
    'Corner Shop',
  );
  const stranger = new Cloudflare({ apiToken: 'stranger', baseURL: sandbox.baseUrl, maxRetries: 0 });
  await expect(stranger.accounts.get({ account_id })).rejects.toThrow(Cloudflare.AuthenticationError);
});

test('a token is verified where its kind belongs', async () => {
  expect(await client.accounts.tokens.verify({ account_id })).toEqual({ id: 'cred-1', status: 'active' });
  await expect(client.user.tokens.verify()).rejects.toThrow(Cloudflare.AuthenticationError);
  const reader = new Cloudflare({ apiToken: 'reader', baseURL: sandbox.baseUrl, maxRetries: 0 });
  expect(await reader.user.tokens.verify()).toEqual({ id: 'cred-2', status: 'active' });
});
