import type { AddressInfo } from 'node:net';
import { createAdaptorServer, type ServerType } from '@hono/node-server';
import type { FaultRule } from './faults/fault.ts';
import { createFaults, noFaults } from './faults/faults.ts';
import { type Pause, realPause } from './faults/waiting.ts';
import { idSequence } from './ids.ts';
import { apiRoot, app } from './server/app.ts';
import { cloudflareRateLimit, createRateCounter, type RateLimit } from './server/rate-limit.ts';
import { createRequestLog, type LoggedRequest } from './server/request-log.ts';
import type { World } from './server/world.ts';
import type { AccountState } from './state/account-state.ts';
import { createStore } from './state/store.ts';
import type { Undocumented } from './state/undocumented.ts';

/** What a sandbox is started with. */
export interface SandboxOptions {
  readonly accounts: readonly AccountState[];
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** `127.0.0.1` by default. Only loopback: the sandbox may take any credential. */
  readonly host?: string;
  /** 1,200 requests in five minutes by default, as at Cloudflare. */
  readonly rateLimit?: RateLimit;
  /** Another seed gives another order of what has none. */
  readonly seed?: number;
  /** The time of day, for created objects and expiry. */
  readonly clock?: () => Date;
  /** How it misbehaves. All that apply to a request do. */
  readonly faults?: readonly FaultRule[];
  /** What it does where nobody knows what the real API does. */
  readonly undocumented?: Undocumented;
  /** How faults wait: in the time of the machine, or in that of a test. */
  readonly pause?: Pause;
}

/** A running sandbox. */
export interface Sandbox {
  /** Ends in `/client/v4`, like the one of the real API. */
  readonly baseUrl: string;
  /** What was asked so far, in the order of the answers. */
  requests(): readonly LoggedRequest[];
  /** Stops listening and drops open connections. */
  close(): Promise<void>;
}

const loopback: ReadonlySet<string> = new Set(['127.0.0.1', '::1', 'localhost']);

/**
 * Serves accounts over HTTP until it is closed. What is written to them stays in memory; the states
 * passed in are never changed. Throws when the port is taken, the host is not loopback, or a fault makes
 * no sense.
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { accounts, port = 0, host = '127.0.0.1', rateLimit = cloudflareRateLimit, seed = 1 } = options;
  if (!loopback.has(host)) {
    throw new Error(`The sandbox only listens on loopback, and ${host} is not; use 127.0.0.1 or ::1.`);
  }
  const { faults: rules = [], pause = realPause } = options;
  const faults = rules.length === 0 ? noFaults : createFaults(rules, pause);
  const log = createRequestLog(apiRoot);
  const world: World = {
    store: createStore(accounts),
    log,
    clock: options.clock ?? (() => new Date()),
    newId: idSequence(`sandbox/${seed}`),
    newRay: createRays(seed),
    rateLimit,
    count: createRateCounter(rateLimit),
    occasion: createOccasions(seed),
    faults,
    undocumented: options.undocumented ?? {},
  };
  const server = createAdaptorServer({ fetch: (request, env) => app.fetch(request, { ...env, world }) });
  await listen(server, port, host);
  return {
    baseUrl: `http://${host.includes(':') ? `[${host}]` : host}:${portOf(server)}${apiRoot}`,
    requests: log.entries,
    close: () => {
      faults.close();
      return close(server);
    },
  };
}

// In the spelling of Cloudflare's: sixteen hex digits and a place.
function createRays(seed: number): () => string {
  const next = idSequence(`ray/${seed}`);
  return () => `${next().slice(0, 16)}-BOX`;
}

// Counted for each request by itself: several in flight at once cannot disturb each other's order.
function createOccasions(seed: number): (request: string) => string {
  const times = new Map<string, number>();
  return (request) => {
    const time = (times.get(request) ?? 0) + 1;
    times.set(request, time);
    return `${seed} ${time} ${request}`;
  };
}

function listen(server: ServerType, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function portOf(server: ServerType): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string')
    throw new Error('The sandbox is not listening on a port.');
  return address.port;
}

function close(server: ServerType): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
}
