import {
  credentialFrom,
  type FetchSnapshotOptions,
  fetchSnapshot,
  listAccounts,
  whoami,
} from '@grantlens/fetcher';
import type { Progress } from '@grantlens/fetcher/internal';
import { fixtureFolder, readFixture, type Sandbox, startSandbox } from '@grantlens/sandbox';
import type { AccountState } from '@grantlens/sandbox/internal';
import { decodeSnapshot, encodeSnapshot, normalise } from '@grantlens/snapshot';
import { canonicalText, collectionNames, readingOf, readNames } from '@grantlens/snapshot/internal';
import { expect, onTestFinished, test } from 'vitest';

const tool = { name: 'grantlens', version: '0.0.0' };
const credential = credentialFrom({ token: 'v4-reader-for-tests-0001' });

async function served(state: AccountState): Promise<{ sandbox: Sandbox; options: FetchSnapshotOptions }> {
  const sandbox = await startSandbox({
    accounts: [state],
    rateLimit: { quota: 100_000, windowSeconds: 300 },
  });
  onTestFinished(() => sandbox.close());
  return { sandbox, options: { apiBase: sandbox.baseUrl, credential, tool, accountId: state.account.id } };
}

const idsOf = (rows: unknown) =>
  ((rows ?? []) as readonly { readonly id: string }[]).map(({ id }) => id).sort();

for (const name of ['small-agency', 'north-harbour']) {
  test(`a snapshot of ${name} has every row of the fixture, and a ledger that proves it`, async () => {
    const state = await readFixture(fixtureFolder(name));
    const { options, sandbox } = await served(state);
    const progress: Progress[] = [];
    const snapshot = await fetchSnapshot({ ...options, onProgress: (event) => progress.push(event) });

    for (const collection of collectionNames) {
      const { status, problem } = snapshot.collections[collection];
      expect([collection, status, problem]).toEqual([collection, 'complete', undefined]);
      if (collection === 'userGroupMembers') continue;
      expect([collection, idsOf(snapshot.collections[collection].items)]).toEqual([
        collection,
        idsOf(state[collection]),
      ]);
    }
    const groups = Object.entries(snapshot.collections.userGroupMembers.items);
    expect(groups.map(([id]) => id).sort()).toEqual(idsOf(state.userGroups));
    for (const [id, members] of groups) {
      const listed = (state.userGroupMembers?.[id] ?? []) as readonly (string | { readonly id: string })[];
      expect(idsOf(members)).toEqual(listed.map((one) => (typeof one === 'string' ? one : one.id)).sort());
    }

    // Every request the sandbox answered is in the ledger, and none else.
    const ledger = [
      ...(snapshot.source.requests ?? []),
      ...readNames.flatMap((name) => readingOf(snapshot, name).requests),
    ];
    const written = ledger.map(({ path, query, httpStatus }) =>
      canonicalText({ path, query, status: httpStatus }),
    );
    const answered = sandbox
      .requests()
      .map(({ path, query, status }) => canonicalText({ path, query, status }));
    expect(written.sort()).toEqual(answered.sort());
    for (const request of ledger) {
      expect(request.bodySha256).toMatch(/^[0-9a-f]{64}$/);
      expect(request.at >= snapshot.takenAt.start && request.at <= snapshot.takenAt.end).toBe(true);
    }
    const last = progress.filter(({ collection }) => collection === 'members').at(-1);
    expect(last).toMatchObject({ received: state.members?.length, expected: state.members?.length });

    const { snapshot: reread } = decodeSnapshot(encodeSnapshot(snapshot, 'gzip'), 'refuse');
    expect(normalise(reread).principals.length).toBeGreaterThan(0);
    expect(snapshot.source).toMatchObject({
      apiBase: options.apiBase,
      credential: { kind: 'account-token' },
    });
  });

  test(`a snapshot of ${name} has the same rows however the API orders them`, async () => {
    const { options } = await served(await readFixture(fixtureFolder(name)));
    const [first, second] = [await fetchSnapshot(options), await fetchSnapshot(options)];
    const items = (snapshot: typeof first) =>
      collectionNames.map((collection) => canonicalText(snapshot.collections[collection].items));
    expect(items(first)).toEqual(items(second));
  });
}

test('internal zones and expired tokens are asked for, and the ledger says so', async () => {
  const { options } = await served({
    account: { id: 'shop' },
    members: [{ id: 'm1', email: 'ada@example.com' }],
    zones: [
      { id: 'z1', name: 'a.example', type: 'full' },
      { id: 'z2', name: 'b.example', type: 'internal' },
    ],
    accountTokens: [
      { id: 't1', status: 'active' },
      { id: 't2', status: 'expired' },
    ],
  });
  const { collections } = await fetchSnapshot(options);
  expect(collections.zones).toMatchObject({
    status: 'complete',
    expected: 2,
    items: [{ id: 'z1' }, { id: 'z2' }],
  });
  expect(collections.zones.requests.map(({ query }) => query.type).sort()).toEqual(['internal', undefined]);
  expect(collections.accountTokens).toMatchObject({
    status: 'complete',
    items: [{ id: 't1' }, { id: 't2' }],
  });
  expect(collections.accountTokens.requests[0]?.query.include_expired).toBe('true');
});

