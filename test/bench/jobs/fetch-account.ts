import { readFileSync } from 'node:fs';
import { credentialFrom, fetchSnapshot } from '@grantlens/fetcher';
import { decodeSnapshot, type Snapshot } from '@grantlens/snapshot';
import { collectionNames, listsIn } from '@grantlens/snapshot/internal';
import { pathOf } from '../account/files.ts';
import { readWithSdk } from '../fetch/official-client.ts';
import { startServer } from '../fetch/server.ts';
import { fewestRequests } from '../fetch/state.ts';
import type { Findings, Task } from './job.ts';

/** Before each answer, in milliseconds. */
const latencyMs = 80;
/** What Cloudflare allows one address in a second. */
const perSecond = 200;
/** Longer than anything here, so that only the pace of the client counts. */
const unlimited = { quota: 1_000_000, windowSeconds: 300 };

/** Reads the account over HTTP from a server that takes its time, as we do it and as the official client does. */
export async function fetchAccount({ folder }: Task): Promise<Findings> {
  const { snapshot: truth } = decodeSnapshot(readFileSync(pathOf(folder, 'snapshot')), 'refuse');
  const accountId = String(truth.account.id);
  const fewest = fewestRequests(truth);

  const time = { from: Date.now(), speed: 1 };
  const server = await startServer({ folder, latencyMs, time, rows: 'whole', rateLimit: unlimited });
  // A server that has just started is slow to answer: that does not concern those who ask.
  const sdk = await readWithSdk(server.baseUrl, accountId);
  const sdkRequests = (await server.served()).requests;
  if (sdk.rows !== rowsIn(truth)) throw new Error(`the official client read ${sdk.rows} rows`);

  const begun = performance.now();
  const snapshot = await fetchSnapshot({
    apiBase: server.baseUrl,
    credential: credentialFrom({ token: 'reader-of-the-benchmark' }),
    accountId,
    tool: { name: 'grantlens', version: 'bench' },
  });
  const wallMs = performance.now() - begun;
  const served = await server.served();
  server.stop();
  mustBeWhole(snapshot, truth);
  const requests = served.requests - sdkRequests;
  const { refused } = served;
  return {
    figures: {
      requests,
      refused,
      fewest,
      wallMs,
      boundMs: (fewest / perSecond) * 1000,
      sdkMs: sdk.ms,
      sdkRequests,
    },
  };
}

/** Every collection complete, with as many rows as there are. */
export function mustBeWhole(snapshot: Snapshot, truth: Snapshot): void {
  for (const name of collectionNames) {
    const { status, problem } = snapshot.collections[name];
    if (status !== 'complete') throw new Error(`${name} is ${status}: ${problem?.message}`);
  }
  if (rowsIn(snapshot) !== rowsIn(truth))
    throw new Error(`${rowsIn(snapshot)} rows came instead of ${rowsIn(truth)}`);
}

function rowsIn({ collections }: Snapshot): number {
  const lists = collectionNames.flatMap((name) => listsIn(collections, name));
  return lists.reduce((sum, rows) => sum + rows.length, 0);
}
