import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { credentialFrom } from '@grantlens/fetcher';
import {
  type Clock,
  type FetchActivityOptions,
  fetchActivity,
  systemClock,
} from '@grantlens/fetcher/internal';
import { type FaultRule, startSandbox } from '@grantlens/sandbox';
import type { AccountState, AuditState } from '@grantlens/sandbox/internal';
import { decodeActivity, encodeActivity } from '@grantlens/snapshot/internal';
import { expect, onTestFinished, test } from 'vitest';

const account = '0123456789abcdef0123456789abcdef';
const ahead = Date.now() - Date.parse('2026-10-01T12:00:00Z');
/** It runs as the clock of the machine does. */
const clock = () => new Date(Date.now() - ahead);
const ownClock: Clock = { ...systemClock, now: () => systemClock.now() - ahead };

const shop = (audit: AuditState): AccountState => ({
  account: { id: account, name: 'Shop' },
  members: Array.from({ length: 20 }, (_, at) => ({
    id: `m${at}`,
    status: 'accepted',
    email: `m${at}@example.com`,
    user: { id: `u${at}`, email: `m${at}@example.com` },
  })),
  accountTokens: [{ id: 't1', name: 'deploy' }],
  zones: Array.from({ length: 30 }, (_, at) => ({ id: `z${at}`, name: `shop-${at}.example` })),
  userGroups: [{ id: 'g1', name: 'Web' }],
  audit,
});

async function readLog(
  audit: AuditState,
  { faults = [], ...more }: Partial<FetchActivityOptions> & { readonly faults?: readonly FaultRule[] } = {},
) {
  const sandbox = await startSandbox({
    accounts: [shop(audit)],
    faults,
    clock,
    rateLimit: { quota: 100_000, windowSeconds: 300 },
  });
  onTestFinished(() => sandbox.close());
  const options: FetchActivityOptions = {
    apiBase: sandbox.baseUrl,
    credential: credentialFrom({ token: 'a-token-of-the-sandbox' }),
    tool: { name: 'test', version: '0' },
    accountId: account,
    snapshot: 'sha256-of-a-snapshot',
    clock: ownClock,
    ...more,
  };
  const log = await fetchActivity(options);
  return { log, requests: sandbox.requests(), options };
}

const until = '2026-10-01T00:00:00Z';

/** What a log says, but for when and how it was read. */
const saidOf = ({ changes, access, accessLeftOut }: Awaited<ReturnType<typeof fetchActivity>>) => ({
  changes,
  access,
  accessLeftOut,
});

test('the audit log is read to its end and folded, the logins apart', async () => {
  const { log, requests } = await readLog({ rows: 2500, logins: 300, until, days: 60 });
  expect(log.logs.changes).toMatchObject({
    status: 'complete',
    rows: 2500,
    pages: 3,
    unreadable: 0,
    holes: [],
  });
  expect(log.logs.logins).toMatchObject({ status: 'complete', rows: 300 });
  const changed = log.changes.filter(({ kind }) => kind !== 'login');
  const inChanges = changed.filter(({ product }) => product !== 'user_tokens');
  expect(inChanges.reduce((sum, { count }) => sum + count, 0)).toBe(2500);
  expect(log.logs.logins.leftOut).toBeGreaterThan(20);
  expect(log.access.length).toBe(50 + 12);
  expect(requests.filter(({ path }) => path.endsWith('/logs/audit'))).toHaveLength(3);
  expect(JSON.stringify(log)).not.toMatch(/192\.0\.2\.[1-9]|a-hash/);
});

test('the ledger of a log names the window, the oldest row and every request', async () => {
  const { log } = await readLog({ rows: 1500, logins: 0, until, days: 30 }, { days: 90 });
  const { since, before } = log.window;
  expect((Date.parse(before) - Date.parse(since)) / 86_400_000).toBe(90);
  expect(log.logs.changes.oldest).toBe('2026-09-01T00:00:00.000Z');
  expect(log.logs.changes.requests.map(({ rows, httpStatus }) => [rows, httpStatus])).toEqual([
    [1000, 200],
    [500, 200],
  ]);
  expect(log.logs.changes.requests[1]?.query).not.toHaveProperty('cursor');
});

test.each([
  ['overlapping pages', { kind: 'overlap', rows: 40 }],
  ['rows in disorder', { kind: 'order', seed: 3 }],
] as const)('a log with %s is folded as it would be without them', async (_, fault) => {
  const audit = { rows: 3000, logins: 0, until };
  const { log } = await readLog(audit, { faults: [{ path: '/logs/audit', fault }] });
  expect(saidOf(log)).toEqual(saidOf((await readLog(audit)).log));
});

