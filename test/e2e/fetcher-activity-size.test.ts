import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { credentialFrom } from '@grantlens/fetcher';
import { fetchActivity } from '@grantlens/fetcher/internal';
import { startSandbox } from '@grantlens/sandbox';
import { collectionNames } from '@grantlens/snapshot/internal';
import { workload } from '@grantlens/testkit';
import { expect, onTestFinished, test } from 'vitest';

/** Rows of a busy account: two thousand people, and half a year. */
const rows = 300_000;

test('memory does not grow with the rows of a log, and the log of a large account fits into the quota', async () => {
  const { account, collections } = workload('M', 1);
  const state = Object.fromEntries(collectionNames.map((name) => [name, collections[name].items]));
  const sandbox = await startSandbox({
    accounts: [{ account: account as { id: string }, ...state, audit: { rows, logins: 20_000, days: 170 } }],
  });
  onTestFinished(() => sandbox.close());
  setFlagsFromString('--expose_gc');
  const collect = runInNewContext('gc') as () => void;
  const heaps: number[] = [];
  let pages = 0;
  const onPage = () => {
    pages += 1;
    if (pages % 80 !== 0) return;
    collect();
    heaps.push(process.memoryUsage().heapUsed);
  };
  const log = await fetchActivity({
    apiBase: sandbox.baseUrl,
    credential: credentialFrom({ token: 'a-token-of-the-sandbox' }),
    tool: { name: 'test', version: '0' },
    accountId: String(account.id),
    snapshot: 'sha256-of-a-snapshot',
    onPage,
  });
  expect([log.logs.changes.status, log.logs.logins.status]).toEqual(['complete', 'complete']);
  expect(log.logs.changes.rows).toBe(rows);
  expect(sandbox.requests().length).toBeLessThan(400);
  expect(sandbox.requests().every(({ status }) => status === 200)).toBe(true);
  // What people do is seen by then, and only how often is still counted.
  const [half = 0, ...later] = heaps.slice(1);
  for (const heap of later) expect(heap - half).toBeLessThan(32 * 2 ** 20);
  expect(log.changes.length).toBeLessThan(rows / 2);
}, 240_000);
