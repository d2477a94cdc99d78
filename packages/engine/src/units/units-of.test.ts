import { expect, test } from 'vitest';
import type { Access } from '../access/access.ts';
import { outcomesOf } from '../outcomes/outcomes-of.ts';
import { groupRow, memberRow, openAccount, policyRow, zoneKey, zoneType } from '../raw-account.fixture.ts';
import { unitsOf } from './units-of.ts';

const dns = groupRow('dns', ['dns:edit'], zoneType);
const members = groupRow('members', ['member:edit']);

const unitRow = (access: Access) =>
  unitsOf(access).all.map(({ kind, access: effect, principal, group, permissionGroup, scope, ...unit }) =>
    [
      kind,
      effect === 'allow' ? '' : effect,
      principal?.id ?? group?.id,
      kind === 'membership' ? group?.id : (permissionGroup?.id ?? ''),
      (scope?.key ?? unit.resourceGroupId ?? '').split('.').at(-1),
      `${unit.carries} from ${unit.sources.length}`,
      unit.privileged,
    ]
      .filter((part) => part !== '')
      .join(' '),
  );

const harbour = () =>
  openAccount({
    members: [
      memberRow('ada', policyRow('p1', 'allow', [dns], zoneKey('z1')), policyRow('p2', 'deny', [dns], '*')),
      { ...memberRow('bob'), status: 'pending' },
    ],
    userGroups: [
      { id: 'ops', name: 'Ops', policies: [policyRow('g1', 'allow', [dns, members], '*')] },
      { id: 'idle', name: 'Idle', policies: [policyRow('g2', 'allow', [dns], '*')] },
      { id: 'bare', name: 'Bare', policies: [] },
    ],
    userGroupMembers: { ops: [{ id: 'ada' }, { id: 'bob' }], bare: [{ id: 'bob' }] },
    accountTokens: [{ id: 't1', name: 'deploy', status: 'active', policies: [] }],
  });

test('the units of an account are one for each member, membership, token, and cell of a policy', () => {
  expect(unitRow(harbour())).toEqual([
    'account ada 4 from 0 yes',
    'membership ada ops 2 from 0 yes',
    'direct ada dns z1 1 from 1 no',
    'direct deny ada dns a1 1 from 1 no',
    'account bob 2 from 0 yes',
    'membership bob bare 0 from 0 no',
    'membership bob ops 2 from 0 yes',
    'token t1 0 from 0 no',
    'handout idle dns a1 0 from 1 no',
    'handout ops dns a1 2 from 1 no',
    'handout ops members a1 2 from 1 yes',
  ]);
});

test('the units of an account have ids that nothing but what they are about decides', () => {
  const ids = (access: Access) => unitsOf(access).all.map(({ id }) => id);
  expect(ids(harbour())[0]).toBe('u-abf2648dbf632059f6fb');
  expect(new Set(ids(harbour())).size).toBe(11);
});

test('the units of an account count the same thing from two policies as one with two sources', () => {
  const twice = openAccount({
    members: [
      memberRow(
        'ada',
        policyRow('p1', 'allow', [dns], zoneKey('z1')),
        policyRow('p2', 'allow', [dns, members], zoneKey('z1')),
      ),
    ],
  });
  expect(unitRow(twice)).toContain('direct ada dns z1 2 from 2 no');
});

test('the units of an account name the resource group where its scope could not be read', () => {
  const lost = { ...policyRow('p1', 'allow', [dns], '*'), resource_groups: [{ id: 'gone' }] };
  expect(unitRow(openAccount({ members: [memberRow('ada', lost)] }))).toEqual([
    'account ada 1 from 0 no',
    'direct ada dns gone 1 from 1 no',
  ]);
});

test('the units of an account do not exist for somebody in a user group who is not a member', () => {
  const access = openAccount({
    members: [memberRow('ada')],
    userGroups: [{ id: 'ops', name: 'Ops', policies: [policyRow('g1', 'allow', [dns], '*')] }],
    userGroupMembers: { ops: [{ id: 'gone' }] },
  });
  expect(unitRow(access)).toEqual(['account ada 0 from 0 no', 'handout ops dns a1 0 from 1 no']);
});

const under = (access: Access) => {
  const { all, under: unitsUnder } = unitsOf(access);
  const kindOf = new Map(all.map(({ id, kind }) => [id, kind]));
  return [...outcomesOf(access)]
    .flatMap(({ cells }) => [...cells].flat())
    .flatMap(({ grant, principals }) =>
      principals.map((principal) => {
        const kinds = unitsUnder({ ...grant, principal }).map((id) => kindOf.get(id));
        return `${principal.id} ${grant.permissionGroup?.id}: ${kinds.join(' + ')}`;
      }),
    );
};

test('an entitlement rests on a direct unit, or a membership and what the user group gives', () => {
  expect(under(harbour())).toEqual([
    'ada dns: direct',
    'ada dns: direct',
    'ada dns: membership + handout',
    'bob dns: membership + handout',
    'ada members: membership + handout',
    'bob members: membership + handout',
  ]);
});

test('an entitlement rests on the account unit where it names no permission group, or where who is in the user group was not seen', () => {
  const shown = memberRow('ada');
  expect(under(openAccount({ members: [{ ...shown, policies: null }] }))).toEqual(['ada undefined: account']);
  const unseen = openAccount({
    members: [{ id: 'ada', status: 'accepted', policies: [] }],
    userGroups: [{ id: 'ops', name: 'Ops', policies: [policyRow('g1', 'allow', [dns], '*')] }],
    userGroupMembers: { ops: [{ email: 'somebody@example.com' }] },
  });
  expect(under(unseen)).toContain('ada dns: account + handout');
});
