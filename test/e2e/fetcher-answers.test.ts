import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { credentialFrom, fetchSnapshot, listAccounts, whoami } from '@grantlens/fetcher';
import { expect, onTestFinished, test, vi } from 'vitest';
import {
  answer,
  failure,
  groupsPath,
  type Handler,
  membersPath,
  pages,
  rowsOf,
  serve,
  success,
  token,
} from './fetcher-server.ts';

const rolesPath = '/accounts/acc/roles';

async function rolesServed(handler: Handler, options = {}) {
  const server = await serve({ [rolesPath]: handler });
  const { collections } = await fetchSnapshot({ ...server.options, ...options });
  const { roles, ...others } = collections;
  expect(Object.values(others).map(({ status }) => status)).toEqual(Array(9).fill('complete'));
  return { ...roles, slept: server.clock.slept };
}

test.each<[string, number, unknown, string, string]>([
  ['success: false with status 200', 200, failure(1001, 'no such thing'), 'refused', '1001 no such thing'],
  ['a web page with status 200', 200, '<!doctype html><h1>Hello</h1>', 'unreadable', 'it is a web page'],
  ['a web page with an error status', 400, '<html>', 'refused', 'the API answered 400'],
  ['nothing', 200, '', 'unreadable', 'it is empty'],
  ['JSON that is cut short', 200, '{"success":true,"result":[{"id":"r1"}', 'unreadable', 'cut short'],
  ['a list without its wrapping', 200, '[{"id":"r1"}]', 'unreadable', 'it is not an object'],
  ['no word on success', 200, '{"result":[]}', 'unreadable', 'does not say whether it worked'],
  ['success as text', 200, '{"success":"true","result":[]}', 'unreadable', 'does not say whether it worked'],
  ['an object for a list', 200, success({ id: 'r1' }), 'unreadable', 'not a list'],
  ['text for a list', 200, success('r1'), 'unreadable', 'not a list'],
  [
    'a list that is nested without end',
    200,
    `{"success":true,"result":${'['.repeat(1e5)}${']'.repeat(1e5)}}`,
    'unreadable',
    'nested too deeply',
  ],
  ['a number for a list', 200, success(0), 'unreadable', 'not a list'],
  ['no result at all', 200, { success: true }, 'unreadable', 'not a list'],
  ['a status that is not a plain success', 206, success([]), 'refused', 'the API answered 206'],
  ['an unknown path', 404, failure(7003, 'Could not route'), 'not-found', '404: 7003 Could not route'],
  ['an error of its own, again and again', 500, failure(1, 'oops'), 'server-error', '5 times in a row'],
  ['an overload page, again and again', 503, '<html>', 'server-error', 'the API answered 503'],
])(
  'an answer that is not usable fails its collection, and only that: %s',
  async (_, status, body, code, words) => {
    const roles = await rolesServed((_, response) => answer(response, status, body));
    expect(roles).toMatchObject({ status: 'failed', items: [], problem: { code } });
    expect(roles.problem?.message).toContain(words);
    expect(roles.requests[0]).toMatchObject({ path: rolesPath, page: 1, httpStatus: status, rows: 0 });
  },
);

test('an answer that is not UTF-8 fails its collection, and only that', async () => {
  const roles = await rolesServed((_, response) => {
    response.writeHead(200).end(Buffer.from('{"success":true,"result":[{"id":"\xff"}]}', 'latin1'));
  });
  expect(roles).toMatchObject({ status: 'failed', problem: { code: 'unreadable' } });
});

test('an answer with a body larger than the limit fails its collection, and only that', async () => {
  const huge = (_: unknown, response: Parameters<Handler>[1]) => {
    response.writeHead(200);
    response.on('error', () => undefined);
    const more = () => {
      while (response.write(Buffer.alloc(64 * 1024, 'x')));
    };
    response.on('drain', more);
    more();
  };
  const roles = await rolesServed(huge, { limits: { maxBodyBytes: 2 ** 20 } });
  expect(roles).toMatchObject({ status: 'failed', problem: { code: 'too-large' } });
  expect(roles.problem?.message).toContain('larger than 1 MiB');
  expect(roles.requests).toHaveLength(1);
});

test.each([401, 403])('an answer with status %i means that the collection is forbidden', async (status) => {
  const roles = await rolesServed((_, response) =>
    answer(response, status, failure(10000, 'Authentication error')),
  );
  expect(roles).toMatchObject({ status: 'forbidden', items: [], problem: { code: 'forbidden' } });
  expect(roles.problem?.message).toBe(`the API answered ${status}: 10000 Authentication error`);
  expect(roles.requests).toHaveLength(1);
});

