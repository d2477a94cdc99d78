import { resourceKey } from '@grantlens/snapshot/internal';
import { expect, test } from 'vitest';
import {
  accountType,
  groupRow,
  memberRow,
  openAccount,
  openGroupRow,
  policyRow,
  principalOf,
  theAccount,
} from '../raw-account.fixture.ts';
import { type PathsFrom, paths } from './paths.ts';
import { walkWords } from './step-words.ts';
import { superAdministratorTarget, type Target } from './target.ts';

type Row = Readonly<Record<string, unknown>>;

const everything = { id: '8e23b19e4e0d44c29d239c5688ba8cbb', name: 'Super Administrator - All Privileges' };
const members = groupRow('members', ['member:edit']);
const tokens = groupRow('tokens', ['account_api_tokens:edit']);
const provisioning = groupRow('provisioning', ['account_api_tokens:create']);
const sso = groupRow('sso', ['dash_sso:edit']);
const dns = groupRow('dns', ['dns_records:edit']);
const connector = { email_domain: 'Example.com', verification: { status: 'verified' } };

const allowed = (id: string, ...groups: readonly Row[]) =>
  memberRow(id, policyRow(`p-${id}`, 'allow', groups, '*'));
const robot = (name: string, group: Row, rest: Row = {}) => ({
  ...{ id: `t-${name}`, name, status: 'active' },
  policies: [
    {
      ...{ id: `p-${name}`, effect: 'allow' },
      permission_groups: [{ ...group, scopes: [accountType] }],
      resources: { 'com.cloudflare.api.account.a1': '*' },
    },
  ],
  ...rest,
});

type Rows = Parameters<typeof openAccount>[0];

function asked(
  rows: Rows,
  {
    target,
    statuses,
    from,
    ...rest
  }: PathsFromName & { readonly target?: Target; readonly statuses?: Parameters<typeof openAccount>[1] } = {},
) {
  const access = openAccount(rows, statuses);
  const to = target ?? superAdministratorTarget(access.account);
  const answer = paths(access, to, {
    ...rest,
    from: from === undefined ? null : [principalOf(access, from)],
  });
  const words = (walks: typeof answer.walks) => walks.map((walk) => walkWords(walk, to));
  return { ...answer, walks: words(answer.walks), possible: words(answer.possible) };
}

interface PathsFromName extends Omit<PathsFrom, 'from'> {
  readonly from?: string;
}

test('a right to change members or account tokens is one step from everything, for members and for tokens', () => {
  const { walks, holders, complete, assumptions } = asked({
    members: [
      allowed('ada', everything),
      allowed('bob', members),
      allowed('cal', tokens),
      allowed('dan', dns),
    ],
    accountTokens: [robot('sync', members)],
  });
  expect(walks).toEqual([
    'bob@example.com → can change members and user groups → a member with every role',
    'cal@example.com → can create account tokens → a token that holds everything',
    'token:sync → can change members and user groups → a member with every role',
  ]);
  expect(holders.map(({ id }) => id)).toEqual(['ada']);
  expect({ complete, assumptions }).toEqual({
    complete: true,
    assumptions: ['member-edit-gives-any-role', 'token-exceeds-creator'],
  });
});

test('a right to create tokens limited to its holder is not a step', () => {
  expect(asked({ members: [allowed('bob', provisioning)] })).toMatchObject({ walks: [], complete: true });
});

test('a deny of the right takes a step away', () => {
  const denied = memberRow(
    'bob',
    policyRow('p1', 'allow', [members], '*'),
    policyRow('p2', 'deny', [members], '*'),
  );
  expect(asked({ members: [denied] })).toMatchObject({ walks: [], possible: [], complete: true });
});

test('single sign-on leads to the member of a covered domain who is nearest', () => {
  const far = { members: [allowed('bob', sso), allowed('cal', tokens), allowed('dan', members)] };
  const covered = { ...far, ssoConnectors: [connector] };
  const [bob, ...others] = asked(covered).walks.toReversed();
  expect(bob).toBe(
    'bob@example.com → can change single sign-on → sign in as cal@example.com or 1 other member → can create account tokens → a token that holds everything',
  );
  expect(others).toHaveLength(2);
  expect(
    asked({ ...covered, members: [...far.members, allowed('ada', everything)] }, { from: 'member:bob' })
      .walks,
  ).toEqual([
    'bob@example.com → can change single sign-on → sign in as ada@example.com, who has Super Administrator',
  ]);
  expect(asked(far, { from: 'member:bob' }).walks).toEqual([]);
});

