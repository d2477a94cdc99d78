import { expect, onTestFinished, test } from 'vitest';
import { type SandboxOptions, startSandbox } from './sandbox.ts';
import type { ListedToken } from './state/account-state.ts';

interface Asked {
  readonly method?: string;
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

interface Envelope {
  readonly result: readonly unknown[];
  readonly errors: readonly { readonly code: number; readonly message: string }[];
  readonly result_info?: unknown;
}

async function sandbox(options: SandboxOptions) {
  const running = await startSandbox(options);
  onTestFinished(() => running.close());
  const ask = async (path: string, { method = 'GET', token = 'any', body, ...asked }: Asked = {}) => {
    const headers = asked.headers ?? (token === '' ? {} : { authorization: `Bearer ${token}` });
    const response = await fetch(`${running.baseUrl}${path}`, { method, headers, ...(body && { body }) });
    return { status: response.status, headers: response.headers, body: (await response.json()) as Envelope };
  };
  return { ...running, ask };
}

const shop = {
  account: { id: 'shop', name: 'Shop' },
  members: [
    { id: 'm', email: 'ada@example.com', status: 'accepted', user: { id: 'u', email: 'ada@example.com' } },
  ],
  userGroups: [{ id: 'g', name: 'Empty' }],
  resourceGroups: [{ id: 'r1' }, { id: 'r2' }, { id: 'r3' }, { id: 'r4' }, { id: 'r5' }, { id: 'r6' }],
  permissionGroups: Array.from({ length: 7 }, (_, at) => ({ id: `p${at}`, name: `P${at}` })),
};

test('every page of /accounts is the same page', async () => {
  const { ask } = await sandbox({ accounts: [shop, { account: { id: 'other' } }] });
  for (const page of [1, 2, 99]) {
    const { body } = await ask(`/accounts?page=${page}&per_page=5`);
    expect(body.result).toHaveLength(2);
    expect(body.result_info).toEqual({ page: 1, per_page: 5, count: 2, total_count: 2, total_pages: 1 });
  }
});

test('resource groups have no pages, and an empty list of them is null', async () => {
  const { ask } = await sandbox({ accounts: [shop] });
  const { body } = await ask('/accounts/shop/iam/resource_groups?page=3&per_page=5');
  expect(body.result).toHaveLength(6);
  expect(body).not.toHaveProperty('result_info');
  expect((await ask('/accounts/shop/iam/resource_groups?name=none')).body.result).toBeNull();
});

test('permission groups have pages and do not say so', async () => {
  const { ask } = await sandbox({ accounts: [shop] });
  const pages = await Promise.all(
    [1, 2, 3].map((page) => ask(`/accounts/shop/iam/permission_groups?per_page=5&page=${page}`)),
  );
  expect(pages.map(({ body }) => body.result.length)).toEqual([5, 2, 0]);
  expect(pages[0]?.body).not.toHaveProperty('result_info');
});

test('the members of an empty group are null', async () => {
  const { ask } = await sandbox({ accounts: [shop] });
  expect((await ask('/accounts/shop/iam/user_groups/g/members')).body).toMatchObject({
    success: true,
    result: null,
  });
});

test('lists come in another order each time, and in the same orders on every run', async () => {
  const walk = async () => {
    const { ask } = await sandbox({ accounts: [shop] });
    const orders: string[] = [];
    for (let time = 0; time < 5; time += 1) {
      orders.push(JSON.stringify((await ask('/accounts/shop/iam/resource_groups')).body.result));
    }
    return orders;
  };
  const first = await walk();
  expect(new Set(first).size).toBeGreaterThan(2);
  expect(await walk()).toEqual(first);
});

test.each([
  ['no credential', '/accounts', { token: '' }, 400, 9106],
  ['an unknown account', '/accounts/nowhere/members', {}, 404, 7003],
  ['an unknown member', '/accounts/shop/members/nobody', {}, 404, 1003],
  ['an unknown group', '/accounts/shop/iam/user_groups/none', {}, 404, 7003],
  ['an unknown path', '/accounts/shop/kitchen', {}, 404, 7003],
  ['a method the path does not take', '/accounts/shop/members', { method: 'PATCH' }, 405, 10405],
  ['a body that is not JSON', '/accounts/shop/iam/user_groups', { method: 'POST', body: '{' }, 400, 1001],
  ['a group without a name', '/accounts/shop/iam/user_groups', { method: 'POST', body: '{}' }, 400, 1001],
] as const)('a request with %s is refused', async (_, path, asked, status, code) => {
  const { ask } = await sandbox({ accounts: [shop] });
  const answer = await ask(path, asked);
  expect(answer.status).toBe(status);
  expect(answer.body).toMatchObject({ success: false, errors: [{ code }], messages: [], result: null });
});

test('an id that is left empty turns one into many', async () => {
  const { ask } = await sandbox({ accounts: [shop] });
  expect((await ask('/accounts/shop/members/')).body.result).toHaveLength(1);
});

test('a caller above the limit learns how long to wait', async () => {
  const { ask } = await sandbox({ accounts: [shop], rateLimit: { quota: 2, windowSeconds: 300 } });
  expect((await ask('/accounts')).headers.get('ratelimit')).toBe('"default";r=1;t=150');
  await ask('/accounts');
  const blocked = await ask('/accounts');
  expect(blocked.status).toBe(429);
  expect(blocked.headers.get('retry-after')).toBe('300');
  expect((await ask('/accounts', { token: 'another' })).status).toBe(200);
});

test('a PUT with a status that is not the present one changes nothing and says nothing', async () => {
  const { ask } = await sandbox({ accounts: [{ ...shop, roles: [{ id: 'r', name: 'R' }] }] });
  const body = JSON.stringify({ roles: [{ id: 'r' }], status: 'pending' });
  expect((await ask('/accounts/shop/members/m', { method: 'PUT', body })).status).toBe(200);
  expect((await ask('/accounts/shop/members/m')).body.result).not.toHaveProperty('roles');
});

test('the log of the sandbox has every request', async () => {
  const { ask, requests } = await sandbox({ accounts: [shop] });
  await ask('/accounts?page=2');
  await ask('/accounts/shop/members/nobody');
  expect(requests()).toEqual([
    { method: 'GET', path: '/accounts', query: { page: '2' }, status: 200 },
    { method: 'GET', path: '/accounts/shop/members/nobody', query: {}, status: 404 },
  ]);
});

test('the sandbox stays on loopback, and two accounts cannot share an id', async () => {
  await expect(startSandbox({ accounts: [shop], host: '0.0.0.0' })).rejects.toThrow(/loopback/);
  await expect(startSandbox({ accounts: [shop, shop] })).rejects.toThrow(/shop/);
});

const reader = 'reader-of-the-shop';
const reading = (listed: Partial<ListedToken>): SandboxOptions => ({
  accounts: [
    { ...shop, credentials: [{ token: reader, id: 't', permissions: ['Account Settings Read'], ...listed }] },
  ],
});
const bearer = { authorization: `Bearer ${reader}` };

test.each([
  [{}, 200, undefined],
  [{ lists_accounts: false }, 400, 1001],
  [{ lists_accounts: false, kind: 'user' } as const, 200, undefined],
])('a token listed with %j is answered %i by /accounts', async (listed, status, code) => {
  const { ask } = await sandbox(reading(listed));
  const answer = await ask('/accounts', { headers: bearer });
  expect([answer.status, answer.body.errors[0]?.code]).toEqual([status, code]);
});

test('a token has no user, and a global key has one', async () => {
  const { ask } = await sandbox({ accounts: [shop] });
  const refused = await Promise.all(['/user', '/memberships'].map((path) => ask(path, { headers: bearer })));
  expect(refused.map(({ status, body }) => [status, body.errors[0]?.code])).toEqual([
    [403, 9109],
    [400, 9106],
  ]);
  const key = { 'x-auth-email': 'Ada@example.com', 'x-auth-key': 'k' };
  expect((await ask('/user', { headers: key })).body.result).toEqual({ id: 'u', email: 'ada@example.com' });
  expect((await ask('/memberships', { headers: key })).body.result).toEqual([
    { id: 'm', status: 'accepted', account: shop.account },
  ]);
});

test('a missing permission is refused by name where the token is listed so', async () => {
  const { ask } = await sandbox(reading({ refusals: 'named' }));
  const paths = ['/zones', '/accounts/shop/sso_connectors', '/accounts/shop/tokens'];
  for (const path of paths) {
    const { status, body } = await ask(path, { headers: bearer });
    expect([status, body.errors[0]?.code]).toEqual([403, 0]);
    expect(body.errors[0]?.message).toMatch(
      /^Actor 'com\.cloudflare\.api\.token\.t' requires permission 'com\.cloudflare\.api\.account\.[a-z-]+\.list' to list /,
    );
  }
});
