import type { Gap, UserGroup } from '@grantlens/snapshot';
import { expect, test } from 'vitest';
import { groupOf, groupRow, openAccount } from '../raw-account.fixture.ts';
import { type Cause, causeId, causeKinds, distinctCauses, mirrored, type NamedPolicy } from './cause.ts';

const access = openAccount({ permissionGroups: [groupRow('dns', []), groupRow('waf', [])] });
const [dns, waf] = [groupOf(access, 'dns'), groupOf(access, 'waf')];
const userGroup = { key: 'g1', id: 'g1', name: 'Team', size: 1 } as UserGroup;
const gap: Gap = { id: 'forbidden:roles' as Gap['id'], collection: 'roles', cause: 'forbidden', clouds: '' };
const policy: NamedPolicy = { id: 'p', effect: 'allow', permissionGroups: [dns], userGroup: null };
const unnamed: NamedPolicy = { ...policy, id: null, effect: 'deny', permissionGroups: [dns, waf], userGroup };

const causes: readonly (readonly [Cause, string])[] = [
  [{ kind: 'principal-added' }, 'principal-added'],
  [{ kind: 'principal-removed' }, 'principal-removed'],
  [
    {
      kind: 'standing-changed',
      before: { standing: 'latent', status: 'pending' },
      after: { standing: 'active', status: 'accepted' },
    },
    'standing-changed,latent,active',
  ],
  [
    { kind: 'condition-changed', condition: 'addresses', how: 'loosened' },
    'condition-changed,addresses,loosened',
  ],
  [{ kind: 'user-group-added', userGroup }, 'user-group-added g1'],
  [{ kind: 'user-group-removed', userGroup }, 'user-group-removed g1'],
  [{ kind: 'joined-user-group', userGroup }, 'joined-user-group g1'],
  [{ kind: 'left-user-group', userGroup }, 'left-user-group g1'],
  [{ kind: 'policy-added', policy }, 'policy-added [null,"p"]'],
  [{ kind: 'policy-removed', policy: { ...policy, userGroup } }, 'policy-removed ["g1","p"]'],
  [{ kind: 'policy-removed', policy: unnamed }, 'policy-removed ["g1",null,"deny","dns","waf"]'],
  [
    { kind: 'policy-changed', policy, what: ['access', 'resource-groups'] },
    'policy-changed [null,"p"] access,resource-groups',
  ],
  [
    { kind: 'resource-group-changed', resourceGroup: { id: 'r1', name: 'Zones' } },
    'resource-group-changed r1',
  ],
  [
    { kind: 'permission-group-changed', permissionGroup: dns, what: ['contents'] },
    'permission-group-changed dns',
  ],
  [{ kind: 'gap-opened', gap }, 'gap-opened forbidden:roles'],
  [{ kind: 'gap-closed', gap }, 'gap-closed forbidden:roles'],
];

test.each(causes)('a cause %o has the id %s', (cause, id) => expect(causeId(cause)).toBe(id));

test('a cause is seen from the other end as what undoes it, and that again as itself', () => {
  expect(causes.map(([cause]) => mirrored(cause).kind)).toEqual([
    'principal-removed',
    'principal-added',
    'standing-changed',
    'condition-changed',
    'user-group-removed',
    'user-group-added',
    'left-user-group',
    'joined-user-group',
    'policy-removed',
    'policy-added',
    'policy-added',
    'policy-changed',
    'resource-group-changed',
    'permission-group-changed',
    'gap-closed',
    'gap-opened',
  ]);
  for (const [cause] of causes) expect(mirrored(mirrored(cause))).toEqual(cause);
});

test('a cause is of one of the kinds there are', () => {
  expect([...new Set(causes.map(([{ kind }]) => kind))].sort()).toEqual([...causeKinds].sort());
});

test('several causes are each said once, in one order whatever order they came in', () => {
  const all = causes.map(([cause]) => cause);
  const ids = (of: readonly Cause[]) => distinctCauses(of).map(causeId);
  const sorted = causes.map(([, id]) => id).sort();
  expect(ids(all)).toEqual(sorted);
  expect(ids([...all, ...all].reverse())).toEqual(sorted);
  expect(distinctCauses([])).toEqual([]);
});
