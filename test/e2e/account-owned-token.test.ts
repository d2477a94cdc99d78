import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startSandbox } from '@grantlens/sandbox';
import type { AccountState, ListedToken } from '@grantlens/sandbox/internal';
import { expect, onTestFinished, test } from 'vitest';
import { answer, failure, type Handler, serve } from './fetcher-server.ts';
import { grantlens } from './program.ts';
import { env, ownFolder } from './snapshot-folder.ts';

const token = env.CLOUDFLARE_API_TOKEN;
const permissions = [
  'Account Settings Read',
  'Account API Tokens Read',
  'Zone Read',
  'SSO Connector Read',
] as const;
const whereToFindIt =
  'name the account with --account; its id is in the address of its dashboard, https://dash.cloudflare.com/<account id>.\n';

async function sandboxFor(listed: Partial<ListedToken>): Promise<string> {
  const state: AccountState = {
    account: { id: 'shop', name: 'Corner Shop' },
    members: [{ id: 'm1', email: 'ada@example.com' }],
    credentials: [{ token, kind: 'account', permissions, ...listed }],
  };
  const sandbox = await startSandbox({ accounts: [state] });
  onTestFinished(() => sandbox.close());
  return sandbox.baseUrl;
}

const commands = (folder: string): readonly (readonly string[])[] => [
  ['whoami'],
  ['snapshot', '--out', join(folder, 'shop.json')],
  ['snapshot', '--all-accounts', '--out-dir', join(folder, 'accounts')],
];

test('an account-owned token to which the API lists no accounts is advised to name its account', async () => {
  const apiBase = await sandboxFor({ lists_accounts: false });
  for (const command of commands(await ownFolder())) {
    const { code, out, err } = await grantlens([...command, '--api-base', apiBase], { env });
    expect({ command, code, out, err }).toEqual({
      command,
      code: 1,
      out: '',
      err: `grantlens: the list of accounts cannot be read: the API answered 400: 1001 List accounts endpoint does not support account owned tokens; ${whereToFindIt}`,
    });
  }
});

test('an account-owned token to which the API lists no accounts reads the account that is named', async () => {
  const apiBase = await sandboxFor({ lists_accounts: false });
  const out = join(await ownFolder(), 'shop.json');
  const named = ['--account', 'shop', '--api-base', apiBase];
  const who = await grantlens(['whoami', ...named], { env });
  expect(who.code).toBe(0);
  expect(who.out).toMatch(/^credential: an account-owned API token, id /);
  expect(who.out).toMatch(
    /^accounts: {3}not listed: the API answered 400: 1001 List accounts endpoint does not support account owned tokens$/m,
  );
  expect((await grantlens(['snapshot', '--out', out, ...named], { env })).code).toBe(0);
  expect(JSON.parse(await readFile(out, 'utf8')).source.credential.kind).toBe('account-token');
});

test('an account-owned token to which the API lists its account needs no account named', async () => {
  const apiBase = await sandboxFor({});
  for (const command of commands(await ownFolder())) {
    const { code } = await grantlens([...command, '--api-base', apiBase], { env });
    expect({ command, code }).toEqual({ command, code: 0 });
  }
});

test.each<[string, Handler]>([
  ['a refusal of another code', (_, response) => answer(response, 400, failure(1003, 'Not for this token'))],
  [
    'a refusal with another status',
    (_, response) => answer(response, 403, failure(10000, 'Not available to account-owned tokens')),
  ],
  [
    'an empty list',
    (_, response) => answer(response, 200, { success: true, errors: [], messages: [], result: [] }),
  ],
])('%s instead of the accounts brings the advice to name one', async (_, handler) => {
  const { apiBase } = await serve({ '/accounts': handler });
  const folder = await ownFolder();
  for (const command of commands(folder).slice(1)) {
    const { code, err } = await grantlens([...command, '--api-base', apiBase], { env });
    expect({ command, code }).toEqual({ command, code: 1 });
    expect(err).toContain(whereToFindIt);
  }
});

test('a credential that is refused the list is advised both ways, unless an account was named', async () => {
  const refuse: Handler = (_, response) => answer(response, 401, failure(10000, 'Authentication error'));
  const { apiBase } = await serve({
    '/accounts': refuse,
    '/accounts/acc': refuse,
    '/accounts/acc/members': refuse,
    '/accounts/acc/tokens/verify': refuse,
    '/user/tokens/verify': refuse,
  });
  const folder = await ownFolder();
  const advice =
    /401: 10000 Authentication error; if the token is owned by an account, name the account with --account; use a token of the account with /;
  for (const command of commands(folder)) {
    const { code, err } = await grantlens([...command, '--api-base', apiBase], { env });
    expect({ command, code }).toEqual({ command, code: 1 });
    expect(err).toMatch(advice);
  }
  for (const command of commands(folder).slice(0, 2)) {
    const { err } = await grantlens([...command, '--account', 'acc', '--api-base', apiBase], { env });
    expect(err).not.toContain('--account');
  }
});

test('a list of accounts that fails for a passing reason is worth another try, and brings no other advice', async () => {
  const { apiBase } = await serve({
    '/accounts': (_, response) => answer(response, 503, failure(1, 'down'), { 'retry-after': '3600' }),
  });
  const { err } = await grantlens(['snapshot', '--api-base', apiBase], { env });
  expect(err).toContain('try again');
  expect(err).not.toContain('--account');
});

test('a refusal that names the missing permission is passed on with the name', async () => {
  const apiBase = await sandboxFor({
    id: '46f9c6db75ddf646c3046d11cd88c05a',
    permissions: ['Account Settings Read'],
    refusals: 'named',
  });
  const sentence =
    "the API answered 403: Actor 'com.cloudflare.api.token.46f9c6db75ddf646c3046d11cd88c05a' requires permission 'com.cloudflare.api.account.zone.list' to list zones";
  const who = await grantlens(['whoami', '--account', 'shop', '--api-base', apiBase], { env });
  expect(who.code).toBe(3);
  expect(who.out).toContain(sentence);
  const out = join(await ownFolder(), 'shop.json');
  const { code, err } = await grantlens(['snapshot', '--out', out, '--api-base', apiBase], { env });
  expect(code).toBe(3);
  expect(err).toContain(`zones: forbidden, 0 in 2 requests (${sentence})`);
  expect(JSON.parse(await readFile(out, 'utf8')).collections.zones.problem.message).toBe(sentence);
});

test('a refusal is passed on with the reason below it and the field it is about', async () => {
  const inner = { code: 6111, message: 'Invalid format for Authorization header' };
  const errors = [
    { code: 6003, message: 'Invalid request headers', error_chain: [inner] },
    { code: 1001, message: 'no such page', source: { pointer: '/page' } },
  ];
  const { apiBase } = await serve({
    '/zones': (_, response) => answer(response, 400, { success: false, errors, result: null }),
  });
  const { out } = await grantlens(['whoami', '--account', 'acc', '--api-base', apiBase], { env });
  expect(out).toContain(
    'the API answered 400: 6003 Invalid request headers; 6111 Invalid format for Authorization header; 1001 no such page (at /page)',
  );
});
