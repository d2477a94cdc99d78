import { readFileSync } from 'node:fs';
import { type Sandbox, startSandbox } from '@grantlens/sandbox';
import type { RateLimit } from '@grantlens/sandbox/internal';
import { decodeSnapshot } from '@grantlens/snapshot';
import { pathOf } from '../account/files.ts';
import { type FastTime, fastPause, nowIn } from './fast-time.ts';
import { slimmed, stateOf } from './state.ts';

/** How an account is served. */
export interface Serving {
  readonly folder: string;
  /** Before each answer, in milliseconds. */
  readonly latencyMs: number;
  readonly time: FastTime;
  readonly rateLimit?: RateLimit;
  /** Whether rows are as they are, or have only what tells them apart. */
  readonly rows: 'whole' | 'slim';
}

/** What a server was asked so far. */
export interface Served {
  readonly requests: number;
  readonly refused: number;
}

let sandbox: Sandbox | undefined;

async function start({ folder, latencyMs, time, rateLimit, rows }: Serving): Promise<string> {
  const { snapshot } = decodeSnapshot(readFileSync(pathOf(folder, 'snapshot')), 'refuse');
  sandbox = await startSandbox({
    accounts: [rows === 'slim' ? slimmed(stateOf(snapshot)) : stateOf(snapshot)],
    faults: [{ fault: { kind: 'latency', ms: latencyMs } }],
    clock: () => new Date(nowIn(time)),
    pause: fastPause(time),
    ...(rateLimit && { rateLimit }),
  });
  return sandbox.baseUrl;
}

function served(): Served {
  const all = sandbox?.requests() ?? [];
  return { requests: all.length, refused: all.filter(({ status }) => status === 429).length };
}

process.on('message', (message: Serving | 'what was asked') => {
  if (message === 'what was asked') process.send?.(served());
  else void start(message).then((baseUrl) => process.send?.(baseUrl));
});
