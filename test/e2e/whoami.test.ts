import { readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { answer, failure, type Handler, pages, serve, success, token } from './fetcher-server.ts';
import { grantlens } from './program.ts';

const env = { CLOUDFLARE_API_TOKEN: token };
const least =
  'The least that reads everything is an account-owned API token with Account Settings Read, Account API Tokens Read, Zone Read and SSO Connector Read.';
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000 + 60_000).toISOString();
const verified =
  (facts: object): Handler =>
  (_, response) =>
    answer(response, 200, success({ id: 't1', status: 'active', ...facts }));
const accounts = (count: number) =>
  pages(
    Array.from({ length: count }, (_, at) => ({ id: `acc${at === 0 ? '' : at}`, name: `Company ${at}` })),
  );

async function ask(handlers: Readonly<Record<string, Handler>>, ...more: readonly string[]) {
  const { apiBase } = await serve({ '/accounts': accounts(1), ...handlers });
  return grantlens(['whoami', '--api-base', apiBase, ...more], { env });
}

test('whoami says what the credential is and how long it lasts', async () => {
  const { code, out } = await ask({ '/accounts/acc/tokens/verify': verified({ expires_on: inDays(12) }) });
  expect(code).toBe(0);
  expect(out).toMatch(
    /^credential: an account-owned API token, id t1, active, expires 20\S+Z \(in 12 days\)$/m,
  );
  expect(out).not.toContain('warning');
});

test('whoami says that the credential has expired', async () => {
  const { out } = await ask({
    '/accounts/acc/tokens/verify': verified({ status: 'expired', expires_on: inDays(-3) }),
  });
  expect(out).toMatch(/expired 20\S+Z \(2 days ago\)$/m);
  expect(out).toMatch(/^warning: it has expired$/m);
});

test('whoami says that the credential never expires', async () => {
  const { out } = await ask({
    '/accounts/acc/tokens/verify': (_, response) => answer(response, 401, failure(1000, 'Invalid API Token')),
    '/user/tokens/verify': verified({}),
  });
  expect(out).toMatch(/^credential: an API token of a user, id t1, active$/m);
  expect(out).toMatch(/^warning: it never expires; one that does is safer$/m);
});

test('whoami says that a global key is more than is needed', async () => {
  const { apiBase } = await serve({ '/accounts': accounts(1) });
  const { out } = await grantlens(['whoami', '--api-base', apiBase], {
    env: { CLOUDFLARE_API_KEY: token, CLOUDFLARE_EMAIL: 'ada@example.com' },
  });
  expect(out).toMatch(/^credential: a global API key of a user, who can do with it whatever the user can$/m);
  expect(out).toMatch(
    /^warning: it can change everything and never expires; a token that only reads is safer$/m,
  );
});

test('whoami says the first accounts, and how many more there are', async () => {
  const { code, out } = await ask({ '/accounts': accounts(1000) });
  expect(code).toBe(3);
  const lines = out.split('\n');
  expect(lines.filter((line) => line.includes('Company'))).toHaveLength(20);
  expect(out).toMatch(/^ {12}and 980 more$/m);
  expect(out).toMatch(/^Pass --account to see which collections of it can be read\.$/m);
  expect(out).toContain('Whether this credential reads everything was not tried.');
  expect(out).toContain(least);
});

test('whoami says when the credential reaches everything that could be tried', async () => {
  const { code, out } = await ask({});
  expect(code).toBe(0);
  expect(out).toContain(
    'This credential reads everything that could be tried; there was nothing to try userGroupMembers on.',
  );
  expect(out).toContain(least);
});

test('whoami says when the credential reaches everything', async () => {
  const { out } = await ask({ '/accounts/acc/iam/user_groups': pages([{ id: 'g' }]) });
  expect(out).toMatch(/^This credential reads everything\.$/m);
});

test('whoami says which collections the credential does not reach', async () => {
  const { code, out } = await ask({
    '/zones': (_, response) => answer(response, 403, failure(10000, 'Authentication error')),
  });
  expect(code).toBe(3);
  expect(out).toMatch(/^zones +forbidden +the API answered 403: 10000 Authentication error$/m);
  expect(out).toMatch(/^This credential does not read everything\.$/m);
  expect(out).toContain(least);
});

test.each([1, 2])('the answer of whoami in JSON has the published form with %i accounts', async (count) => {
  const schema = JSON.parse(
    await readFile(new URL('../../apps/cli/dist/schema/whoami.schema.json', import.meta.url), 'utf8'),
  );
  const validate = new Ajv2020({ strict: false }).compile(schema);
  const { out } = await ask({ '/accounts': accounts(count) }, '-o', 'json');
  const json = JSON.parse(out);
  validate(json);
  expect(validate.errors ?? []).toEqual([]);
  expect(json).toMatchObject({
    readsEverything: count === 1 ? true : null,
    leastPrivilege: ['Account Settings Read', 'Account API Tokens Read', 'Zone Read', 'SSO Connector Read'],
  });
});

test('whoami ends at its deadline when the API accepts requests and never answers', async () => {
  const silence: Handler = () => undefined;
  const { apiBase } = await serve({ '/accounts': silence });
  const { code, out, err } = await grantlens(['whoami', '--api-base', apiBase, '--deadline', '1s'], { env });
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(/^grantlens: it was not done within 1s; allow it more time with --deadline\.$/m);
});

test('whoami has a deadline of a minute and understands the spans that snapshot does', async () => {
  const { out } = await grantlens(['whoami', '--help']);
  expect(out.replaceAll(/\s+/g, ' ')).toContain('--deadline <time>');
  expect(out).toContain('(default: 1m)');
  const { code, err } = await grantlens(['whoami', '--deadline', 'soon'], { env });
  expect(code).toBe(1);
  expect(err).toContain('write it like 90s, 30m or 2h, up to 500h');
});
