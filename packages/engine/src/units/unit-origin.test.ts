import { type AccessEvent, overlaid } from '@grantlens/snapshot/internal';
import { expect, test } from 'vitest';
import { type Access, compile } from '../access/access.ts';
import { user, withLog } from '../activity/activity.fixture.ts';
import { groupRow, memberRow, openAccount, policyRow, zoneKey, zoneType } from '../raw-account.fixture.ts';
import { managerOfUnit } from './unit-manager.ts';
import { openUnitOrigin } from './unit-origin.ts';
import { unitsOf } from './units-of.ts';

const dns = groupRow('dns', ['dns:edit'], zoneType);
const ssl = groupRow('ssl', ['ssl:edit'], zoneType);
const at = (day: string) => `2025-0${day}T00:00:00Z`;

const harbour = () =>
  openAccount({
    members: [
      {
        ...memberRow('ada', policyRow('p1', 'allow', [dns], zoneKey('z1'))),
        user: { id: 'u-ada', email: 'ada@example.com' },
      },
      memberRow('bob'),
    ],
    userGroups: [
      {
        id: 'ops',
        name: 'Ops',
        created_on: at('1-01'),
        policies: [
          { ...policyRow('g1', 'allow', [dns, ssl], zoneKey('z1')), created_on: at('3-03') },
          { ...policyRow('g2', 'allow', [dns], zoneKey('z1')), created_on: at('2-02') },
          policyRow('g3', 'allow', [ssl], zoneKey('z1')),
        ],
      },
    ],
    userGroupMembers: {
      ops: [{ id: 'ada', created_at: at('4-04') }, { id: 'ada', created_at: at('5-05') }, { id: 'bob' }],
    },
    accountTokens: [
      {
        ...{ id: 't1', name: 'deploy', status: 'active', issued_on: at('6-06') },
        ...{ creator_email_at_creation: 'gone@example.com', provisioner_id: 'c1' },
        provisioner_type: 'com.cloudflare.api.oauthtoken',
        policies: [
          {
            ...{ id: 'tp', effect: 'allow', permission_groups: [dns] },
            resources: { [zoneKey('z1')]: '*' },
          },
        ],
      },
      { id: 't2', name: 'bare', status: 'active', policies: [] },
    ],
  });

const nameOf = ({ kind, principal, group, permissionGroup }: ReturnType<typeof unitsOf>['all'][number]) =>
  [kind, principal?.id ?? group?.id, kind === 'membership' ? group?.id : permissionGroup?.id]
    .filter((part) => part !== undefined)
    .join(' ');

function originsOf<T>(access: Access, say: (origin: ReturnType<ReturnType<typeof openUnitOrigin>>) => T) {
  const originOf = openUnitOrigin(access);
  return Object.fromEntries(unitsOf(access).all.map((unit) => [nameOf(unit), say(originOf(unit))]));
}

test('the fields of the API say when and by whom a unit was made, and are named', () => {
  const said = { by: null, application: null };
  expect(originsOf(harbour(), ({ made }) => made)).toEqual({
    'account ada': null,
    'membership ada ops': { ...said, at: at('4-04'), source: 'created_at of the member of the user group' },
    // The policies of members show no date.
    'direct ada dns': null,
    'account bob': null,
    'membership bob ops': null,
    'token t1': {
      at: at('6-06'),
      by: 'gone@example.com',
      application: 'c1',
      source: 'issued_on, creator_email_at_creation, provisioner_id of the token',
    },
    'direct t1 dns': null,
    'token t2': null,
    'handout ops dns': { ...said, at: at('2-02'), source: 'created_on of the policy' },
    // One of its two policies does not say it, and may be the older one.
    'handout ops ssl': null,
  });
});

test('a policy that is there twice has the earlier of two dates, whichever row comes first', () => {
  const twin = (...days: readonly string[]) =>
    openAccount({
      userGroups: [
        {
          ...{ id: 'ops', name: 'Ops' },
          policies: days.map((day) => ({
            ...policyRow('g', 'allow', [dns], zoneKey('z1')),
            ...(day !== '' && { created_on: at(day) }),
          })),
        },
      ],
    }).account.policies.map(({ createdAt }) => createdAt);
  for (const days of [
    ['2-02', '3-03'],
    ['3-03', '2-02'],
    ['', '2-02'],
    ['2-02', ''],
  ])
    expect(twin(...days)).toEqual([at('2-02')]);
});

