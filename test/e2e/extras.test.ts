import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Fault, type FaultRule, startSandbox } from '@grantlens/sandbox';
import type { AccountState } from '@grantlens/sandbox/internal';
import { decodeSnapshot, normalise } from '@grantlens/snapshot';
import { type ExtraName, extraNames } from '@grantlens/snapshot/internal';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { grantlens } from './program.ts';

const token = 'a-token-for-the-extras-0001';
const env = { CLOUDFLARE_API_TOKEN: token };
const pathOf: Readonly<Record<ExtraName, string>> = {
  scimUsers: '/scim/v2/Users',
  scimGroups: '/scim/v2/Groups',
  oauthClients: '/oauth_clients',
};
const users = Array.from({ length: 23 }, (_, at) => ({
  id: `u${String(at).padStart(2, '0')}`,
  userName: `person${at}@example.com`,
  externalId: `x${at}`,
  groups: [{ value: 'g1' }],
  phoneNumbers: [{ value: '+49 30 1234567' }],
  password: 'never-to-be-kept',
}));
const shop: AccountState = {
  account: { id: 'shop', name: 'Corner Shop' },
  members: [
    { id: 'm1', email: 'person0@example.com', status: 'accepted', user: { id: 'u00' }, policies: [] },
  ],
  scimUsers: users,
  scimGroups: [{ id: 'g1', displayName: 'Night shift', externalId: 'x-g1' }],
  oauthClients: [{ client_id: 'c1', client_name: 'Till', client_secret: 'never-to-be-kept', scopes: [] }],
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantlens-extras-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(faults: readonly FaultRule[] = [], state: AccountState = shop) {
  const sandbox = await startSandbox({ accounts: [state], faults });
  onTestFinished(() => sandbox.close());
  const out = join(folder, `${Math.random()}.json`);
  const at = ['--api-base', sandbox.baseUrl];
  const { code, err } = await grantlens(['snapshot', ...at, '--account', 'shop', '--out', out], { env });
  const bytes = await readFile(out);
  const { snapshot } = decodeSnapshot(bytes, 'refuse');
  const whoami = () => grantlens(['whoami', ...at, '-o', 'json'], { env });
  return { code, err, text: bytes.toString(), snapshot, account: normalise(snapshot), whoami, sandbox };
}

const statuses = ({ account }: Awaited<ReturnType<typeof read>>) =>
  Object.fromEntries(account.besides.map(({ extra, status }) => [extra, status]));

test('extras are read whole, without secrets and without what is private, and with every request in the ledger', async () => {
  const taken = await read();
  const { snapshot, text, code, err } = taken;
  expect(code).toBe(0);
  expect(statuses(taken)).toEqual({
    scimUsers: 'complete',
    scimGroups: 'complete',
    oauthClients: 'complete',
  });
  expect(err).toMatch(/besides, what no verdict needs:\nscimUsers: complete, 23 in 1 request$/m);
  expect(snapshot.extras?.scimUsers?.items[3]).toEqual({
    id: 'u03',
    userName: 'person3@example.com',
    externalId: 'x3',
    groups: [{ value: 'g1' }],
  });
  expect(text).not.toContain('never-to-be-kept');
  expect(text).not.toContain('+49');
  expect(snapshot.removed).toEqual(
    expect.arrayContaining([
      { collection: 'scimUsers', field: 'phoneNumbers', count: 23 },
      { collection: 'oauthClients', field: 'client_secret', count: 1 },
    ]),
  );
  const asked = taken.sandbox.requests().filter(({ path }) => path.includes('/scim/'));
  expect(asked).toHaveLength(2);
  expect(snapshot.extras?.scimUsers?.requests).toMatchObject([
    { path: '/accounts/shop/scim/v2/Users', query: { startIndex: '1', count: '1000' }, rows: 23 },
  ]);
});

const becomes: readonly (readonly [string, Fault, string])[] = [
  ['refused with 403', { kind: 'status', status: 403, body: 'envelope' }, 'forbidden'],
  ['refused with 401 as a web page', { kind: 'status', status: 401, body: 'web-page' }, 'forbidden'],
  ['not there', { kind: 'status', status: 404, body: 'envelope' }, 'skipped'],
  ['not there, and the answer is no JSON', { kind: 'status', status: 404, body: 'web-page' }, 'skipped'],
  ['answered with something that is no JSON', { kind: 'body', text: '<html>' }, 'failed'],
  ['answered with a list of something else', { kind: 'body', text: '{"Resources":{}}' }, 'failed'],
  ['redirected', { kind: 'redirect', location: 'https://elsewhere.example/' }, 'failed'],
  ['said to have more rows than come', { kind: 'total', says: { count: 99 } }, 'partial'],
];

test.each(becomes)('a snapshot is complete, and exits 0, where extras are %s', async (_, fault, status) => {
  const taken = await read(extraNames.map((extra) => ({ path: pathOf[extra], fault })));
  expect(taken.code).toBe(0);
  expect(Object.values(statuses(taken))).toEqual([status, status, status]);
  expect(taken.account.coverage.every((one) => one.status === 'complete')).toBe(true);
  expect(taken.account.gaps.size).toBe(0);
  for (const { problem } of taken.account.besides) expect(problem).not.toBeNull();
});

test('users under SCIM come whole in pages smaller than asked for, and after a page size that is refused', async () => {
  const smaller: Fault = { kind: 'page-size', most: 7, says: 'what-was-asked' };
  const refused: Fault = { kind: 'refused-page-size', most: 100, status: 400 };
  for (const fault of [smaller, refused]) {
    const { account, snapshot } = await read([{ path: pathOf.scimUsers, fault }]);
    expect(account.besides[0]).toMatchObject({ status: 'complete', expected: 23, received: 23 });
    expect(snapshot.extras?.scimUsers?.items).toHaveLength(23);
  }
});

test('users under SCIM that never change from page to page are known not to be all', async () => {
  const faults: readonly FaultRule[] = [
    { path: pathOf.scimUsers, fault: { kind: 'page-size', most: 5, says: 'the-truth' } },
    { path: pathOf.scimUsers, fault: { kind: 'same-page' } },
  ];
  const { account } = await read(faults);
  expect(account.besides[0]).toMatchObject({ status: 'partial', received: 5 });
});

test('an extra is asked for again after 429 and 503, as any list is', async () => {
  const once = { from: 1, to: 1 };
  const { account, snapshot } = await read([
    {
      path: pathOf.scimUsers,
      times: once,
      fault: { kind: 'status', status: 429, body: 'envelope', retryAfter: '1' },
    },
    {
      path: pathOf.oauthClients,
      times: once,
      fault: { kind: 'status', status: 503, body: 'empty', retryAfter: '0' },
    },
  ]);
  expect(account.besides.map(({ status }) => status)).toEqual(['complete', 'complete', 'complete']);
  expect(snapshot.extras?.scimUsers?.requests.map(({ httpStatus }) => httpStatus)).toEqual([429, 200]);
});

test('whoami says which extras a credential can read, and exits 0 whatever they are', async () => {
  const { whoami } = await read([], { ...shop, refuse: ['scimUsers'] });
  const { code, out } = await whoami();
  const { access, readsEverything } = JSON.parse(out);
  expect(code).toBe(0);
  expect(readsEverything).toBe(true);
  expect(access.besides).toMatchObject({
    scimUsers: { status: 'forbidden' },
    scimGroups: { status: 'readable' },
    oauthClients: { status: 'readable' },
  });
});

test('a snapshot of a time before there were extras says that nobody asked for them', async () => {
  const { snapshot } = await read();
  const { extras: _, ...before } = snapshot;
  expect(normalise(before).besides.map(({ status, received }) => [status, received])).toEqual(
    extraNames.map(() => ['skipped', 0]),
  );
});
