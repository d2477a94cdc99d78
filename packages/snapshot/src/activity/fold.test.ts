import { expect, test } from 'vitest';
import { openFold } from './fold.ts';

const row = (id: string, more: object = {}) => ({
  id,
  action: { description: 'x', result: 'success', time: '2026-09-14T09:12:33Z', type: 'update' },
  actor: { id: 'u1', email: 'Ana@Example.com', type: 'user', ip_address: '192.0.2.77' },
  raw: { method: 'PATCH', uri: '/client/v4/zones/z1/dns_records/r1?x=1' },
  resource: { product: 'dns_records' },
  zone: { id: 'z1' },
  ...more,
});

const foldOf = (...rows: readonly unknown[]) => {
  const fold = openFold('changes');
  fold.add(rows);
  return fold.folded();
};

test('rows of one actor, product, zone and kind are one entry with its count and times', () => {
  const later = { ...row('b'), action: { time: '2026-10-01T00:00:00Z', result: '', type: 'update' } };
  expect(foldOf(row('a'), later)).toMatchObject({
    rows: 2,
    changes: [
      {
        actor: { type: 'user', userId: 'u1', tokenId: null, email: 'ana@example.com' },
        product: 'dns_records',
        zone: 'z1',
        kind: 'update',
        count: 2,
        first: '2026-09-14T09:12:33.000Z',
        last: '2026-10-01T00:00:00.000Z',
      },
    ],
  });
});

test('a token is known in both shapes that the log has of it', () => {
  const one = row('a', { actor: { type: 'account', id: 'acc', token_id: 't1', token_name: 'ci' } });
  const other = row('b', { actor: { type: 'account', id: 'acc', token: { id: 't1', name: 'ci' } } });
  const [change, ...others] = foldOf(one, other).changes;
  expect(change).toMatchObject({ actor: { type: 'account', userId: null, tokenId: 't1' }, count: 2 });
  expect(others).toEqual([]);
});

test.each([
  ['/client/v4/accounts/a/iam/user_groups/g/members/m?x=1', 'DELETE', 'user_groups', 'delete', true],
  ['/accounts/a/members', 'POST', 'members', 'create', true],
  ['/memberships/m', 'PUT', 'members', 'update', true],
  ['/accounts/a/tokens/t/value', 'PUT', 'tokens', 'update', true],
  ['/user/tokens', 'POST', 'user_tokens', 'create', true],
  ['/accounts/a/scim/v2/Groups/g', 'PATCH', 'scim', 'update', true],
  ['/accounts/a/sso_connectors/s', 'PATCH', 'sso_connectors', 'update', true],
  ['/organizations/o/members', 'POST', 'organization_members', 'create', true],
  [
    'https://api.cloudflare.com/client/v4/accounts/a/workers/scripts/x/content',
    'PUT',
    'workers',
    'update',
    false,
  ],
  ['/accounts/a', 'PUT', 'account', 'update', false],
  ['/zones/z/settings/ssl', 'PATCH', 'zone_settings', 'update', false],
  ['/zones/z/something_new/1', 'POST', 'from-the-row', 'create', false],
  ['', '', 'from-the-row', 'other', false],
])('the path %s of a %s is a change of %s', (uri, method, product, kind, isAccess) => {
  const { changes, access } = foldOf(
    row('a', {
      raw: { method, uri },
      resource: { product: 'From-the-Row' },
      action: { time: '2026-09-14T09:12:33Z', type: '' },
    }),
  );
  expect(changes).toMatchObject([{ product, kind }]);
  expect(access.length === 1).toBe(isAccess);
});

test('a description is looked at only where neither path nor product help', () => {
  const action = { time: '2026-09-14T09:12:33Z', description: 'Update SCIM Group', type: 'update' };
  const [change] = foldOf(row('a', { action, raw: {}, resource: {} })).changes;
  expect(change).toMatchObject({ product: 'scim' });
  const [other] = foldOf(row('a', { action, resource: {} })).changes;
  expect(other).toMatchObject({ product: 'dns_records' });
});