test.each([
  ['repeated-cursor', 3],
  ['endless-log', 6],
] as const)('a log with the fault %s is given up, with what was read and the reason', async (kind, most) => {
  const { log } = await readLog(
    { rows: 2500, logins: 0, until },
    { faults: [{ path: '/logs/audit', fault: { kind } }] },
  );
  expect(log.logs.changes).toMatchObject({ status: 'partial', problem: { code: 'page-repeated' } });
  expect(log.logs.changes.pages).toBeLessThanOrEqual(most);
  expect(log.logs.changes.holes).toHaveLength(1);
});

test.each([
  [403, 'forbidden', 'forbidden'],
  [404, 'skipped', 'not-found'],
  [400, 'failed', 'refused'],
] as const)('a log that is answered with %i is %s, and the other one is read', async (status, said, code) => {
  const fault = { kind: 'status', status, body: 'envelope' } as const;
  const { log } = await readLog(
    { rows: 10, logins: 10, until },
    { faults: [{ path: '/logs/audit', fault }] },
  );
  expect(log.logs.changes).toMatchObject({ status: said, problem: { code }, rows: 0 });
  expect(log.logs.logins).toMatchObject({ status: 'complete' });
});

test('a log is asked again after 429 and 503, and is whole', async () => {
  const faults: readonly FaultRule[] = [
    { times: { from: 1, to: 1 }, fault: { kind: 'status', status: 429, body: 'envelope', retryAfter: '0' } },
    { times: { from: 2, to: 2 }, fault: { kind: 'status', status: 503, body: 'web-page', retryAfter: '0' } },
  ];
  const { log } = await readLog({ rows: 1200, logins: 5, until }, { faults });
  expect([log.logs.changes.status, log.logs.logins.status]).toEqual(['complete', 'complete']);
});

test('what is not JSON leaves a partial log, or one that failed', async () => {
  const body = { kind: 'body', text: 'not JSON' } as const;
  const { log } = await readLog(
    { rows: 10, logins: 10, until },
    { faults: [{ path: '/logs/audit', fault: body }] },
  );
  expect(log.logs.changes).toMatchObject({ status: 'failed', problem: { code: 'unreadable' } });
});

test('a log that was interrupted is resumed where it was, and is the same', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'grantlens-activity-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, 'log.partial');
  const audit = { rows: 4500, logins: 1500, until };
  const sandbox = await startSandbox({ accounts: [shop(audit)], clock });
  onTestFinished(() => sandbox.close());
  const ending = new AbortController();
  const options: FetchActivityOptions = {
    apiBase: sandbox.baseUrl,
    credential: credentialFrom({ token: 'a-token-of-the-sandbox' }),
    tool: { name: 'test', version: '0' },
    accountId: account,
    snapshot: 'sha256-x',
    clock: ownClock,
    partial: { path, start: 'resume' },
  };
  let pages = 0;
  const onPage = () => {
    pages += 1;
    if (pages === 4) ending.abort(new Error('interrupted'));
  };
  await expect(fetchActivity({ ...options, signal: ending.signal, onPage })).rejects.toThrow('interrupted');
  const before = sandbox.requests().length;
  const resumed = await fetchActivity(options);
  const asked = sandbox.requests().length - before;
  expect(asked).toBeLessThan(8);
  const { log } = await readLog(audit);
  expect(saidOf(resumed)).toEqual(saidOf(log));
  expect(resumed.logs.changes).toMatchObject({ status: 'complete', rows: 4500, pages: 5 });
});

test('a cursor that is refused later is replaced by the time of the oldest row', async () => {
  const audit = { rows: 3500, logins: 0, until };
  const faults: readonly FaultRule[] = [
    { path: '/logs/audit', fault: { kind: 'refused-cursor', from: 2000 } },
  ];
  const { log, requests } = await readLog(audit, { faults });
  expect(saidOf(log)).toEqual(saidOf((await readLog(audit)).log));
  expect(requests.filter(({ status }) => status === 400)).toHaveLength(1);
});

test('a log as it is written is read again, and refused beside another snapshot or damaged', async () => {
  const { log } = await readLog({ rows: 300, logins: 20, until });
  for (const encoding of ['json', 'gzip'] as const) {
    const bytes = encodeActivity(log, encoding);
    expect(decodeActivity(bytes, { digest: log.snapshot })).toEqual(log);
    expect(() => decodeActivity(bytes, { digest: 'sha256-other' })).toThrow(/another snapshot/);
    expect(() => decodeActivity(bytes.subarray(0, bytes.length - 40), { digest: log.snapshot })).toThrow(
      /cut short/,
    );
    const flipped = Uint8Array.from(bytes);
    const at = Math.floor(bytes.length / 2);
    flipped[at] = (flipped[at] ?? 0) ^ 1;
    expect(() => decodeActivity(flipped, { digest: log.snapshot })).toThrow();
  }
});
