import { connect as connectPlainly, isIP, type Socket } from 'node:net';
import { connect as connectSecurely } from 'node:tls';
import type { HttpProxy } from './proxy.ts';
import { openTunnel } from './tunnel.ts';
import { lossOf, Unreachable } from './unreachable.ts';

/** Where a connection leads. */
export interface Target {
  readonly hostname: string;
  readonly port: number;
  /** Whether TLS is spoken with it. */
  readonly isSecure: boolean;
}

/** For a connection that can be used, from its first packet: looked up, tunnelled, TLS agreed on. In milliseconds. */
const connectMs = 10_000;

/**
 * Makes a connection, directly or through a proxy. Whichever way it goes, it stands within ten seconds or not at all,
 * and ends at once when the signal is aborted.
 *
 * @throws Unreachable
 */
export async function openConnection(
  target: Target,
  proxy: HttpProxy | undefined,
  closing: AbortSignal,
): Promise<Socket> {
  closing.throwIfAborted();
  const stop = new AbortController();
  const close = () => stop.abort(new Unreachable('the connections are closed', 'useless'));
  closing.addEventListener('abort', close, { once: true });
  const timer = setTimeout(() => stop.abort(tooLate(target, proxy)), connectMs);
  try {
    const socket = await reach(target, proxy, stop.signal);
    if (socket.destroyed) throw new Unreachable('the connection broke off (ECONNRESET)', 'worthwhile');
    return socket.setNoDelay(true).setKeepAlive(true, 60_000);
  } catch (error) {
    if (error instanceof Unreachable) throw error;
    const { message, retry } = lossOf(error);
    const way = proxy === undefined ? '' : `through the proxy ${proxy.shown}: `;
    throw new Unreachable(`${way}${message}`, retry, { cause: error });
  } finally {
    clearTimeout(timer);
    closing.removeEventListener('abort', close);
  }
}

async function reach(target: Target, proxy: HttpProxy | undefined, signal: AbortSignal): Promise<Socket> {
  const { hostname, port, isSecure } = target;
  // Without TLS only this machine itself is asked, and never through a proxy.
  if (!isSecure) return standing(connectPlainly({ host: hostname, port }), 'connect', signal);
  const name = isIP(hostname) === 6 ? `[${hostname}]` : hostname;
  const tunnel = proxy && (await openTunnel(proxy, `${name}:${port}`, signal));
  const socket = connectSecurely({
    ...(tunnel === undefined ? { host: hostname, port } : { socket: tunnel }),
    ...(isIP(hostname) === 0 && { servername: hostname }),
    // Which names a certificate is checked for, where no server name is sent.
    host: hostname,
    ALPNProtocols: ['http/1.1'],
    // Said outright, since `NODE_TLS_REJECT_UNAUTHORIZED` would otherwise decide it.
    rejectUnauthorized: true,
  });
  return standing(socket, 'secureConnect', signal);
}

/** Resolves once a socket is of use. Whatever happens to it before rejects. */
function standing(socket: Socket, event: 'connect' | 'secureConnect', signal: AbortSignal): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const giveUp = () => void socket.destroy(signal.reason as Error);
    if (signal.aborted) giveUp();
    signal.addEventListener('abort', giveUp, { once: true });
    const settled = () => signal.removeEventListener('abort', giveUp);
    socket.once(event, () => {
      settled();
      resolve(socket);
    });
    // Never removed: until the next owner listens, an error must not go unhandled.
    socket.on('error', (error) => {
      settled();
      reject(error);
    });
    socket.once('close', () => {
      settled();
      reject(new Error('it was closed'));
    });
  });
}

function tooLate({ hostname }: Target, proxy: HttpProxy | undefined): Unreachable {
  const seconds = connectMs / 1000;
  const message =
    proxy === undefined
      ? `no connection came about within ${seconds} seconds`
      : `the proxy ${proxy.shown} opened no way to ${hostname} within ${seconds} seconds`;
  return new Unreachable(message, 'worthwhile');
}
