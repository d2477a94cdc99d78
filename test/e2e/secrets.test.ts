import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fetchSnapshot } from '@grantlens/fetcher';
import { expect, onTestFinished, test } from 'vitest';
import { answer, failure, type Handler, pages, serve, success, token } from './fetcher-server.ts';
import { grantlens, type RunOptions, startGrantlens } from './program.ts';
import { env, gate, ownFolder, until } from './snapshot-folder.ts';

const key = { CLOUDFLARE_API_KEY: token, CLOUDFLARE_EMAIL: 'ada@example.com' };

/** A host's name has no capitals. */
const low = { CLOUDFLARE_API_TOKEN: token.toLowerCase() };

/** Everything in the files of a folder. */
async function textIn(folder: string): Promise<string> {
  const names = await readdir(folder, { recursive: true });
  const texts = names.map((name) => readFile(join(folder, name), 'utf8').catch(() => ''));
  return [...names, ...(await Promise.all(texts))].join('\n');
}

/** What an API says that wants to give the credential away. */
const echoes: Readonly<Record<string, Handler>> = {
  'an error that repeats it': (_, response) => answer(response, 403, failure(9109, `no such token ${token}`)),
  'a web page that repeats it': (_, response) =>
    answer(response, 500, `<html>${token}</html>`, { 'content-type': 'text/html', 'retry-after': '3600' }),
  'a redirect to it': (_, response) =>
    answer(response, 302, '', { location: `https://${token}.example.com/${token}` }),
  'rows that have it': (_, response) =>
    answer(response, 200, success([{ id: token, [token]: token, name: `x ${token} y`, policies: [] }])),
  'an answer cut short in it': (_, response) => answer(response, 403, `{"success":false,"errors":["${token}`),
};

test.each(Object.entries(echoes))(
  'the credential is nowhere to be seen when the API gives %s',
  async (_, echo) => {
    const folder = await ownFolder();
    const collections = ['members', 'roles', 'iam/user_groups', 'tokens'];
    const { apiBase } = await serve({
      '/accounts': pages([
        { id: 'acc', name: token },
        { id: 'shut', name: 'Shut' },
      ]),
      '/accounts/shut': echo,
      ...Object.fromEntries(collections.map((path) => [`/accounts/acc/${path}`, echo])),
      '/accounts/acc/tokens/verify': echo,
    });
    const network = ['--api-base', apiBase];
    const runs = [
      ['snapshot', ...network, '--account', 'acc', '--out', join(folder, 'acc.json')],
      ['snapshot', ...network, '--all-accounts', '--out-dir', join(folder, 'all')],
      ['snapshot', ...network],
      ['whoami', ...network, '--account', 'acc'],
      ['whoami', ...network, '--account', 'acc', '-o', 'json'],
      ['whoami', ...network, '--account', 'shut'],
    ];
    for (const args of runs) {
      const { out, err } = await grantlens(args, { env, cwd: folder });
      expect(`${out}${err}`).not.toContain(token);
      expect(out + err).not.toBe('');
    }
    expect(await textIn(folder)).not.toContain(token);
  },
);

test.each<[string, readonly string[], RunOptions]>([
  ['an account', ['snapshot', '--account', token], { env }],
  [
    'an account with a token from standard input',
    ['snapshot', '--account', token, '--token-file', '-'],
    { input: token },
  ],
  ['the path of the token file', ['snapshot', '--token-file', token], {}],
  ['a long path of the token file', ['snapshot', '--token-file', `${token.repeat(200)}`], {}],
  ['a deadline', ['snapshot', '--deadline', token], { env }],
  ['a number', ['snapshot', '--concurrency', token], { env: key }],
  ['an argument too many', ['snapshot', token], { env }],
  ['a verb', [token], { env }],
  ['an option', ['snapshot', `--token=${token}`], {}],
  ['an address', ['snapshot', '--api-base', `https://${token}@example.com`], { env }],
  ['the path of an address', ['snapshot', '--api-base', `https://example.com/${token}/v4`], { env }],
  ['the query of an address', ['whoami', '--api-base', `https://example.com/?t=${token}`], { env }],
  [
    'the name of a host',
    ['whoami', '--api-base', `https://${token.toLowerCase()}.example.com`],
    { env: low },
  ],
  ['half a global key', ['snapshot'], { env: { CLOUDFLARE_API_KEY: token } }],
  ['two words', ['snapshot', '--token-file', '-'], { input: `Bearer ${token}` }],
])('the credential is nowhere to be seen when it is given as %s', async (_, args, options) => {
  const folder = await ownFolder();
  const { code, out, err } = await grantlens(args, { ...options, cwd: folder });
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(/^grantlens: .+\.\n$/);
  expect(err).not.toContain(token);
  expect(await readdir(folder)).toEqual([]);
});

