import { createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { listening } from './secure-server.ts';

/** A proxy that does something else than it should with every connection, and counts them. */
export interface HostileProxy {
  /** `host:port` */
  readonly address: string;
  connections(): number;
  /** How many are still open. */
  open(): number;
}

/** Starts a proxy; what it does with a connection comes once the CONNECT has, or at once. */
export async function startHostileProxy(
  act: (socket: Socket, request: string) => void,
  when: 'asked' | 'at-once' = 'asked',
): Promise<HostileProxy> {
  let connections = 0;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    if (when === 'at-once') act(socket.resume(), '');
    else socket.once('data', (data) => act(socket, String(data)));
  });
  const port = await listening(server);
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
  });
  return { address: `127.0.0.1:${port}`, connections: () => connections, open: () => sockets.size };
}

export const established = 'HTTP/1.1 200 Connection Established\r\n\r\n';
