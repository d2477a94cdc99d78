import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  credentialFrom,
  type FetchSnapshotOptions,
  fetchSnapshot,
  type PartialOptions,
} from '@grantlens/fetcher';
import { decodeSnapshot } from '@grantlens/snapshot';
import { pathOf } from '../account/files.ts';
import { fastClock, nowIn } from '../fetch/fast-time.ts';
import { startServer } from '../fetch/server.ts';
import { fewestRequests } from '../fetch/state.ts';
import { mustBeWhole } from './fetch-account.ts';
import type { Findings, Task } from './job.ts';

/** Cloudflare's limit. */
export const quota = { requests: 1200, windowMs: 300_000 } as const;
/** Before each answer, in milliseconds. */
const latencyMs = 80;
/** So many times as fast as real time: as fast as one process can still serve. */
const speed = 20;

/** Reads an account that takes more requests than are allowed at once, is stopped in the middle, and goes on. */
export async function fetchUnderQuota({ folder }: Task): Promise<Findings> {
  const { snapshot: truth } = decodeSnapshot(readFileSync(pathOf(folder, 'snapshot')), 'refuse');
  const fewest = fewestRequests(truth);
  const time = { from: Date.now(), speed };
  const server = await startServer({ folder, latencyMs, time });
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
    partial: partial('anew'),
    signal: stop.signal,
    onProgress: ({ collection, requests }) => {
      asked.set(collection, requests);
      if ([...asked.values()].reduce((sum, one) => sum + one) > fewest / 2) stop.abort('half-way');
    },
  }).catch((error: unknown) => {
    if (error !== 'half-way') throw error;
  });
  // Another process knows nothing of the requests of this one but by what it finds on disk.
  const snapshot = await fetchSnapshot({ ...options, clock: { ...clock }, partial: partial('go-on') });
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
      quotaBoundMs: Math.max(0, fewest - quota.requests) * (quota.windowMs / quota.requests),
    },
  };
}