test('the secret of a gateway in the path of the API base is nowhere to be seen', async () => {
  const folder = await ownFolder();
  // As long as the path that the server expects.
  const secret = 'Zq3-gate1';
  const echo: Handler = (_, response) => answer(response, 403, failure(1, `no route /${secret}/roles`));
  const server = await serve({
    '/accounts': pages([{ id: 'acc', name: `Acme ${secret}` }]),
    '/accounts/acc/roles': echo,
    '/accounts/acc/tokens': () => undefined,
  });
  const apiBase = server.apiBase.replace('client/v4', secret);
  const network = ['--api-base', apiBase];
  const runs = [
    ['snapshot', ...network, '--account', 'acc', '--out', join(folder, 'cut.json'), '--deadline', '3s'],
    ['snapshot', ...network, '--all-accounts', '--out-dir', join(folder, 'cut'), '--deadline', '3s'],
    ['whoami', ...network, '--account', 'none', '-o', 'json'],
  ];
  for (const args of runs) {
    const { out, err } = await grantlens(args, { env, cwd: folder });
    expect(`${out}${err}`).not.toContain(secret);
  }
  const kept = await textIn(folder);
  expect(kept).toContain('grantlens.partial');
  expect(kept).not.toContain(secret);
  const { collections, source } = await fetchSnapshot({
    ...server.options,
    apiBase,
    limits: { timeoutMs: 50 },
  });
  expect(source.apiBase).toBe(server.apiBase.replace('client/v4', '[redacted]'));
  expect(collections.roles.problem?.message).toContain('no route /[redacted]/roles');
});

test('the credential is nowhere to be seen when the token file is taken for a list of accounts', async () => {
  const folder = await ownFolder();
  const file = join(folder, 'token');
  await writeFile(file, `${token}\n`);
  const { apiBase } = await serve();
  const { code, err } = await grantlens(
    [
      'snapshot',
      '--api-base',
      apiBase,
      '--accounts',
      file,
      '--out-dir',
      join(folder, 'd'),
      '--token-file',
      file,
    ],
    { cwd: folder },
  );
  expect(code).toBe(1);
  expect(err).not.toContain(token);
  expect(await readdir(folder)).toEqual(['token']);
});

test('the credential is neither in a diagnostic report nor in the arguments of a running process', async () => {
  const folder = await ownFolder();
  const shut = gate();
  const { apiBase, askedFor } = await serve({ '/accounts/acc/roles': shut.behind(pages([])) });
  const running = startGrantlens(
    ['snapshot', '--api-base', apiBase, '--account', 'acc', '--out', join(folder, 'acc.json')],
    {
      env: { ...env, CLOUDFLARE_API_KEY: `${token}-key`, CLOUDFLARE_EMAIL: 'ada@example.com' },
      nodeArgs: ['--report-on-signal', '--report-signal=SIGUSR2', `--report-directory=${folder}`],
    },
  );
  onTestFinished(() => running.kill('SIGKILL'));
  await until(() => askedFor('/accounts/acc/roles').length > 0);
  running.kill('SIGUSR2');
  const report = async () => {
    const name = (await readdir(folder)).find((one) => one.startsWith('report.'));
    return name === undefined ? '' : readFile(join(folder, name), 'utf8');
  };
  await until(async () => /\}\s*$/.test(await report()));
  const { environmentVariables, header } = JSON.parse(await report());
  expect(Object.keys(environmentVariables)).toContain('CLOUDFLARE_EMAIL');
  expect(header.commandLine).toContain('snapshot');
  running.kill('SIGINT');
  const { out, err } = await running.ran;
  expect(`${out}${err}${await textIn(folder)}`).not.toContain(token);
});
