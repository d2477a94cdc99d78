import { expect, onTestFinished, test } from 'vitest';
import type { FaultRule } from '../faults/fault.ts';
import { startSandbox } from '../sandbox.ts';
import type { AccountState } from '../state/account-state.ts';

const member = (at: number) => ({
  id: `m${at}`,
  status: 'accepted',
  email: `m${at}@example.com`,
  user: { id: `u${at}`, email: `m${at}@example.com` },
});

const shop: AccountState = {
  account: { id: 'shop', name: 'Shop' },
  members: Array.from({ length: 20 }, (_, at) => member(at)),
  accountTokens: Array.from({ length: 5 }, (_, at) => ({ id: `t${at}`, name: `deploy ${at}` })),
  zones: [{ id: 'z1', name: 'shop.example' }],
  userGroups: [{ id: 'g1', name: 'Web' }],
};

async function sandbox(state: AccountState, faults: readonly FaultRule[] = []) {
  const clock = () => new Date('2026-10-01T12:00:00Z');
  const running = await startSandbox({ accounts: [state], faults, clock });
  onTestFinished(() => running.close());
  const headers = { authorization: 'Bearer any' };
  return async (path: string) => {
    const answer = await fetch(`${running.baseUrl}/accounts/shop${path}`, { headers });
    return { status: answer.status, ...((await answer.json()) as Envelope) };
  };
}

interface Envelope {
  readonly result: readonly Row[];
  readonly errors: readonly { readonly message: string }[];
  readonly result_info?: { readonly count: string; readonly cursor: string };
}

interface Row {
  readonly id: string;
  readonly action: { readonly time: string; readonly result: unknown; readonly type: string };
  readonly actor: Readonly<Record<string, unknown>>;
  readonly raw: { readonly uri: string };
  readonly resource: { readonly scope: unknown };
  readonly when: string;
}

const all = 'since=2026-01-01&before=2026-10-01T12:00:00Z&limit=100';

async function walk(ask: Awaited<ReturnType<typeof sandbox>>, query = all, most = 50) {
  const pages: (readonly Row[])[] = [];
  let cursor = '';
  do {
    const page = await ask(`/logs/audit?${query}${cursor === '' ? '' : `&cursor=${cursor}`}`);
    pages.push(page.result);
    cursor = page.result_info?.cursor ?? '';
  } while (cursor !== '' && pages.length < most);
  return pages;
}

test('the log of changes is walked by its cursor, the newest row first', async () => {
  const pages = await walk(await sandbox(shop));
  expect(pages.map(({ length }) => length)).toEqual([100, 100, 100, 100, 100, 100, 100, 50]);
  const rows = pages.flat();
  expect(new Set(rows.map(({ id }) => id)).size).toBe(750);
  const times = rows.map(({ action }) => action.time);
  expect(times).toEqual(times.toSorted().reverse());
});

test('the log of changes says the number of rows as text, and needs both ends of its window', async () => {
  const ask = await sandbox(shop);
  expect((await ask(`/logs/audit?${all}`)).result_info?.count).toBe('100');
  const refused = await ask('/logs/audit?since=2026-01-01');
  expect(refused).toMatchObject({
    status: 400,
    errors: [{ message: "query parameter 'before' is required" }],
  });
  expect((await ask(`/logs/audit?${all.replace('100', '1001')}`)).status).toBe(400);
});

test('the rows of a log are the same whichever window and order shows them', async () => {
  const ask = await sandbox(shop);
  const rows = (await walk(ask)).flat();
  const since = '2026-08-01T00:00:00Z';
  const some = (await walk(ask, `since=${since}&before=2026-10-01T12:00:00Z&direction=asc&limit=33`)).flat();
  expect(some.toReversed()).toEqual(rows.filter(({ action }) => action.time >= since));
});

test('actors, scopes and results of a log come in every shape that the API has', async () => {
  const rows = (await walk(await sandbox(shop))).flat();
  const shapes = new Set(
    rows.map(
      ({ actor }) =>
        `${actor.type}${'token' in actor ? ' token' : ''}${'token_id' in actor ? ' token_id' : ''}`,
    ),
  );
  expect([...shapes].sort()).toEqual([
    'account token',
    'account token_id',
    'system',
    'user',
    'user token_id',
  ]);
  expect(rows.some(({ resource }) => typeof resource.scope === 'object')).toBe(true);
  expect(rows.some(({ action }) => action.result === '')).toBe(true);
  expect(rows.some(({ raw }) => raw.uri.includes('/scim/v2/'))).toBe(true);
});

test('the older log has logins and members’ own tokens, in pages that end with an empty one', async () => {
  const ask = await sandbox(shop);
  const page = async (number: number) => (await ask(`/audit_logs?per_page=150&page=${number}`)).result;
  const rows = [...(await page(1)), ...(await page(2))];
  expect([rows.length, (await page(3)).length]).toEqual([200, 0]);
  expect(new Set(rows.map(({ action }) => action.type))).toEqual(new Set(['login', 'token_roll', 'rec_add']));
});

test('a log of hundreds of thousands of rows gives any of its pages at once', async () => {
  const ask = await sandbox({ ...shop, audit: { rows: 400_000 } });
  const { result, result_info: info } = await ask(`/logs/audit?${all}&limit=1000`.replace('limit=100&', ''));
  expect(result.length).toBe(1000);
  expect(info?.cursor).not.toBe('');
});

test('rows that a state shows stand in its logs as they are', async () => {
  const ask = await sandbox({
    ...shop,
    audit: { rows: 0, logins: 0, shown: [null, { id: 'own' }], shownLogins: [7] },
  });
  expect((await walk(ask)).flat()).toEqual([null, { id: 'own' }]);
  expect((await ask('/audit_logs')).result).toEqual([7]);
});

test.each([
  [{ kind: 'repeated-cursor' } as const, 750 + 42 * 100 - 650],
  [{ kind: 'endless-log' } as const, 50 * 100],
])('a log with the fault %o never ends', async (fault, rows) => {
  const pages = await walk(await sandbox(shop, [{ path: '/logs/audit', fault }]));
  expect(pages).toHaveLength(50);
  expect(new Set(pages.flat().map(({ id }) => id)).size).toBeLessThanOrEqual(750);
  expect(pages.flat().length).toBeLessThanOrEqual(rows + 1000);
});

test('pages that overlap give rows twice, and every row', async () => {
  const rows = (await walk(await sandbox(shop, [{ fault: { kind: 'overlap', rows: 7 } }]))).flat();
  expect(new Set(rows.map(({ id }) => id)).size).toBe(750);
  expect(rows.length).toBeGreaterThan(750);
});

test('a log in disorder has every row once', async () => {
  const rows = (await walk(await sandbox(shop, [{ fault: { kind: 'order', seed: 1 } }]))).flat();
  const times = rows.map(({ action }) => action.time);
  expect(times).not.toEqual(times.toSorted().reverse());
  expect(new Set(rows.map(({ id }) => id)).size).toBe(750);
});
