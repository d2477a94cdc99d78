import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { credentialFrom, fetchSnapshot } from '@grantlens/fetcher';
import { type FetchActivityOptions, fetchActivity } from '@grantlens/fetcher/internal';
import { type Sandbox, startSandbox } from '@grantlens/sandbox';
import { collectionNames } from '@grantlens/snapshot/internal';
import { workload } from '@grantlens/testkit';
import { expect, onTestFinished, test } from 'vitest';

const mebibyte = 2 ** 20;

async function serve(people: number | 'all', audit: object): Promise<Sandbox & { readonly id: string }> {
  const { account, collections } = workload('M', 1);
  const state = Object.fromEntries(collectionNames.map((name) => [name, collections[name].items]));
  const few = people === 'all' ? {} : fewOf(collections, people);
  const { id } = account as { readonly id: string };
  const sandbox = await startSandbox({
    accounts: [{ account: { ...account, id }, ...state, ...few, audit }],
  });
  onTestFinished(() => sandbox.close());
  return { ...sandbox, id };
}

function fewOf({ members }: ReturnType<typeof workload>['collections'], people: number): object {
  return { members: members.items.slice(0, people), accountTokens: [], userGroupMembers: {} };
}

const optionsOf = (sandbox: Sandbox & { readonly id: string }): FetchActivityOptions => ({
  apiBase: sandbox.baseUrl,
  credential: credentialFrom({ token: 'a-token-of-the-sandbox' }),
  tool: { name: 'test', version: '0' },
  accountId: sandbox.id,
  snapshot: 'sha256-of-a-snapshot',
});

/** Counts pages, and takes the heap after every 20 of them. */
function openHeaps() {
  setFlagsFromString('--expose_gc');
  const collect = runInNewContext('gc') as () => void;
  const heaps: number[] = [];
  let pages = 0;
  return {
    heaps,
    onPage: () => {
      pages += 1;
      if (pages % 20 !== 0) return;
      collect();
      heaps.push(process.memoryUsage().heapUsed / mebibyte);
    },
  };
}

/** Rows of a busy account. */
const rows = 300_000;

test('memory grows with what people did and not with how often, also where a reading is resumed', async () => {
  const sandbox = await serve(150, { rows, logins: 0, days: 170 });
  const folder = await mkdtemp(join(tmpdir(), 'grantlens-activity-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const options = {
    ...optionsOf(sandbox),
    partial: { path: join(folder, 'a.partial'), start: 'resume' } as const,
  };
  const ending = new AbortController();
  const first = openHeaps();
  const interrupted = fetchActivity({
    ...options,
    signal: ending.signal,
    onPage: () => {
      first.onPage();
      if (first.heaps.length === 14) ending.abort(new Error('interrupted'));
    },
  });
  await expect(interrupted).rejects.toThrow('interrupted');
  const second = openHeaps();
  const log = await fetchActivity({ ...options, onPage: second.onPage });
  expect(log.logs.changes).toMatchObject({ status: 'complete', rows, pages: rows / 1000 });
  for (const [run, count] of [
    [first.heaps, 14],
    [second.heaps, 15],
  ] as const) {
    expect(run.length).toBe(count);
    // From here on what people do, and the ids of the latest rows, is seen; rows about access are kept whole.
    const [settled = 0, ...later] = run.slice(5);
    for (const heap of later) expect(heap - settled).toBeLessThan(keptWhole(log.access) + 4);
  }
  // Nor is what an earlier run left in memory: what was read of it is folded as if it came from the API.
  for (const [at, heap] of first.heaps.entries())
    expect((second.heaps[at] ?? 0) - heap).toBeLessThan(keptWhole(log.access) + 4);
  expect(log.changes.length).toBeLessThan(rows / 20);
}, 240_000);

/** What rows about access take, in MiB: they are kept whole, and are few. */
function keptWhole(access: readonly object[]): number {
  return (3 * JSON.stringify(access).length) / mebibyte;
}

test('an account of two thousand people and its log are read within the quota', async () => {
  const sandbox = await serve('all', {});
  const { accountId, ...options } = optionsOf(sandbox);
  await fetchSnapshot({ ...options, accountId });
  const ofSnapshot = sandbox.requests().length;
  const log = await fetchActivity({ ...options, accountId });
  expect([log.logs.changes.status, log.logs.logins.status]).toEqual(['complete', 'complete']);
  expect(log.logs.changes.rows).toBeGreaterThan(50_000);
  expect(sandbox.requests().every(({ status }) => status === 200)).toBe(true);
  expect(sandbox.requests().length).toBeLessThan(1200);
  // A request for a thousand rows, and one to see that there are no more.
  const ofLog = sandbox.requests().length - ofSnapshot;
  expect(ofLog).toBeLessThan((log.logs.changes.rows + log.logs.logins.rows) / 1000 + 6);
}, 240_000);
