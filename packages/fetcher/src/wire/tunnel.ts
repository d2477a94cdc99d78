import { request as requestPlainly } from 'node:http';
import { request as requestSecurely } from 'node:https';
import { isIP, type Socket } from 'node:net';
import type { HttpProxy } from './proxy.ts';
import { lossOf, Unreachable } from './unreachable.ts';

/**
 * Has a proxy open a way to an authority, `host:port`. Rejects with `Unreachable`, but for the reason of the
 * signal once that is aborted.
 */
export function openTunnel(proxy: HttpProxy, authority: string, signal: AbortSignal): Promise<Socket> {
  const { host, port, isSecure, authorization } = proxy;
  return new Promise((resolve, reject) => {
    const request = (isSecure ? requestSecurely : requestPlainly)({
      host,
      port,
      method: 'CONNECT',
      path: authority,
      headers: { host: authority, ...(authorization && { 'proxy-authorization': authorization }) },
      agent: false,
      ...(isSecure && { rejectUnauthorized: true, servername: isIP(host) ? '' : host }),
    });
    const giveUp = () => request.destroy(signal.reason as Error);
    signal.addEventListener('abort', giveUp, { once: true });
    const fail = (error: unknown) => {
      signal.removeEventListener('abort', giveUp);
      reject(error);
    };
    request.once('connect', ({ statusCode = 0 }, socket: Socket, head) => {
      // The next owner of the socket listens too; until then an error must not go unhandled.
      socket.on('error', () => undefined);
      if (statusCode < 200 || statusCode > 299) {
        socket.destroy();
        return fail(refusalOf(proxy, authority, statusCode));
      }
      signal.removeEventListener('abort', giveUp);
      if (head.length > 0) socket.unshift(head);
      resolve(socket);
    });
    request.on('error', (error) => fail(signal.aborted ? signal.reason : lostOn(proxy, error)));
    // After an error or a tunnel this is not news.
    request.once('close', () => fail(lostOn(proxy, new Error('it was closed'))));
    request.end();
  });
}

function lostOn({ shown }: HttpProxy, cause: Error): Unreachable {
  const { message, retry } = lossOf(cause);
  return new Unreachable(`the proxy ${shown} opens no connection: ${message}`, retry, { cause });
}

// What a proxy writes beside the status is in no sentence: it may repeat the password.
function refusalOf({ shown, variable, authorization }: HttpProxy, authority: string, status: number) {
  if (status === 407) {
    const why =
      authorization === undefined
        ? `asks for a user name and a password (407), and ${variable} holds none`
        : `does not take the user name and the password of ${variable} (407)`;
    return new Unreachable(`the proxy ${shown} ${why}`, 'useless');
  }
  const message = `the proxy ${shown} refuses to connect to ${authority} (${status})`;
  return new Unreachable(
    message,
    status === 408 || status === 429 || status >= 500 ? 'worthwhile' : 'useless',
  );
}
