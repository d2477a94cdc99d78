import { credentialFrom, fetchSnapshot } from '@grantlens/fetcher';
import { fixtureFolder, readFixture, startSandbox } from '@grantlens/sandbox';
import {
  type CollectionName,
  canonicalText,
  collectionNames,
  stripSecrets,
} from '@grantlens/snapshot/internal';
import Cloudflare from 'cloudflare';
import { expect, onTestFinished, test } from 'vitest';

// Cloudflare's own client is the judge: it walks the lists in its own way and knows nothing of ours.

async function all(list: AsyncIterable<unknown>): Promise<unknown[]> {
  const rows: unknown[] = [];
  for await (const row of list) rows.push(row);
  return rows;
}

async function readByTheClient(client: Cloudflare, account_id: string) {
  const groups = (await all(client.iam.userGroups.list({ account_id }))) as readonly { id: string }[];
  const members = groups.map(async ({ id }) => [
    id,
    await all(client.iam.userGroups.members.list(id, { account_id })),
  ]);
  const zones = { account: { id: account_id } };
  return {
    members: await all(client.accounts.members.list({ account_id })),
    roles: await all(client.accounts.roles.list({ account_id })),
    userGroups: groups,
    userGroupMembers: Object.fromEntries(await Promise.all(members)),
    permissionGroups: await all(client.iam.permissionGroups.list({ account_id })),
    resourceGroups: await all(client.iam.resourceGroups.list({ account_id })),
    zones: [
      ...(await all(client.zones.list(zones))),
      ...(await all(client.zones.list({ ...zones, type: ['internal'] }))),
    ],
    accountTokens: await all(client.accounts.tokens.list({ account_id, include_expired: true } as never)),
    tokenPermissionGroups: await all(client.accounts.tokens.permissionGroups.list({ account_id })),
    ssoConnectors: await all(client.iam.sso.list({ account_id })),
  } satisfies Record<CollectionName, unknown>;
}

test.each(['small-agency', 'north-harbour'])(
  'a snapshot of %s has what the official client reads, object by object',
  async (name) => {
    const state = await readFixture(fixtureFolder(name));
    const sandbox = await startSandbox({ accounts: [state] });
    onTestFinished(() => sandbox.close());
    const client = new Cloudflare({ apiToken: 'any', baseURL: sandbox.baseUrl, maxRetries: 0 });
    const theirs = await readByTheClient(client, state.account.id);
    const { account, collections } = await fetchSnapshot({
      apiBase: sandbox.baseUrl,
      credential: credentialFrom({ token: 'reader-of-everything' }),
      accountId: state.account.id,
      tool: { name: 'grantlens', version: '0.0.0' },
    });

    const inOrder = (rows: unknown) => canonicalText(stripSecrets('', rows).value);
    expect(inOrder(account)).toBe(inOrder(await client.accounts.get({ account_id: state.account.id })));
    expect(collections.members.items.length).toBeGreaterThan(1);
    for (const collection of collectionNames) {
      const ours = collections[collection].items;
      expect([collection, inOrder(ours)]).toEqual([collection, inOrder(theirs[collection])]);
    }
  },
);
