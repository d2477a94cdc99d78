import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { pages, serve } from './fetcher-server.ts';
import { established, startHostileProxy } from './hostile-proxy.ts';
import { grantlens, type Ran, startGrantlens } from './program.ts';
import { secureHost, serveSecurely, startProxy } from './secure-server.ts';
import { until } from './snapshot-folder.ts';

const token = 'a-token-that-no-proxy-may-see-0001';
const password = 'Zq3-password-of-the-proxy';
const apiBase = `https://${secureHost}/client/v4`;

async function ownFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'grantlens-proxy-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

interface Outcome extends Ran {
  readonly ms: number;
}

async function snapshot(env: Readonly<Record<string, string>>, ...more: readonly string[]): Promise<Outcome> {
  const base = more.includes('--api-base') ? [] : ['--api-base', apiBase];
  const cwd = await ownFolder();
  const begun = performance.now();
  const ran = await grantlens(['snapshot', ...base, '--account', 'acc', ...more], {
    cwd,
    env: { CLOUDFLARE_API_TOKEN: token, ...env },
  });
  const ms = performance.now() - begun;
  const names = await readdir(cwd, { recursive: true });
  const texts = await Promise.all(names.map((name) => readFile(join(cwd, name), 'utf8')));
  for (const secret of [token, password, Buffer.from(`ada:${password}`).toString('base64')]) {
    expect([ran.out, ran.err, ...names, ...texts].join('\n')).not.toContain(secret);
  }
  return { ...ran, ms };
}

/** One sentence of ours and nothing of Node's, besides a line about each new attempt. */
function sentence({ code, out, err }: Ran): string {
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).not.toMatch(/Warning|\n\s+at |bug/);
  const lines = err.split('\n').filter((line) => line.startsWith('grantlens: '));
  expect(lines).toHaveLength(1);
  return lines[0] ?? '';
}

const broken: Readonly<Record<string, [(socket: Socket) => void, 'asked' | 'at-once', RegExp]>> = {
  'closes after CONNECT': [(socket) => socket.end(), 'asked', /opens no connection: .*broke off/],
  'resets after CONNECT': [(socket) => void socket.resetAndDestroy(), 'asked', /opens no connection/],
  'closes at once': [(socket) => void socket.destroy(), 'at-once', /opens no connection/],
  'closes the tunnel that it opened': [
    (socket) => socket.end(established),
    'asked',
    /through the proxy 127\.0\.0\.1:\d+: the connection broke off/,
  ],
  'answers in plain text inside the tunnel': [
    (socket) => socket.write(`${established}hello, I am not TLS\r\n`),
    'asked',
    /what came is not TLS/,
  ],
  'speaks something else': [(socket) => socket.end('220 mail.example ESMTP\r\n'), 'asked', /is not HTTP/],
  'has no way to the API': [
    (socket) => socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n'),
    'asked',
    /refuses to connect to api\.grantlens\.example:443 \(502\)/,
  ],
};

for (const [behaviour, [act, when, why]] of Object.entries(broken)) {
  test(`a proxy that ${behaviour} is tried five times, and then the run ends with a sentence`, async () => {
    const proxy = await startHostileProxy(act, when);
    const ran = await snapshot({ HTTPS_PROXY: `http://ada:${password}@${proxy.address}` });
    expect(sentence(ran)).toMatch(why);
    expect(sentence(ran)).toContain('5 times in a row');
    expect(proxy.connections()).toBe(5);
    // Waits between the attempts grow.
    expect(ran.ms).toBeGreaterThan(2000);
  });
}

test('a proxy that refuses for good is tried once', async () => {
  const proxy = await startHostileProxy((socket) => socket.end('HTTP/1.1 403 Forbidden\r\n\r\n'));
  const ran = await snapshot({ HTTPS_PROXY: `http://${proxy.address}` });
  expect(sentence(ran)).toMatch(/the proxy 127\.0\.0\.1:\d+ refuses to connect to .+ \(403\)/);
  expect(proxy.connections()).toBe(1);
});

