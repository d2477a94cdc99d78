import { unshownName } from '@grantlens/snapshot/internal';
import { expect, test } from 'vitest';
import { after, type ChangeSketch, changeRow, planPolicy } from './plan.fixture.ts';

const secret = 'SECRET';
/** Everything that is given of a plan, but for what is for matching alone. */
const shown = (sketches: Readonly<Record<string, ChangeSketch>>): string => {
  const found = after(Object.entries(sketches).map(([address, sketch]) => changeRow(address, sketch)));
  return JSON.stringify(found, (_key, value: unknown) =>
    value instanceof Map ? [...value] : value instanceof Set ? [...value] : value,
  );
};

test.each<[string, Readonly<Record<string, ChangeSketch>>]>([
  [
    'the e-mail of a new member',
    {
      'cloudflare_account_member.a': {
        actions: ['create'],
        after: { email: `${secret}@example.com`, policies: [planPolicy('dns')] },
        after_sensitive: { email: true },
      },
    },
  ],
  [
    'the name of a token that changes',
    {
      'cloudflare_account_token.a': {
        actions: ['update'],
        before: { id: 't1', name: secret },
        after: { id: 't1', name: `${secret} 2`, policies: [] },
        before_sensitive: { name: true },
        after_sensitive: { name: true },
      },
    },
  ],
  [
    'the name of a new group',
    {
      'cloudflare_user_group.a': {
        actions: ['create'],
        after: { name: secret, policies: [] },
        after_sensitive: { name: true },
      },
    },
  ],
  [
    'ids in policies',
    {
      'cloudflare_user_group.a': {
        actions: ['create'],
        after: { name: 'A', policies: [planPolicy(`${secret}1`, `${secret}2`, `${secret}3`)] },
        after_sensitive: { policies: true },
      },
    },
  ],
  [
    'resources, addresses and dates of a token',
    {
      'cloudflare_account_token.a': {
        actions: ['create'],
        after: {
          name: 'a',
          status: secret,
          policies: [
            {
              effect: 'allow',
              permission_groups: [{ id: 'zones' }],
              resources: JSON.stringify({ [`com.cloudflare.api.account.zone.${secret}`]: '*' }),
            },
            {
              effect: 'allow',
              permission_groups: [{ id: 'zones' }],
              resources: { [`com.cloudflare.api.account.zone.${secret}`]: '*' },
            },
          ],
          condition: { request_ip: { in: [`${secret}/24`] } },
          expires_on: secret,
        },
        after_sensitive: {
          status: true,
          policies: [{ resources: true }, { resources: true }],
          condition: { request_ip: { in: [true] } },
          expires_on: true,
        },
      },
    },
  ],
  [
    'members of a group, and the account',
    {
      'cloudflare_user_group_members.a': {
        actions: ['update'],
        before: { id: 'g-ops', user_group_id: 'g-ops', members: [{ id: secret }] },
        after: { id: 'g-ops', user_group_id: 'g-ops', members: [{ id: `${secret}2` }] },
        before_sensitive: { members: true },
        after_sensitive: { members: true },
      },
      'cloudflare_user_group_members.b': {
        actions: ['delete'],
        before: { account_id: secret, id: secret, user_group_id: secret },
        before_sensitive: { account_id: true, id: true },
      },
    },
  ],
])('%s is never given where it is sensitive', (_, sketches) => {
  expect(shown(sketches)).not.toContain(secret);
});

test('a sensitive e-mail finds its member, and the address stands in the place of a new one', () => {
  const { matched, account } = after([
    changeRow('cloudflare_account_member.old', {
      actions: ['update'],
      before: { email: 'ada@example.com' },
      after: { email: 'ada@example.com', policies: [planPolicy('dns')] },
      before_sensitive: { email: true },
      after_sensitive: { email: true },
    }),
    changeRow('cloudflare_account_member.new', {
      actions: ['create'],
      after: { email: 'dee@example.com', policies: [planPolicy('dns')] },
      after_sensitive: { email: true },
    }),
  ]);
  expect(matched.map(({ by }) => by)).toEqual(['email', 'new']);
  const emails = account.principals.flatMap(({ email }) => email ?? []);
  // What the snapshot shows is shown.
  expect(emails).toContain('ada@example.com');
  expect(emails).toContain('cloudflare_account_member.new');
  expect(account.principals.flatMap((one) => one[unshownName] ?? [])).toEqual(['dee@example.com']);
});

test('what is sensitive and stands in the snapshot is read as it is', () => {
  const { account, unknown } = after([
    changeRow('cloudflare_user_group.ops', {
      actions: ['update'],
      before: { id: 'g-ops', name: 'Ops' },
      after: { id: 'g-ops', name: 'Ops', policies: [planPolicy('logs', 'shop')] },
      after_sensitive: { policies: true, name: true },
    }),
  ]);
  const [policy] = account.policies.filter(({ holder }) => holder.kind === 'user-group');
  expect(policy?.permissionGroups.map(({ key }) => key)).toEqual(['logs']);
  expect(policy?.resourceGroups.map(({ id }) => id)).toEqual(['shop']);
  expect(unknown).toEqual([]);
});

test('a sensitive status counts, in any case of letters', () => {
  const { account } = after([
    changeRow('cloudflare_account_member.new', {
      actions: ['create'],
      after: { email: 'dee@example.com', status: 'Accepted', policies: [] },
      after_sensitive: { status: true },
    }),
  ]);
  expect(account.principals.find(({ email }) => email === 'dee@example.com')?.standing).toBe('active');
});