test('an error of the API is shown without control characters, and cut short', async () => {
  const message = `\u001b[31mred\u001b[0m ${'long '.repeat(200)}`;
  const roles = await rolesServed((_, response) => answer(response, 400, failure(1, message)));
  expect(roles.problem?.message).not.toContain('\u001b');
  expect(roles.problem?.message.length).toBeLessThan(400);
});

test('a redirect is never followed, and the credential is sent nowhere else', async () => {
  const elsewhere: unknown[] = [];
  const other = createServer((request, response) => {
    elsewhere.push(request.headers);
    answer(response, 200, success([]));
  });
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void other.close());
  const location = `http://127.0.0.1:${(other.address() as AddressInfo).port}/client/v4/steal?${token}`;
  for (const status of [301, 302, 303, 307, 308]) {
    const roles = await rolesServed((_, response) => answer(response, status, success([]), { location }));
    expect(roles).toMatchObject({ status: 'failed', problem: { code: 'redirected' } });
    expect(roles.requests).toHaveLength(1);
    expect(JSON.stringify(roles)).not.toContain(token);
  }
  expect(elsewhere).toEqual([]);
});

test('a proxy that the environment names is never asked for this machine itself', async () => {
  vi.stubEnv('HTTP_PROXY', 'http://127.0.0.1:1');
  vi.stubEnv('HTTPS_PROXY', 'http://127.0.0.1:1');
  onTestFinished(() => void vi.unstubAllEnvs());
  const { options } = await serve();
  expect((await fetchSnapshot(options)).collections.members.status).toBe('complete');
});

test('a proxy that the environment names and that cannot be one is an error with a sentence', async () => {
  vi.stubEnv('HTTPS_PROXY', 'no proxy at all');
  onTestFinished(() => void vi.unstubAllEnvs());
  const { options } = await serve();
  const run = fetchSnapshot({ ...options, apiBase: 'https://api.example/client/v4' });
  await expect(run).rejects.toMatchObject({
    code: 'network',
    message: expect.stringContaining('HTTPS_PROXY'),
  });
});

test('the credential is taken out of whatever repeats it, and the snapshot says where', async () => {
  const email = 'owner@example.com';
  const { options } = await serve({
    '/accounts/acc': (_, response) => answer(response, 200, success({ id: 'acc', name: `Acme ${token}` })),
    [membersPath]: pages([{ id: 'm1', note: `sent with ${token}`, [token]: { email } }]),
    [rolesPath]: (_, response) =>
      answer(response, 400, failure(9, `bad header Bearer ${token}`), { 'cf-ray': token }),
  });
  const snapshot = await fetchSnapshot(options);
  expect(JSON.stringify(snapshot)).not.toContain(token);
  expect(snapshot.account.name).toBe('Acme [redacted]');
  expect(snapshot.collections.members.items).toEqual([
    { id: 'm1', note: 'sent with [redacted]', '[redacted]': { email } },
  ]);
  expect(snapshot.collections.roles.problem?.message).toContain('bad header Bearer [redacted]');
  expect(snapshot.removed).toContainEqual({ collection: 'members', field: 'note', count: 1 });
  expect(snapshot.removed).toContainEqual({ collection: 'account', field: 'name', count: 1 });
});

test('the credential is taken out of paths and sentences that name a group by it', async () => {
  const { options, asked } = await serve({
    [groupsPath]: pages([{ id: token }]),
    [`${groupsPath}/${token}/members`]: (_, response) => answer(response, 400, failure(1, 'no')),
  });
  const snapshot = await fetchSnapshot(options);
  expect(snapshot.collections.userGroupMembers).toMatchObject({
    status: 'partial',
    problem: { code: 'group-without-id' },
  });
  expect(asked.some(({ path }) => path.includes(token))).toBe(false);
  expect(JSON.stringify(snapshot)).not.toContain(token);
});

test('the credential is taken out of errors that are thrown', async () => {
  const refuse: Handler = (_, response) =>
    answer(response, 403, failure(9109, `Invalid access token ${token}`));
  const { options } = await serve({ '/accounts/acc': refuse, '/accounts': refuse });
  for (const promise of [fetchSnapshot(options), listAccounts(options)]) {
    const error = await promise.catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'credential-refused' });
    expect(String(error)).toContain('[redacted]');
    expect(String(error)).not.toContain(token);
  }
});

