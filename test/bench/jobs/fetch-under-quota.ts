import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { credentialFrom, type FetchSnapshotOptions, fetchSnapshot } from '@grantlens/fetcher';
import type { PartialOptions } from '@grantlens/fetcher/internal';
import { decodeSnapshot } from '@grantlens/snapshot';
import { pathOf } from '../account/files.ts';
import { fastClock, nowIn } from '../fetch/fast-time.ts';
import { startServer } from '../fetch/server.ts';
import { fewestRequests } from '../fetch/state.ts';
import { mustBeWhole } from './fetch-account.ts';
import type { Findings, Task } from './job.ts';

/** Cloudflare's limit. */
const quota = { requests: 1200, windowMs: 300_000 } as const;
/** What Cloudflare allows one address in a second. */
const perSecond = 200;
/** Before each answer, in milliseconds. */
const latencyMs = 80;
/** How many times as fast as real time it runs; what reading itself takes counts as many times as well. */
const speed = 6;

/** Reads an account that takes more requests than are allowed at once, is stopped in the middle, and goes on. */
export async function fetchUnderQuota({ folder }: Task): Promise<Findings> {
  const { snapshot: truth } = decodeSnapshot(readFileSync(pathOf(folder, 'snapshot')), 'refuse');
  const fewest = fewestRequests(truth);
  const time = { from: Date.now(), speed };
  const server = await startServer({ folder, latencyMs, time, rows: 'slim' });
  const clock = fastClock(time);
  const options: FetchSnapshotOptions = {
    apiBase: server.baseUrl,
    credential: credentialFrom({ token: 'reader-of-the-benchmark' }),
    accountId: String(truth.account.id),
    tool: { name: 'grantlens', version: 'bench' },
    clock,
  };
  const begun = nowIn(time);
  const partial = (start: PartialOptions['start']) => ({ path: join(folder, 'fetch.partial'), start });

  const stop = new AbortController();
  const asked = new Map<string, number>();
  await fetchSnapshot({
    ...options,
    partial: partial('fresh'),
    signal: stop.signal,
    onProgress: ({ collection, requests }) => void asked.set(collection, requests),
    // It is stopped where it spends nearly all of its time.
    onPause: () => {
      if ([...asked.values()].reduce((sum, one) => sum + one) > fewest / 2) stop.abort('half-way');
    },
  }).catch((error: unknown) => {
    if (error !== 'half-way') throw error;
  });
  // Another process knows nothing of the requests of this one but by what it finds on disk.
  const snapshot = await fetchSnapshot({ ...options, clock: { ...clock }, partial: partial('resume') });
  const ms = nowIn(time) - begun;
  const { requests, refused } = await server.served();
  server.stop();
  mustBeWhole(snapshot, truth);
  return {
    figures: {
      requests,
      refused,
      fewest,
      quotaMs: ms,
      quotaBoundMs: boundMs(fewest),
    },
  };
}

/** As many whole windows as there are, and what is left at full speed. */
function boundMs(requests: number): number {
  const windows = Math.floor(requests / quota.requests);
  return windows * quota.windowMs + ((requests - windows * quota.requests) / perSecond) * 1000;
}
