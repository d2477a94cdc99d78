import { unitsOf } from '@grantlens/engine';
import { expect, test } from 'vitest';
import { makePlan } from './make-plan.ts';
import type { Plan } from './plan.ts';
import { openPlanned, permissionGroup, policy, type Row, type Rows, zones } from './planned.fixture.ts';
import { planOf, usual } from './said.fixture.ts';

const dns = permissionGroup('dns');
const waf = permissionGroup('waf');
const ada = (...policies: readonly Row[]) => ({ id: 'ada', policies });
const actions = ({ steps }: Plan) => steps.map(({ action, object }) => `${action} ${object.id}`);
const byHand = ({ tasks }: Plan) => tasks.map(({ what }) => what.slice(what.lastIndexOf(': ') + 2));

const unsaid = { settledBy: null, saidKeep: false, instruction: null, isEscalated: false } as const;
const inexact = 'what it holds cannot be written back exactly.';
const { scope } = zones('z1') as { readonly scope: Row & { readonly objects: readonly Row[] } };
const shown = (one: unknown): Row => ({ ...zones('z1'), scope: one });
const reaching = (id: string, ...places: readonly Row[]) => ({
  ...policy(id, 'allow', [dns, waf], zones('z1')),
  resource_groups: places,
});

test.each<[string, Rows]>([
  ['twice in one policy', { members: [ada(reaching('p', shown(scope), shown([])))] }],
  [
    'in policies of two members',
    { members: [ada(reaching('p', shown(scope))), { id: 'bob', policies: [reaching('q', shown({}))] }] },
  ],
  [
    'in a policy of a member and one of a user group',
    {
      members: [ada(reaching('p', shown(scope)))],
      userGroups: [{ id: 'Team', name: 'Team', policies: [reaching('q', shown(zones('z2').scope))] }],
    },
  ],
  [
    'in a policy and in the list of the account',
    {
      members: [ada(reaching('p', shown(scope)))],
      resourceGroups: [shown([scope, zones('z2').scope])],
    },
  ],
])('a resource group that is shown with two scopes %s is never sent by its id', (_, rows) => {
  const plan = planOf(rows, { revoke: ['direct ada dns z1'] });
  expect(actions(plan)).toEqual([]);
  expect(byHand(plan)).toEqual([inexact]);
});

test('a resource group that is shown with one scope in several forms is sent by its id', () => {
  const turned = shown([{ ...scope, objects: [...scope.objects, ...scope.objects] }]);
  const rows = { members: [ada(reaching('p', shown(scope), turned, { id: 'of z1', name: 'z1' }))] };
  const plan = planOf({ ...rows, resourceGroups: [shown(scope)] }, { revoke: ['direct ada dns z1'] });
  expect(actions(plan)).toEqual(['set-member-policies ada']);
});

test('a role is taken by its id unless another role with that id stays', () => {
  const role = (id: string, name: string) => ({ id, name });
  const roles = [role('r1', 'One'), role('r1', 'Uno'), role('r2', 'Two')];
  const opened = openPlanned({ members: [{ id: 'ada', policies: null, roles }] });
  const directs = unitsOf(opened.access).all.filter(({ kind }) => kind === 'direct');
  const taken = (...names: readonly string[]) => {
    const meant = directs.filter(({ permissionGroup: held }) => names.includes(held?.name ?? ''));
    const inForce = meant.map(({ id }) => ({ unit: id, word: 'revoke', ...unsaid }) as const);
    return makePlan({ ...opened, package: '', inForce, options: usual });
  };
  expect(byHand(taken('One'))).toEqual([inexact]);
  expect(byHand(taken('Uno', 'Two'))).toEqual([inexact]);
  expect(taken('One', 'Uno').steps).toMatchObject([{ body: { roles: [{ id: 'r2' }] } }]);
  expect(taken('Two').steps).toMatchObject([{ body: { roles: [{ id: 'r1' }, { id: 'r1' }] } }]);
});