test('a row about access is kept whole, without its secrets and with its address cut', () => {
  const { access } = foldOf(
    row('a', {
      raw: { method: 'POST', uri: '/accounts/a/tokens', user_agent: 'x' },
      resource: { id: 't', product: '', response: { id: 't', value: 'secret-value-of-the-token' } },
    }),
  );
  expect(access).toMatchObject([
    { product: 'tokens', row: { actor: { ip_address: '192.0.2.0/24' }, raw: { user_agent: 'x' } } },
  ]);
  expect(JSON.stringify(access)).not.toContain('secret-value');
  expect(JSON.stringify(access)).not.toContain('192.0.2.77');
});

test('what cannot be read, did not happen or came again is counted and not folded', () => {
  const failed = row('f', { action: { time: '2026-09-14T09:12:33Z', result: 'failure', type: 'update' } });
  const folded = foldOf(
    row('a'),
    row('a'),
    failed,
    null,
    7,
    { id: 'x' },
    row('t', { action: { time: 'noon' } }),
  );
  expect(folded).toMatchObject({ rows: 7, repeated: 1, notDone: 1, unreadable: 4, changes: [{ count: 1 }] });
});

test('the older log gives logins and members’ own tokens, and leaves out what the newer one has', () => {
  const older = (id: string, type: string) => ({
    id,
    action: { type, result: true },
    actor: { id: 'u1', email: 'ana@example.com', ip: '::ffff:192.0.2.31', type: 'user' },
    newValue: '{"secret":"x"}',
    metadata: { token_name: 'laptop', new_token_hash: 'a-hash' },
    when: '2026-09-14T09:12:33Z',
  });
  const fold = openFold('logins');
  fold.add([
    older('a', 'login'),
    older('b', 'token_roll'),
    older('c', 'API_key_view'),
    older('d', 'rec_add'),
  ]);
  const { changes, access, leftOut } = fold.folded();
  expect(changes.map(({ product, kind }) => `${product} ${kind}`)).toEqual([
    'login login',
    'user_tokens other',
    'user_tokens update',
  ]);
  expect(leftOut).toBe(1);
  expect(JSON.stringify(access)).not.toMatch(/a-hash|secret|192\.0\.2\.31/);
});

test('beyond the most keys zones are folded, and then products', () => {
  const rows = Array.from({ length: 30 }, (_, at) =>
    row(`${at}`, {
      raw: { method: 'POST', uri: `/zones/z${at % 6}/${['dns_records', 'purge_cache', 'snippets'][at % 3]}` },
      zone: {},
    }),
  );
  const foldedWithin = (mostKeys: number) => {
    const fold = openFold('changes', { mostKeys });
    fold.add(rows);
    return fold.folded();
  };
  expect(foldedWithin(100)).toMatchObject({ folding: 'rows' });
  expect(foldedWithin(5)).toMatchObject({ folding: 'zones' });
  expect(foldedWithin(5).changes).toHaveLength(3);
  expect(foldedWithin(2)).toMatchObject({
    folding: 'products',
    changes: [{ product: '*', zone: null, count: 30 }],
  });
});

test('the newest of too many rows about access are kept, and the others counted', () => {
  const fold = openFold('changes', { mostAccess: 3 });
  const at = (day: number) => ({ time: `2026-09-${String(day).padStart(2, '0')}T00:00:00Z`, type: 'update' });
  const raw = { method: 'POST', uri: '/accounts/a/members' };
  fold.add(Array.from({ length: 10 }, (_, day) => row(`${day}`, { raw, action: at(day + 1) })));
  const { access, accessLeftOut } = fold.folded();
  expect(access.map(({ id }) => id)).toEqual(['9', '8', '7']);
  expect(accessLeftOut).toBe(7);
});
