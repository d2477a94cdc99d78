import { setMaxListeners } from 'node:events';
import { Agent, type Dispatcher } from 'undici';
import { isLoopback } from '../credential/api-base.ts';
import { openConnection } from './connection.ts';
import { proxyFor, type Variables } from './proxy.ts';

/** The connections of one run. */
export interface Connections {
  readonly dispatcher: Dispatcher;
  /** Drops all of them, those that are being made too. */
  close(): Promise<void>;
}

/**
 * Connections that are kept alive, at most `most` to a host, through the proxy that the environment names. This machine
 * itself is never asked through a proxy.
 *
 * @throws GrantlensError `network` when the environment names a proxy that cannot be used
 */
export function openConnections(apiBase: string, most: number, environment: Variables): Connections {
  const base = new URL(apiBase);
  const proxy = isLoopback(base) ? undefined : proxyFor(base, environment);
  const closing = new AbortController();
  // Every connection that is being made listens to it.
  setMaxListeners(0, closing.signal);
  const dispatcher = new Agent({
    connections: most,
    pipelining: 1,
    connect: ({ hostname, port, protocol }, callback) => {
      const isSecure = protocol === 'https:';
      const target = { hostname, port: Number(port || (isSecure ? 443 : 80)), isSecure };
      openConnection(target, proxy, closing.signal).then(
        (socket) => callback(null, socket),
        (error: Error) => callback(error, null),
      );
    },
  });
  return {
    dispatcher,
    close: async () => {
      closing.abort();
      await dispatcher.destroy();
    },
  };
}