const silent: Readonly<Record<string, [(socket: Socket) => void, 'asked' | 'at-once']>> = {
  'says nothing': [() => undefined, 'at-once'],
  'drips its answer': [
    (socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      const drip = setInterval(() => socket.write('x: y\r\n'), 100);
      socket.on('close', () => clearInterval(drip));
    },
    'asked',
  ],
  'opens a tunnel in which nothing comes': [(socket) => void socket.write(established), 'asked'],
};

const direct: typeof silent = {
  'says nothing': [() => undefined, 'at-once'],
  'drips a TLS handshake': [
    (socket) => {
      // A record of handshake of 16 KiB, a byte at a time.
      socket.write(Buffer.from([22, 3, 3, 64, 0]));
      const drip = setInterval(() => socket.write(Buffer.from([2])), 100);
      socket.on('close', () => clearInterval(drip));
    },
    'asked',
  ],
};

for (const [behaviour, [act, when]] of Object.entries(silent)) {
  test(`a run is left at the deadline by a proxy that ${behaviour}`, async () => {
    const proxy = await startHostileProxy(act, when);
    const ran = await snapshot({ HTTPS_PROXY: `http://${proxy.address}` }, '--deadline', '2s');
    expect(sentence(ran)).toContain('it was not done within 2s');
    expect(ran.ms).toBeLessThan(6000);
    expect(proxy.connections()).toBe(1);
  });

  test(`a run is left at the first Ctrl-C by a proxy that ${behaviour}`, async () => {
    const proxy = await startHostileProxy(act, when);
    const running = startGrantlens(['whoami', '--api-base', apiBase], {
      env: { CLOUDFLARE_API_TOKEN: token, HTTPS_PROXY: `http://${proxy.address}` },
    });
    onTestFinished(() => running.kill('SIGKILL'));
    await until(() => proxy.open() > 0);
    const begun = performance.now();
    running.kill('SIGINT');
    const { code, out, err } = await running.ran;
    expect({ code, out, err }).toEqual({
      code: 1,
      out: '',
      err: 'grantlens: interrupted; nothing was written.\n',
    });
    expect(performance.now() - begun).toBeLessThan(3000);
    await until(() => proxy.open() === 0);
  });
}

test('an attempt through a silent proxy ends after ten seconds, and the next one begins', async () => {
  const proxy = await startHostileProxy(() => undefined);
  const ran = await snapshot({ HTTPS_PROXY: `http://${proxy.address}` }, '--deadline', '14s');
  expect(sentence(ran)).toContain('it was not done within 14s');
  expect(proxy.connections()).toBe(2);
}, 30_000);

test('a proxy is not asked where NO_PROXY says so, nor for this machine', async () => {
  const proxy = await startHostileProxy((socket) => socket.end());
  const env = { ALL_PROXY: `http://${proxy.address}`, NO_PROXY: 'other.example, .grantlens.example' };
  expect(sentence(await snapshot(env))).toMatch(/no such host|could not be looked up/);
  expect(sentence(await snapshot(env, '--api-base', 'https://127.0.0.1:1'))).toContain('nobody answers');
  expect(proxy.connections()).toBe(0);
});

test('a proxy that is reached over TLS opens tunnels like any other, once its certificate is trusted', async () => {
  // Not the sandbox: it answers to names of this machine only.
  const api = await serve({ '/accounts': pages([{ id: 'acc' }]) });
  const server = await serveSecurely(Number(new URL(api.apiBase).port));
  const inner = await startProxy(server.port);
  const outer = await serveSecurely(Number(new URL(inner.url).port), 'proxy.grantlens.example');
  const folder = await ownFolder();
  const authorities = join(folder, 'authorities.pem');
  await writeFile(authorities, `${server.certificate}\n${outer.certificate}`);
  const env = { HTTPS_PROXY: `https://127.0.0.1:${outer.port}` };
  expect(sentence(await snapshot(env))).toMatch(
    /opens no connection: the server’s certificate is not trusted/,
  );
  const ran = await grantlens(['snapshot', '--api-base', apiBase, '--out', join(folder, 'a.json')], {
    env: { CLOUDFLARE_API_TOKEN: token, NODE_EXTRA_CA_CERTS: authorities, ...env },
  });
  expect(ran).toMatchObject({ code: 0 });
  expect(ran.err).not.toContain('Warning');
  expect(inner.asked).toContain(`${secureHost}:443`);
  const plain = await snapshot({ HTTPS_PROXY: inner.url.replace('http:', 'https:') });
  expect(sentence(plain)).toContain('what came is not TLS');
}, 30_000);

