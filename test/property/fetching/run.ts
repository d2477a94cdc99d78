import { credentialFrom, type FetchSnapshotOptions, fetchSnapshot } from '@grantlens/fetcher';
import { type FaultRule, startSandbox } from '@grantlens/sandbox';
import type { AccountState, LoggedRequest } from '@grantlens/sandbox/internal';
import { GrantlensError, type Snapshot } from '@grantlens/snapshot';
import { simulateTime } from './simulated-time.ts';

/** A secret that must show up nowhere. */
export const token = 'a-token-that-must-not-show-up-0001';

/** A run against an API that keeps to a script. */
export interface Run {
  readonly snapshot: Snapshot | undefined;
  /** Why there is no snapshot: an error of the world, or `stopped`. */
  readonly error: GrantlensError | 'stopped' | undefined;
  readonly requests: readonly LoggedRequest[];
  /** Where the API was. */
  readonly port: number;
}

type Options = Pick<FetchSnapshotOptions, 'partial'> & {
  /** Stops the run after this number of progress reports. */
  readonly stopAfter?: number;
  /** Where the API is; anywhere by default. */
  readonly port?: number;
};

/** Takes a snapshot of an account whose API keeps to a script. Any error that is not one of the world is thrown. */
export async function fetched(
  state: AccountState,
  faults: readonly FaultRule[],
  { stopAfter, port = 0, ...options }: Options = {},
): Promise<Run> {
  const time = simulateTime(() => 0.5);
  const sandbox = await startSandbox({
    accounts: [state],
    faults,
    port,
    clock: time.date,
    pause: time.pause,
  });
  const seen = () => ({ requests: sandbox.requests(), port: Number(new URL(sandbox.baseUrl).port) });
  const stop = new AbortController();
  let signs = 0;
  try {
    const snapshot = await fetchSnapshot({
      apiBase: sandbox.baseUrl,
      credential: credentialFrom({ token }),
      accountId: state.account.id,
      tool: { name: 'grantlens', version: '0.0.0' },
      clock: time.clock,
      limits: { maxPages: 100 },
      signal: stop.signal,
      onProgress: () => {
        signs += 1;
        if (signs === stopAfter) stop.abort('stopped');
      },
      ...options,
    });
    return { snapshot, error: undefined, ...seen() };
  } catch (error) {
    if (error !== 'stopped' && !(error instanceof GrantlensError)) throw error;
    return { snapshot: undefined, error, ...seen() };
  } finally {
    await sandbox.close();
  }
}
