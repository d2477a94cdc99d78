import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../sandbox.ts';
import { mostBodyBytes } from '../wire/body.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ accounts: [{ account: { id: 'shop' }, userGroups: [] }] });
});

afterAll(() => sandbox.close());

interface Asked {
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly parts?: Iterable<string>;
}

/** Asks with headers that `fetch` would not send. */
function ask({ path = '/client/v4/accounts', method = 'GET', headers = {}, parts = [] }: Asked) {
  const { port } = new URL(sandbox.baseUrl);
  const all = { authorization: 'Bearer any', host: `127.0.0.1:${port}`, ...headers };
  return new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, method, headers: all }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (chunk) => {
        text += chunk;
      });
      answer.on('end', () => resolve({ status: answer.statusCode, text }));
    });
    // A refusal may come while the body is still being sent.
    asked.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE' && error.code !== 'ECONNRESET') reject(error);
    });
    for (const part of parts) asked.write(part);
    asked.end();
  });
}

test.each([
  'localhost',
  'LOCALHOST:4100',
  'localhost.',
  '127.0.0.1',
  '127.0.0.2:80',
  '127.1',
  '[::1]',
  '[::1]:4100',
])('a host is served as %s', async (host) => {
  expect((await ask({ headers: { host } })).status).toBe(200);
});

test.each([
  'evil.example',
  'evil.example:4100',
  'localhost.evil.example',
  '127.0.0.1.evil.example',
  'evil-localhost',
  'local',
  '10.0.0.1',
  '0.0.0.0',
  '128.0.0.1',
  '[::]',
  '192.168.1.2:80',
])('a host is not served as %s, on whatever path', async (host) => {
  for (const path of ['/client/v4/accounts', '/client/v4/none', '/']) {
    const { status, text } = await ask({ path, headers: { host } });
    expect(status).toBe(403);
    expect(JSON.parse(text).errors).toEqual([
      { code: 10403, message: 'The sandbox is only served as localhost, 127.0.0.1 or [::1]' },
    ]);
  }
});

test.each(['a b', 'localhost/evil', 'evil@localhost', '127.0.0.1#', '[::ffff:10.0.0.1]', '[::1', ':80'])(
  'a host is not served as %j',
  async (host) => {
    const { status } = await ask({ headers: { host } });
    expect([400, 403]).toContain(status);
  },
);

test('a host is refused in the log as well', () => {
  expect(sandbox.requests()).toContainEqual(expect.objectContaining({ path: '/none', status: 403 }));
});

const path = '/client/v4/accounts/shop/iam/user_groups';
const json = { 'content-type': 'application/json' };
const body = (length: number) => `{"name":"Crew","policies":[]${' '.repeat(length - 29)}}`;

test('a body is read up to the bound', async () => {
  expect((await ask({ path, method: 'POST', headers: json, parts: [body(mostBodyBytes)] })).status).toBe(200);
});

test.each([
  ['POST', path],
  ['PUT', `${path}/none`],
  ['DELETE', `${path}/none`],
])('a body of %s %s is refused beyond it, whole or in parts', async (method, where) => {
  const whole = { ...json, 'content-length': String(mostBodyBytes + 1) };
  const large = await ask({ path: where, method, headers: whole, parts: [body(mostBodyBytes + 1)] });
  expect(large.status).toBe(413);
  expect(JSON.parse(large.text).errors[0]).toMatchObject({ code: 10413 });
  const parts = Array.from({ length: 40 }, () => 'x'.repeat(64 * 1024));
  const chunked = { ...json, 'transfer-encoding': 'chunked' };
  expect((await ask({ path: where, method, headers: chunked, parts })).status).toBe(413);
});

test('a body that is too large leaves the sandbox as it was', async () => {
  const { status, text } = await ask({ path });
  expect(status).toBe(200);
  expect(JSON.parse(text).result).toHaveLength(1);
});