test.each(Object.entries(direct))(
  'a server without a proxy that %s does not hold a run beyond its deadline',
  async (_, [act, when]) => {
    const server = await startHostileProxy(act, when);
    const ran = await snapshot({}, '--api-base', `https://${server.address}`, '--deadline', '2s');
    expect(sentence(ran)).toContain('it was not done within 2s');
    expect(ran.ms).toBeLessThan(6000);
    expect(server.connections()).toBe(1);
  },
);

test('a server that ends the TLS handshake is tried five times', async () => {
  const server = await startHostileProxy((socket) => socket.end());
  const ran = await snapshot({}, '--api-base', `https://${server.address}`);
  expect(sentence(ran)).toMatch(/broke off .+, 5 times in a row/);
  expect(server.connections()).toBe(5);
});

const closed = 'HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="x"\r\n\r\n';

test('a proxy that wants to know who asks is reported to need a user name', async () => {
  const proxy = await startHostileProxy((socket) => socket.end(closed));
  const said = sentence(await snapshot({ https_proxy: `http://${proxy.address}` }));
  expect(said).toContain('asks for a user name and a password (407), and https_proxy holds none');
  expect(proxy.connections()).toBe(1);
});

test('a proxy gets name and password, which are nowhere to be seen when it refuses them', async () => {
  const asked: string[] = [];
  const proxy = await startHostileProxy((socket, request) => {
    asked.push(request);
    socket.end(closed.replace('\r\n', ` for ada ${password}\r\n`));
  });
  const said = sentence(await snapshot({ HTTPS_PROXY: `http://ada:${password}@${proxy.address}` }));
  expect(said).toContain('does not take the user name and the password of HTTPS_PROXY (407)');
  const basic = Buffer.from(`ada:${password}`).toString('base64');
  expect(asked[0]?.toLowerCase()).toContain(`proxy-authorization: basic ${basic}`.toLowerCase());
  expect(asked[0]).not.toContain(token);
});

test.each([
  ['SOCKS', { HTTPS_PROXY: `socks5://ada:${password}@127.0.0.1:1` }, 'a socks5 proxy'],
  ['SOCKS for everything', { ALL_PROXY: `socks5h://ada:${password}@127.0.0.1:1` }, 'a socks5h proxy'],
  ['SOCKS, plainly', { all_proxy: `socks://ada:${password}@127.0.0.1:1` }, 'a socks proxy'],
  ['no address', { HTTPS_PROXY: `http://ada:${password}@:x:y` }, 'it is not an address'],
  ['another scheme', { http_proxy: `ftp://ada:${password}@127.0.0.1` }, 'a ftp proxy'],
  ['a lone %', { HTTPS_PROXY: `http://ada:${password}%@127.0.0.1` }, 'written %25'],
])('a proxy in the environment that cannot be used is refused in a sentence: %s', async (_, env, why) => {
  const ran = await snapshot({ ...env });
  expect(sentence(ran)).toContain(why);
  expect(sentence(ran)).toContain(`the proxy that ${Object.keys(env)[0]} names cannot be used`);
  expect(ran.ms).toBeLessThan(5000);
});

test('many accounts end with one sentence as well when nobody answers', async () => {
  const proxy = await startHostileProxy((socket) => socket.end());
  const folder = await ownFolder();
  const ran = await grantlens(['snapshot', '--api-base', apiBase, '--all-accounts', '--out-dir', folder], {
    env: { CLOUDFLARE_API_TOKEN: token, HTTPS_PROXY: proxy.address },
  });
  expect(sentence(ran)).toContain('5 times in a row');
  expect(proxy.connections()).toBe(5);
});

test('whoami asks nothing more once the proxy was tried five times', async () => {
  const proxy = await startHostileProxy((socket) => socket.end());
  const ran = await grantlens(['whoami', '--api-base', apiBase, '--account', 'acc'], {
    env: { CLOUDFLARE_API_TOKEN: token, HTTPS_PROXY: proxy.address },
  });
  expect(sentence(ran)).toContain('5 times in a row');
  expect(proxy.connections()).toBe(5);
});
