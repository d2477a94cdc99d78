import { isObject } from '@grantlens/snapshot/internal';
import { expect, test } from 'vitest';
import type { Plan } from './plan.ts';
import { openPlanned, permissionGroup, policy, type Row, zones } from './planned.fixture.ts';
import { planOf, planOn, shortOf } from './said.fixture.ts';

const [dns, waf] = [permissionGroup('dns'), permissionGroup('waf')];
const actions = ({ steps }: Plan) => steps.map(({ action, object }) => `${action} ${object.id}`);
const member = (id: string, ...policies: readonly Row[]): Row => ({
  id,
  user: { id: `user of ${id}`, email: `${id}@example.com` },
  policies,
});
const team = (members: readonly string[], ...policies: readonly Row[]) => ({
  userGroups: [{ id: 'Team', name: 'Team', policies }],
  userGroupMembers: { Team: members.map((id) => ({ id })) },
});

test('a write of a member has policies or roles and never both, also where the row shows both', () => {
  const roles = [
    { id: 'r1', name: 'One' },
    { id: 'r2', name: 'Two' },
  ];
  const both = { ...member('ada', policy('p', 'allow', [dns, waf], zones('z1'))), roles };
  const alone = { ...member('bob'), policies: null, roles };
  const opened = openPlanned({ members: [both, alone] });
  const role = [...shortOf(opened.access).keys()].find((short) => short.startsWith('direct bob')) ?? '';
  const { steps } = planOn(opened, { revoke: ['direct ada dns z1', role] });
  const written = steps
    .flatMap(({ body, reverse }) => [body, reverse?.body])
    .map((body) => {
      const { policies, roles: sent } = isObject(body) ? body : {};
      return [policies !== undefined, sent !== undefined];
    });
  expect(written).toEqual([
    [true, false],
    [true, false],
    [false, true],
    [false, true],
  ]);
});

test('a membership is ended by the id of the member, not by that of the user', () => {
  const rows = { members: [member('ada')], ...team(['ada'], policy('q', 'allow', [dns], zones('z1'))) };
  const [step] = planOf(rows, { revoke: ['membership ada Team'] }).steps;
  expect(step?.path).toBe('/accounts/a1/iam/user_groups/Team/members/ada');
  expect(step?.reverse?.body).toEqual([{ id: 'ada' }]);
});

test('a step on a user group names every member who loses something by it', () => {
  const rows = {
    members: [member('ada'), member('bob'), member('cem', policy('p', 'allow', [dns], zones('*')))],
    ...team(['ada', 'bob', 'cem'], policy('q', 'allow', [dns, waf], zones('z1'))),
  };
  const [step] = planOf(rows, { revoke: ['handout Team dns z1'] }).steps;
  const named = step?.loses.map(({ principal }) => (isObject(principal) ? principal.id : null));
  expect([...new Set(named)]).toEqual(['ada', 'bob']);
});

test('a member of a group that an identity provider fills is removed here, and is to be removed there too', () => {
  const rows = { members: [member('ada')], ...team(['ada'], policy('q', 'allow', [dns], zones('z1'))) };
  const plan = planOf(rows, { revoke: ['account ada'] }, { scimGroups: ['Team'] });
  expect(actions(plan)).toEqual(['remove-member ada']);
  expect(plan.tasks.map(({ what }) => what)).toEqual([
    'In the identity provider, take ada@example.com out of the user group Team: the next synchronisation would bring them back.',
  ]);
});

test('the removal of a member says what of their access it does not end, or is only expected to end', () => {
  const [step] = planOf({ members: [member('ada')] }, { revoke: ['account ada'] }).steps;
  const notes = step?.notes.join(' ');
  expect(notes).toContain('A super administrator of the organisation keeps access');
  expect(notes).toContain('the global API key, are expected to lose the account');
});
