import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fixtureFolder, readFixture, startSandbox } from '@grantlens/sandbox';
import { expect, onTestFinished, test } from 'vitest';
import { grantlens } from './program.ts';
import { secureHost, serveSecurely, startProxy } from './secure-server.ts';

const token = 'a-token-for-the-secure-server-0001';

async function started() {
  const state = await readFixture(fixtureFolder('small-agency'));
  const sandbox = await startSandbox({ accounts: [state] });
  onTestFinished(() => sandbox.close());
  const server = await serveSecurely(Number(new URL(sandbox.baseUrl).port));
  const folder = await mkdtemp(join(tmpdir(), 'grantlens-tls-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return { sandbox, server, folder };
}

test('a certificate that is not trusted is refused, also where the environment says to look away', async () => {
  const { server, folder } = await started();
  const run = await grantlens(
    ['snapshot', '--api-base', `https://127.0.0.1:${server.port}/client/v4`, '--account', 'any'],
    { cwd: folder, env: { CLOUDFLARE_API_TOKEN: token, NODE_TLS_REJECT_UNAUTHORIZED: '0' } },
  );
  expect(run).toMatchObject({ code: 1, out: '' });
  expect(run.err).toContain('certificate is not trusted');
  expect(server.accepted()).toBe(0);
});

test('a certificate that is not trusted is refused behind a proxy too', async () => {
  const { server, folder } = await started();
  const proxy = await startProxy(server.port);
  const run = await grantlens(
    ['snapshot', '--api-base', `https://${secureHost}/client/v4`, '--account', 'any'],
    {
      cwd: folder,
      env: { CLOUDFLARE_API_TOKEN: token, HTTPS_PROXY: proxy.url, NODE_TLS_REJECT_UNAUTHORIZED: '0' },
    },
  );
  expect(run).toMatchObject({ code: 1, out: '' });
  expect(run.err).toContain('certificate is not trusted');
  expect(proxy.asked).toContain(`${secureHost}:443`);
  expect(server.accepted()).toBe(0);
});

test('a certificate of an authority that the machine trusts is accepted, behind a proxy too', async () => {
  const { server, folder, sandbox } = await started();
  const proxy = await startProxy(server.port);
  const authorities = join(folder, 'authority.pem');
  await writeFile(authorities, server.certificate);
  const run = await grantlens(
    ['snapshot', '--api-base', `https://${secureHost}/client/v4`, '--out', 'agency.snapshot.json'],
    {
      cwd: folder,
      env: { CLOUDFLARE_API_TOKEN: token, HTTPS_PROXY: proxy.url, NODE_EXTRA_CA_CERTS: authorities },
    },
  );
  expect(run).toMatchObject({ code: 0, out: 'agency.snapshot.json\n' });
  expect(proxy.asked).toContain(`${secureHost}:443`);
  expect(sandbox.requests().length).toBeGreaterThan(10);
});