const event = (path: string, more: Partial<AccessEvent> = {}): AccessEvent => ({
  log: 'changes',
  id: path,
  at: '2025-12-01T00:00:00.000Z',
  actor: user('u-ada'),
  product: 'members',
  kind: 'update',
  path,
  row: {},
  ...more,
});

test('a recorded change is of the units that rest on what its path names, and of no others', () => {
  const access = withLog(harbour(), [], {
    access: [
      event('/accounts/a1/members/bob'),
      event('/accounts/a1/members', { id: 'made', kind: 'create', row: { resource: { id: 'bob' } } }),
      event('/accounts/a1/tokens', {
        id: 'built',
        kind: 'create',
        row: { resource: { response: { id: 't2' } } },
      }),
      event('/accounts/a1/members', { id: 'of nobody', kind: 'update', row: { resource: { id: 'bob' } } }),
      event('/accounts/a1/scim/v2/Users/u-ada'),
      event('/accounts/a1/scim/v2/Groups/ops', { at: '2025-12-03T00:00:00.000Z' }),
      event('/accounts/a1/iam/user_groups/ops/members', { at: '2025-12-02T00:00:00.000Z' }),
      event('/accounts/a1/iam/user_groups/ops'),
    ],
  });
  const members = [
    '/accounts/a1/scim/v2/Groups/ops directory',
    '/accounts/a1/iam/user_groups/ops/members members',
  ];
  const policies = ['/accounts/a1/iam/user_groups/ops itself'];
  expect(
    originsOf(access, (one) => one.changedBy?.changes.map(({ event: { id }, of }) => `${id} ${of}`)),
  ).toEqual({
    'account ada': ['/accounts/a1/scim/v2/Users/u-ada directory'],
    'membership ada ops': members,
    'direct ada dns': [],
    'account bob': ['/accounts/a1/members/bob itself', 'made itself'],
    'membership bob ops': members,
    'token t1': [],
    'direct t1 dns': [],
    'token t2': ['built itself'],
    'handout ops dns': policies,
    'handout ops ssl': policies,
  });
});

const managers = (
  access: Access,
  managed: readonly string[] | null,
  status: 'complete' | 'forbidden' = 'complete',
) => {
  const besides = access.account.besides.map((one) => ({ ...one, status }));
  const scim = { externalId: 'x', active: true };
  const account = {
    ...overlaid(access.account, { besides }),
    principals: access.account.principals.map((one) => (one.id === 'bob' ? { ...one, scim } : one)),
  };
  const state = managed && ((kind: string, id: string) => managed.includes(`${kind} ${id}`));
  return Object.fromEntries(
    unitsOf(compile(account as typeof access.account)).all.map((unit) => [
      nameOf(unit),
      managerOfUnit(unit, account as typeof access.account, state),
    ]),
  );
};

test('a unit is managed by what would put it back', () => {
  const state = ['user-group-members ops', 'token t2', 'member ada'];
  expect(managers(harbour(), state)).toEqual({
    'account ada': 'terraform',
    'membership ada ops': 'terraform',
    'direct ada dns': 'terraform',
    'account bob': 'identity provider',
    'membership bob ops': 'terraform',
    'token t1': 'not known',
    'direct t1 dns': 'not known',
    'token t2': 'terraform',
    'handout ops dns': 'hand',
    'handout ops ssl': 'hand',
  });
  expect(managers(harbour(), ['user-group ops'])).toMatchObject({
    'account ada': 'hand',
    'membership ada ops': 'hand',
    'direct ada dns': 'hand',
    'handout ops dns': 'terraform',
  });
});

test('nobody is said to manage a unit by hand without a state, or where SCIM may know of it and was not read', () => {
  for (const manager of Object.values(managers(harbour(), null)))
    expect(['identity provider', 'not known']).toContain(manager);
  expect(managers(harbour(), [], 'forbidden')).toMatchObject({
    'account ada': 'not known',
    'membership ada ops': 'not known',
    'direct ada dns': 'not known',
    'handout ops dns': 'hand',
    'token t2': 'hand',
  });
});
