import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { credentialFrom, fetchSnapshot } from '@grantlens/fetcher';
import { startSandbox } from '@grantlens/sandbox';
import { encodeSnapshot } from '@grantlens/snapshot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { grantlens } from './program.ts';

const person = (id: string) => ({
  ...{ id, email: `${id}@example.com`, status: 'accepted', policies: [], user: { id: `u-${id}` } },
});
const token = (id: string, more: object) => ({ id, name: id, status: 'active', policies: [], ...more });
const state = {
  values: {
    root_module: {
      resources: [
        {
          ...{ mode: 'managed', type: 'cloudflare_account_token', address: 'cloudflare_account_token.t' },
          values: { account_id: 'shop', id: 'built' },
        },
      ],
    },
  },
};

let folder: string;
let snapshot: string;
let tfState: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantlens-managed-'));
  snapshot = join(folder, 'shop.json');
  tfState = join(folder, 'state.json');
  const sandbox = await startSandbox({
    accounts: [
      {
        account: { id: 'shop' },
        members: [person('ada'), person('bo')],
        userGroups: [{ id: 'g', name: 'Night shift', scim: true }],
        userGroupMembers: { g: ['ada'] },
        accountTokens: [
          token('built', {
            condition: { request_ip: { in: ['192.0.2.0/24'] } },
            policies: [
              {
                ...{ id: 'p', effect: 'allow', permission_groups: [{ id: 'x', name: 'Zone Read' }] },
                resources: { 'com.cloudflare.api.account.shop': '*' },
              },
            ],
          }),
          token('made', {
            issued_on: '2025-03-01T00:00:00Z',
            creator_email_at_creation: 'gone@example.com',
            provisioner_type: 'com.cloudflare.api.oauthtoken',
            provisioner_id: 'c1',
          }),
        ],
      },
    ],
  });
  const taken = await fetchSnapshot({
    apiBase: sandbox.baseUrl,
    credential: credentialFrom({ token: 'a-token-for-managed-by-1' }),
    accountId: 'shop',
    tool: { name: 'grantlens', version: '0.0.0' },
  });
  await sandbox.close();
  await writeFile(snapshot, encodeSnapshot(taken, 'json'));
  await writeFile(tfState, JSON.stringify(state));
});
afterAll(() => rm(folder, { recursive: true }));

async function rowOf(...args: readonly string[]) {
  const { code, out, err } = await grantlens([...args, '-s', snapshot, '-o', 'json']);
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out).results[0];
}

test('show says who manages a member, a user group and a token', async () => {
  const managers = [
    ['ada@example.com', [], 'identity provider'],
    ['group', ['Night', 'shift'], 'identity provider'],
    ['bo@example.com', [], 'hand'],
    ['token:built', [], 'terraform'],
    ['token:made', [], 'not known'],
  ] as const;
  for (const [name, rest, managedBy] of managers)
    expect(await rowOf('show', name, ...rest, '--tf-state', tfState)).toMatchObject({ managedBy });
  expect(await rowOf('show', 'bo@example.com')).toMatchObject({ managedBy: 'not known' });
});

test('show says when and by whom a token was made, by the fields of the API', async () => {
  expect(await rowOf('show', 'token:made')).toMatchObject({
    made: { at: '2025-03-01T00:00:00Z', by: 'gone@example.com', application: 'c1' },
  });
  expect(await rowOf('show', 'token:built')).toMatchObject({ made: null });
});

test('list has who manages each member, user group and token', async () => {
  const managedBy = async (kind: string) => {
    const { out } = await grantlens(['list', kind, '-s', snapshot, '--tf-state', tfState, '-o', 'json']);
    return JSON.parse(out).results.map((row: { readonly managedBy: string }) => row.managedBy);
  };
  expect(await managedBy('members')).toEqual(['identity provider', 'hand']);
  expect(await managedBy('groups')).toEqual(['identity provider']);
  expect(await managedBy('tokens')).toEqual(['terraform', 'not known']);
});

test('findings set the conditions of a token beside what they say of it', async () => {
  const { out } = await grantlens(['findings', '-s', snapshot, '-o', 'json']);
  const findings = JSON.parse(out).results as readonly { id: string; instances: readonly object[] }[];
  const withoutExpiry = findings.find(({ id }) => id === 'token-without-expiry');
  expect(withoutExpiry?.instances).toMatchObject([
    { standing: 'active', conditions: [{ kind: 'addresses', in: ['192.0.2.0/24'], notIn: [] }] },
    { standing: 'active' },
  ]);
  const { out: table } = await grantlens(['findings', '-s', snapshot]);
  expect(table).toContain('token:built has no expiry date. (from 192.0.2.0/24 only) [f-');
});

test.each(['dot', 'mermaid', 'graphml', 'gexf', 'svg'])(
  'a graph as %s sets the conditions of a token beside it',
  async (format) => {
    const { code, out } = await grantlens(['graph', '--format', format, '-s', snapshot]);
    expect([0, 3]).toContain(code);
    expect(out).toMatch(/from 192\.0\.2\.0(?:\/|#47;|&#x2F;|&#47;)24 only/);
  },
);

test('a state of Terraform that cannot be read is refused with its name', async () => {
  const { code, err } = await grantlens(['show', 'bo@example.com', '-s', snapshot, '--tf-state', snapshot]);
  expect(code).toBe(1);
  expect(err).toContain(snapshot);
});
