import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, connect, type Server } from 'node:net';
import { Transform } from 'node:stream';
import { createServer as createTlsServer } from 'node:tls';
import { generate } from 'selfsigned';
import { onTestFinished } from 'vitest';

/** The name that the certificate is for; nobody but the proxy knows where it is. */
export const secureHost = 'api.grantlens.example';

/** A server that speaks TLS with a certificate that no one trusts by default. */
export interface SecureServer {
  readonly port: number;
  /** The certificate, as PEM. */
  readonly certificate: string;
  /** How many connections got past the certificate. */
  accepted(): number;
}

/** Has a server listen on a port of its own for as long as the test lasts. */
export async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

/** Puts TLS before a server that has none. Two of one name cannot both be trusted. */
export async function serveSecurely(plainPort: number, name = secureHost): Promise<SecureServer> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: name }], {
    keySize: 2048,
    algorithm: 'sha256',
    extensions: [
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: name },
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
  });
  let accepted = 0;
  const server = createTlsServer({ key, cert }, (socket) => {
    accepted += 1;
    const plain = connect(plainPort, '127.0.0.1');
    for (const end of [socket, plain]) end.on('error', () => undefined);
    socket.pipe(asLoopback()).pipe(plain).pipe(socket);
  });
  server.on('tlsClientError', () => undefined);
  return { port: await listening(server), certificate: cert, accepted: () => accepted };
}

/** Requests as a gateway on this machine passes them on: the server behind it is asked by its own name. */
function asLoopback(): Transform {
  return new Transform({
    transform: (chunk: Buffer, _, done) =>
      done(
        null,
        Buffer.from(chunk.toString('latin1').replace(/^host: [^\r]*/im, 'host: 127.0.0.1'), 'latin1'),
      ),
  });
}

/** A proxy whose tunnels all lead to one server, whatever host they are asked for. */
export async function startProxy(target: number) {
  const asked: string[] = [];
  const proxy = createHttpServer((_, response) => void response.writeHead(405).end());
  proxy.on('connect', ({ url = '' }, client) => {
    asked.push(url);
    const server = connect(target, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      server.pipe(client).pipe(server);
    });
    for (const end of [client, server]) end.on('error', () => undefined);
  });
  return { url: `http://127.0.0.1:${await listening(proxy)}`, asked };
}