test('nobody signs in as somebody who is pending, as a token, or as a member of another domain', () => {
  const pending = { ...allowed('cal', members), status: 'pending' };
  const elsewhere = { ...allowed('dan', members), email: 'dan@other.example' };
  const rows = {
    members: [allowed('bob', sso), pending, elsewhere],
    accountTokens: [robot('sync', tokens)],
    ssoConnectors: [connector],
  };
  expect(asked(rows, { from: 'member:bob' })).toMatchObject({ walks: [], possible: [], complete: true });
});

test('a step that is possible only is listed apart and makes the answer incomplete', () => {
  const { walks, possible, complete, gaps } = asked({
    members: [allowed('ada', everything), allowed('bob', openGroupRow('mystery')), allowed('cal', tokens)],
  });
  expect(walks).toHaveLength(1);
  expect(possible).toEqual([
    'bob@example.com → may be able to change members and user groups → a member with every role',
    'bob@example.com → may be able to create account tokens → a token that holds everything',
  ]);
  expect(complete).toBe(false);
  expect(gaps.map(({ id }) => id)).toEqual(['contents-incomplete:mystery']);
});

test('connectors that were not seen make signing in possible only', () => {
  const rows = { members: [allowed('bob', sso), allowed('ada', everything)] };
  const { walks, possible, complete, gaps } = asked(rows, { statuses: { ssoConnectors: 'forbidden' } });
  expect(walks).toEqual([]);
  expect(possible).toEqual([
    'bob@example.com → can change single sign-on → may sign in as ada@example.com, who has Super Administrator',
  ]);
  expect(complete).toBe(false);
  expect(gaps.map(({ collection }) => collection)).toEqual(['ssoConnectors']);
});

test('somebody who may have the target already is counted, and makes the answer incomplete', () => {
  const unseen = { ...memberRow('bob'), policies: null, roles: null };
  const { possibleHolders, possible, complete } = asked({ members: [unseen] });
  expect(possibleHolders.map(({ id }) => id)).toEqual(['bob']);
  expect({ possible, complete }).toEqual({ possible: [], complete: false });
});

test('principals that were not seen make the answer incomplete', () => {
  const { complete, gaps } = asked(
    { members: [allowed('ada', everything)] },
    { statuses: { accountTokens: 'forbidden' } },
  );
  expect(complete).toBe(false);
  expect(gaps.map(({ collection }) => collection)).toEqual(['accountTokens']);
});

test('pending and inactive principals have walks only where they are asked about', () => {
  const rows = {
    members: [{ ...allowed('bob', members), status: 'pending' }],
    accountTokens: [robot('old', members, { status: 'disabled' })],
  };
  expect(asked(rows).walks).toEqual([]);
  expect(asked(rows, { standings: ['active', 'latent'] }).walks).toHaveLength(1);
  expect(asked(rows, { standings: ['active', 'latent', 'inactive'] }).walks).toHaveLength(2);
  expect(asked(rows, { from: 'token:t-old' }).walks).toHaveLength(1);
});

test('walks lead to any permission on any resource of the account, and never into another account', () => {
  const rows = { members: [allowed('bob', members), allowed('dan', dns)] };
  const permission = { kind: 'atomic', name: 'dns_records:edit' } as const;
  const here = asked(rows, { target: { permission, resource: theAccount } });
  expect(here.walks).toEqual([
    'bob@example.com → can change members and user groups → a member with every role',
  ]);
  expect(here.holders.map(({ id }) => id)).toEqual(['dan']);
  const foreign = {
    ...theAccount,
    kind: 'foreign',
    key: resourceKey('com.cloudflare.api.account.b2'),
  } as const;
  expect(
    asked(rows, { target: { permission, resource: { ...foreign, identity: foreign.key } } }),
  ).toMatchObject({
    walks: [],
    holders: [],
    complete: true,
  });
});

test('a token of unknown standing that could take a step makes the answer incomplete', () => {
  const rows = { accountTokens: [robot('sync', members, { expires_on: 'soon' })] };
  const { walks, complete } = asked(rows);
  expect({ walks: walks.length, complete }).toEqual({ walks: 1, complete: false });
});