test('a credential that is a plain word is not taken out of words in rows', async () => {
  const { options } = await serve({ [membersPath]: pages([{ id: 'm1', name: 'anything goes' }]) });
  const snapshot = await fetchSnapshot({ ...options, credential: credentialFrom({ token: 'anything' }) });
  expect(snapshot.collections.members.items).toEqual([{ id: 'm1', name: 'anything goes' }]);
});

test('the e-mail address of a global key is sent and not stored', async () => {
  const { options, asked } = await serve();
  const key = 'c2547eb745079dac9320b638f5e225cf483cc';
  const snapshot = await fetchSnapshot({
    ...options,
    credential: credentialFrom({ key, email: 'me@example.com' }),
  });
  expect(asked[0]?.headers).toMatchObject({ 'x-auth-key': key, 'x-auth-email': 'me@example.com' });
  expect(asked.every(({ headers }) => headers.authorization === undefined)).toBe(true);
  expect(snapshot.source.credential).toEqual({ kind: 'global-key' });
  expect(JSON.stringify(snapshot)).not.toMatch(/me@example\.com|c2547eb/);
});

test('a credential that cannot be verified stops nothing', async () => {
  const refuse: Handler = (_, response) => answer(response, 401, failure(1000, 'Invalid API Token'));
  const { options } = await serve({ '/accounts/acc/tokens/verify': refuse, '/user/tokens/verify': refuse });
  const { source, collections } = await fetchSnapshot(options);
  expect(source.credential).toEqual({ kind: 'token' });
  expect(collections.members.status).toBe('complete');
});

test.each<[number, unknown, string]>([
  [401, failure(10000, 'Authentication error'), 'credential-refused'],
  [403, failure(10000, 'Authentication error'), 'credential-refused'],
  [400, failure(6003, 'Invalid request headers'), 'credential-refused'],
  [404, failure(7003, 'Could not route'), 'account-unknown'],
  [400, failure(7003, 'Could not route'), 'account-unknown'],
  [500, failure(1, 'oops'), 'api'],
  [200, failure(1, 'oops'), 'api'],
  [302, '', 'api'],
  [200, success(null), 'api'],
  [200, success([{ id: 'acc' }]), 'api'],
  [200, success({ id: 'another' }), 'api'],
])('an account that is answered with status %i and %j gives no snapshot: %s', async (status, body, code) => {
  const server = await serve({ '/accounts/acc': (_, response) => answer(response, status, body) });
  await expect(fetchSnapshot(server.options)).rejects.toMatchObject({ name: 'GrantlensError', code });
  expect(server.asked.every(({ path }) => path === '/accounts/acc')).toBe(true);
});

test('an account gives no snapshot where nobody answers', async () => {
  const { options } = await serve();
  const nobody = { ...options, apiBase: 'http://127.0.0.1:1/client/v4' };
  await expect(fetchSnapshot(nobody)).rejects.toMatchObject({
    code: 'network',
    message: expect.stringContaining('nobody answers at this address (ECONNREFUSED)'),
  });
  await expect(whoami(nobody)).rejects.toMatchObject({ code: 'network' });
});

test('the list of accounts is partial when there are more than the one page that always comes', async () => {
  const { options } = await serve({
    '/accounts': (_, response) =>
      answer(response, 200, success(rowsOf(50), { per_page: 50, total_count: 80, total_pages: 1 })),
  });
  const list = await listAccounts(options);
  expect(list).toMatchObject({ status: 'partial', problem: { code: 'total-mismatch' } });
  expect(list.accounts).toHaveLength(50);
});

test('whoami tries user group members on the first group that has an id', async () => {
  const server = await serve({
    [groupsPath]: pages([{ id: '..' }, { id: 'g1' }]),
    [`${groupsPath}/g1/members`]: (_, response) => answer(response, 403, failure(10000, 'no')),
    '/zones': (_, response) => answer(response, 200, success('odd')),
  });
  const { access } = await whoami({ ...server.options, accountId: 'acc' });
  expect(access?.collections.userGroupMembers).toMatchObject({ status: 'forbidden' });
  expect(access?.collections.zones).toMatchObject({ status: 'failed', problem: { code: 'unreadable' } });
  expect(server.askedFor(membersPath).map(({ query }) => query.get('per_page'))).toEqual(['5']);
});
