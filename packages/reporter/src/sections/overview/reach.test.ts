import { expect, test } from 'vitest';
import { accessOf, shop } from '../../corner-shop.fixture.ts';
import { buildReport, buildWithin } from '../build-report.ts';

const options = { toolVersion: '1' };
const reachOf = (access = accessOf()) => buildReport(access, options).overview.reach;

const [ada, ben, cleo] = shop.members.items as readonly object[];
const [freeze] = shop.userGroups.items as readonly { readonly policies: readonly object[] }[];

const allowed = (ben as { readonly policies: readonly object[] }).policies;

/** Ada and Ben in a user group with these policies. */
const team = (access: 'allow' | 'deny', name = 'Team') =>
  accessOf({
    userGroups: {
      ...shop.userGroups,
      items: [{ id: 'ug1', name, policies: freeze?.policies.map((policy) => ({ ...policy, access })) }],
    },
    userGroupMembers: { ...shop.userGroupMembers, items: { ug1: [{ id: 'm1' }, { id: 'm2' }] } },
  });

test('the picture of who reaches what leads from principals through paths to permission groups', () => {
  const { nodes, links } = reachOf(team('allow'));
  const name = new Map(nodes.map((node) => [node.id, node.name]));
  const said = links.map(({ from, to, principals }) => `${name.get(from)} > ${name.get(to)} ${principals}`);
  expect(said).toEqual([
    'Ada Byron > Directly 1',
    'Ben > Directly 1',
    'cleo@shop.example > Directly 1',
    'deploy > Directly 1',
    'Ada Byron > Team 1',
    'Ben > Team 1',
    'Directly > Super Administrator - All Privileges 1',
    'Directly > Domain DNS 1',
    'Directly > DNS Write 1',
    'Directly > Domain Edge Preview 1',
    'Team > Domain DNS 2',
  ]);
});

test('the picture of who reaches what counts a principal with two paths to one permission group once', () => {
  const dns = reachOf(team('allow')).nodes.find(({ name }) => name === 'Domain DNS');
  expect(dns).toMatchObject({ principals: 2, detail: 'on the whole account, and on 1 place in it' });
});

test('the picture of who reaches what puts privileged permission groups first, and marks them', () => {
  const what = reachOf().nodes.filter(({ column }) => column === 'what');
  expect(what.map(({ privileged }) => privileged)).toEqual([true, false, false, false]);
  expect(what[0]?.name).toBe('Super Administrator - All Privileges');
});

test('the picture of who reaches what leaves out denies and what they take away', () => {
  const { nodes } = reachOf(team('deny'));
  expect(nodes.some(({ name }) => name === 'Team')).toBe(false);
});

test('the picture of who reaches what marks what a deny cuts in part, for all who have it or for some', () => {
  const dns = ({ nodes, links, sentences }: ReturnType<typeof reachOf>) => {
    const what = nodes.find(({ name }) => name === 'Domain DNS');
    const cuts = links.filter(({ to }) => to === what?.id).map(({ cut }) => cut);
    return [what?.cut, cuts, sentences.filter((one) => one.includes('reach “Domain DNS”'))];
  };
  const frozen = { ...shop.userGroups, items: [freeze, { id: 'ug3', name: 'Ops', policies: allowed }] };
  const inGroups = (ops: readonly object[]) =>
    accessOf({
      members: { ...shop.members, items: [ada, { ...ben, policies: [] }, cleo] },
      userGroups: frozen,
      userGroupMembers: { ...shop.userGroupMembers, items: { ug1: [{ id: 'm2' }], ug3: ops } },
    });
  expect(dns(reachOf(inGroups([{ id: 'm2' }])))).toEqual(['all', ['all'], []]);
  expect(dns(reachOf(inGroups([{ id: 'm1' }, { id: 'm2' }])))).toEqual([
    'some',
    ['some'],
    ['Through “Ops”, 2 principals reach “Domain DNS” (2, some with exceptions).'],
  ]);
  expect(dns(reachOf(inGroups([{ id: 'm1' }])))[0]).toBe('none');
});

test('the picture of who reaches what counts apart who can act today', () => {
  const { links } = reachOf();
  expect(links.map(({ principals, active }) => principals - active).filter((asleep) => asleep > 0)).toEqual([
    1, 1,
  ]);
});

test('the sentences below the picture of who reaches what say the same as the picture', () => {
  expect(reachOf(team('allow')).sentences).toEqual([
    'Ada Byron: directly and through “Team”.',
    'Ben: directly and through “Team”.',
    'cleo@shop.example (invited): directly.',
    'deploy (token): directly.',
    'Directly, 4 principals reach “Super Administrator - All Privileges” (1), “Domain DNS” (1), “DNS Write” (1) and “Domain Edge Preview” (1).',
    'Through “Team”, 2 principals reach “Domain DNS” (2).',
    '“Super Administrator - All Privileges” is held on the whole account by 1 principal.',
    '“Domain DNS” is held on the whole account, and on 1 place in it by 2 principals.',
    '“DNS Write” is held on 1 place by 1 principal.',
    '“Domain Edge Preview” is held on 1 place by 1 principal.',
  ]);
});

test('the picture of who reaches what depends neither on how entitlements are listed nor on the order of the API', () => {
  const reversed = { ...shop.members, items: [cleo, ben, ada] };
  expect(reachOf(accessOf({ members: reversed }))).toEqual(reachOf());
  expect(buildWithin(0, team('allow'), options).overview.reach).toEqual(reachOf(team('allow')));
});

test('the picture of who reaches what is empty where nobody holds anything', () => {
  const nobody = { ...shop.members, items: [], expected: 0 };
  const none = { ...shop.accountTokens, items: [] };
  expect(reachOf(accessOf({ members: nobody, accountTokens: none }))).toMatchObject({
    nodes: [],
    links: [],
    sentences: [],
  });
});