test('long lists take no more requests than they have pages', async () => {
  const many = (count: number, kind: string) =>
    Array.from({ length: count }, (_, at) => ({ id: `${kind}${at}` }));
  const { options } = await served({
    account: { id: 'shop' },
    members: many(1234, 'm'),
    userGroups: many(120, 'g'),
    userGroupMembers: { g0: Array.from({ length: 250 }, (_, at) => `m${at}`) },
  });
  const { collections } = await fetchSnapshot({ ...options, concurrency: 64 });
  expect(collections.members).toMatchObject({ status: 'complete', expected: 1234 });
  expect(collections.members.items).toHaveLength(1234);
  expect(collections.members.requests).toHaveLength(25);
  expect(collections.userGroups.requests).toHaveLength(3);
  expect(collections.userGroupMembers.items.g0).toHaveLength(250);
  expect(collections.userGroupMembers.requests).toHaveLength(120);
});

test('a collection that the credential may not read is forbidden, and the others are read', async () => {
  const { options } = await served({
    account: { id: 'shop' },
    members: [{ id: 'm1', email: 'ada@example.com' }],
    userGroups: [{ id: 'g1' }],
    refuse: ['zones', 'userGroups'],
  });
  const { collections } = await fetchSnapshot(options);
  expect(collections.zones).toMatchObject({ status: 'forbidden', items: [], problem: { code: 'forbidden' } });
  expect(collections.userGroups.status).toBe('forbidden');
  expect(collections.userGroupMembers).toMatchObject({ status: 'forbidden', items: {}, requests: [] });
  expect(collections.members.status).toBe('complete');
});

test('invitation codes are left out, and the snapshot says that something was left out', async () => {
  const { options } = await served({
    account: { id: 'shop' },
    members: [{ id: 'm1', email: 'ada@example.com', code: 'let-me-in' }],
  });
  const snapshot = await fetchSnapshot(options);
  expect(JSON.stringify(snapshot)).not.toContain('let-me-in');
  expect(snapshot.removed).toEqual([{ collection: 'members', field: 'code', count: 1 }]);
});

const state: AccountState = {
  account: { id: 'shop', name: 'Corner Shop' },
  members: [{ id: 'm1', email: 'ada@example.com' }],
  credentials: [
    {
      token: 'reads-some',
      id: 'cred-1',
      kind: 'user',
      expires_on: '2040-01-01T00:00:00Z',
      permissions: ['Account Settings Read'],
    },
  ],
};

test('whoami says what the token is, which accounts it sees and what it can read there', async () => {
  const { options, sandbox } = await served(state);
  const found = await whoami({ ...options, credential: credentialFrom({ token: 'reads-some\n' }) });
  expect(found.credential).toEqual({
    kind: 'user-token',
    id: 'cred-1',
    status: 'active',
    expiresOn: '2040-01-01T00:00:00Z',
  });
  expect(found.accounts).toEqual({ accounts: [{ id: 'shop', name: 'Corner Shop' }], status: 'complete' });
  const statuses = Object.entries(found.access?.collections ?? {}).map(([name, { status }]) => [
    name,
    status,
  ]);
  expect(Object.fromEntries(statuses)).toEqual({
    members: 'readable',
    roles: 'readable',
    userGroups: 'readable',
    userGroupMembers: 'unknown',
    permissionGroups: 'readable',
    resourceGroups: 'readable',
    zones: 'forbidden',
    accountTokens: 'forbidden',
    tokenPermissionGroups: 'forbidden',
    ssoConnectors: 'forbidden',
  });
  expect(sandbox.requests().every(({ method, path }) => method === 'GET' && !path.includes('//'))).toBe(true);
});

test('whoami refuses a credential that can do nothing at all', async () => {
  const { options } = await served(state);
  const stranger = credentialFrom({ token: 'nobody-knows-this-one' });
  await expect(whoami({ ...options, credential: stranger })).rejects.toMatchObject({
    code: 'credential-refused',
  });
});

test('accounts are listed once although the API repeats them for every page', async () => {
  const { options, sandbox } = await served({ account: { id: 'shop', name: 'Corner Shop' } });
  const list = await listAccounts(options);
  expect(list).toEqual({ accounts: [{ id: 'shop', name: 'Corner Shop' }], status: 'complete' });
  expect(sandbox.requests()).toHaveLength(1);
});

test('an account that the API does not know gives no snapshot', async () => {
  const { options } = await served({ account: { id: 'shop' } });
  await expect(fetchSnapshot({ ...options, accountId: 'other' })).rejects.toMatchObject({
    code: 'account-unknown',
  });
  await expect(fetchSnapshot({ ...options, accountId: '' })).rejects.toMatchObject({
    code: 'account-unknown',
  });
  await expect(fetchSnapshot({ ...options, accountId: '..' })).rejects.toMatchObject({
    code: 'account-unknown',
  });
});
