import { expect, test } from 'vitest';
import type { Access } from '../access/access.ts';
import { groupRow, memberRow, policyRow } from '../raw-account.fixture.ts';
import { changedGroups } from './changed-groups.ts';
import { changedPrincipals } from './changed-principals.ts';
import { account, dns, waf } from './compared.fixture.ts';
import { openSides } from './side.ts';

const p = policyRow('p', 'allow', [waf], '*');
const q = policyRow('q', 'allow', [dns], '*');
const token = (...policies: readonly object[]) => ({ id: 't1', name: 'robot', policies });

/** Four members: Ada with a policy of her own, Bob and Cal in one group, Dee in none; and a token. */
function people(
  over: {
    readonly ada?: readonly (typeof p)[];
    readonly team?: readonly (typeof p)[];
    readonly rows?: readonly unknown[];
    readonly tokens?: readonly object[];
    readonly members?: readonly string[];
  } = {},
  statuses: Parameters<typeof account>[1] = {},
): Access {
  const { ada = [p], team = [q], rows = [{ id: 'bob' }, { id: 'cal' }], tokens = [token()] } = over;
  const { members = ['ada', 'bob', 'cal', 'dee'] } = over;
  return account(
    {
      members: members.map((id) => memberRow(id, ...(id === 'ada' ? ada : []))),
      accountTokens: tokens,
      userGroups: [{ id: 'g', name: 'Team', policies: team }],
      userGroupMembers: { g: rows },
    },
    statuses,
  );
}

function changed(before: Access, after: Access) {
  const sides = openSides(before, after);
  return changedPrincipals(sides, changedGroups(sides));
}

/** By id: who may have changed. */
const names = (before: Access, after: Access) =>
  changed(before, after).map((one) => (one.after ?? one.before)?.id);

test('no grants of a principal may differ where nothing changed', () => {
  expect(names(people(), people())).toEqual([]);
  const same = people();
  expect(names(same, same)).toEqual([]);
});

test('the principals whose grants may differ are those who have something else, by themselves or by a group', () => {
  expect(names(people(), people({ ada: [p, q] }))).toEqual(['ada']);
  expect(names(people(), people({ team: [q, p] }))).toEqual(['bob', 'cal']);
  expect(names(people(), people({ tokens: [token(p)] }))).toEqual(['t1']);
});

test('the principals whose grants may differ are those who joined or left a group', () => {
  expect(names(people(), people({ rows: [{ id: 'bob' }] }))).toEqual(['cal']);
  expect(names(people(), people({ rows: [{ id: 'bob' }, { id: 'cal' }, { id: 'ada' }] }))).toEqual(['ada']);
});

test('the principals whose grants may differ are those who came, and last those who are gone', () => {
  expect(names(people({ members: ['ada', 'bob'] }), people({ members: ['bob', 'cal', 'zed'] }))).toEqual([
    'cal',
    'zed',
    'ada',
  ]);
  const [pair] = changed(people(), people({ tokens: [] }));
  expect(pair).toMatchObject({ before: { id: 't1' }, after: null });
  const [came] = changed(people({ tokens: [] }), people());
  expect(came).toMatchObject({ before: null, after: { id: 't1' } });
});

test('the principals whose grants may differ are those who hold a permission group that changed', () => {
  const other = groupRow('waf', ['waf:read']);
  const both = policyRow('q', 'allow', [dns, waf], '*');
  const after = policyRow('q', 'allow', [dns, other], '*');
  expect(names(people({ team: [both], ada: [] }), people({ team: [after], ada: [] }))).toEqual([
    'bob',
    'cal',
  ]);
  const own = policyRow('p', 'allow', [waf], '*');
  expect(names(people({ ada: [own] }), people({ ada: [{ ...own, permission_groups: [other] }] }))).toEqual([
    'ada',
  ]);
  const unread = policyRow('p', 'allow', [{}], '*');
  expect(
    names(
      account({ members: [memberRow('ada', unread)], permissionGroups: [waf] }),
      account({ members: [memberRow('ada', unread)], permissionGroups: [other] }),
    ),
  ).toEqual([]);
});

test('the principals whose grants may differ are all members where anybody may hold what changed, and no token', () => {
  const maybe = (team: readonly (typeof p)[]) => people({ rows: [{}], team });
  expect(names(maybe([q]), maybe([q]))).toEqual([]);
  expect(names(maybe([q]), maybe([p, q]))).toEqual(['ada', 'bob', 'cal', 'dee']);
  expect(names(maybe([q]), people({ rows: [] }))).toEqual(['ada', 'bob', 'cal', 'dee']);
  expect(names(people({ rows: [] }), maybe([q]))).toEqual(['ada', 'bob', 'cal', 'dee']);
  const other = policyRow('q', 'allow', [groupRow('dns', ['dns_records:read'])], '*');
  const unknown = (...policies: readonly (typeof q)[]) =>
    account({
      members: [memberRow('ada'), memberRow('bob')],
      userGroups: [{ id: 'g', policies }],
      userGroupMembers: { g: [{}] },
      permissionGroups: [],
    });
  expect(names(unknown(q), unknown(other))).toEqual(['ada', 'bob']);
  expect(names(unknown(q, p), unknown(other, p))).toEqual(['ada', 'bob']);
  expect(names(people(), people({}, { userGroups: 'forbidden' }))).toEqual(['ada', 'bob', 'cal', 'dee']);
});

test('the principals whose grants may differ are those who moved from one group to another', () => {
  const userGroups = [
    { id: 'g', policies: [p] },
    { id: 'h', policies: [p] },
  ];
  const people = (g: readonly string[], h: readonly string[]) =>
    account({
      members: [memberRow('ada'), memberRow('bob')],
      userGroups,
      userGroupMembers: { g: g.map((id) => ({ id })), h: h.map((id) => ({ id })) },
    });
  expect(names(people(['ada', 'bob'], []), people(['bob'], ['ada']))).toEqual(['ada']);
});

test('the principals whose grants may differ are those who may be the stranger of a group now, and those who may be it no more', () => {
  const shown = (id: string) => ({ id, email: `${id}@example.com`, status: 'accepted', policies: [] });
  const hidden = (id: string) => ({ id, status: 'accepted', policies: [] });
  const people = (...members: readonly object[]) =>
    account({
      members: [...members, shown('cal')],
      userGroups: [{ id: 'g', policies: [p] }],
      userGroupMembers: { g: [{ email: 'who@example.com' }] },
    });
  expect(names(people(hidden('ada'), shown('bob')), people(shown('ada'), hidden('bob'))).sort()).toEqual([
    'ada',
    'bob',
  ]);
  expect(names(people(hidden('ada'), shown('bob')), people(hidden('ada'), shown('bob')))).toEqual([]);
});

test('the principals whose grants may differ are those alone who may hold what changed', () => {
  const nobody = (email: string) => ({ email, status: 'accepted', policies: [] });
  const strange = (rows: readonly unknown[], ...policies: readonly object[]) =>
    account({
      members: [memberRow('ada'), nobody('x@example.com'), nobody('y@example.com')],
      userGroups: [
        { id: 'g', policies },
        { id: 'h', policies },
      ],
      userGroupMembers: { g: rows, h: [{ id: 'ada' }] },
    });
  const both = [{ id: 'who' }];
  const keys = (before: Access, after: Access) =>
    changed(before, after).map((one) => (one.after ?? one.before)?.key);
  expect(keys(strange(both), strange(both, p))).toEqual([
    'member:ada',
    'member:x@example.com',
    'member:y@example.com',
  ]);
  expect(keys(strange([], p), strange(both, p))).toEqual(['member:x@example.com', 'member:y@example.com']);
  expect(keys(strange([{ id: 'ada' }], p), strange(both, p))).toEqual([
    'member:ada',
    'member:x@example.com',
    'member:y@example.com',
  ]);
});

const classes = (before: Access, after: Access) => changed(before, after).map((one) => one.class);

test('principals that are worked out together are those in the same groups on both sides, with nothing of their own', () => {
  const [bob, cal, ...others] = classes(people(), people({ team: [] }));
  expect(bob).toBe(cal);
  expect(others).toEqual([]);
  const [first, second] = classes(people({ rows: [{ id: 'bob' }] }), people({ rows: [{ id: 'cal' }] }));
  expect(first).not.toBe(second);
});

test('principals that are worked out together are never two of which one has something of its own, before or afterwards', () => {
  const rows = [{ id: 'ada' }, { id: 'bob' }];
  const own = policyRow('own', 'allow', [waf], '*');
  for (const [was, is] of [
    [[own], [own]],
    [[], [own]],
    [[own], []],
  ] as const) {
    const [ada, bob] = classes(people({ rows, ada: was }), people({ rows, ada: is, team: [p] }));
    expect(ada).toBe('member:ada');
    expect(bob).not.toBe(ada);
  }
});

test('principals that are worked out together are never a member and a token, nor one who came and one who was there', () => {
  const [ada, token] = classes(
    people({ members: ['bob'], rows: [], tokens: [] }),
    people({ members: ['bob', 'dee'], rows: [] }),
  );
  expect(ada).not.toBe(token);
  const rows = [{ id: 'bob' }, { id: 'cal' }];
  const [bob, cal] = classes(
    people({ members: ['bob'], rows }),
    people({ members: ['bob', 'cal'], rows, team: [] }),
  );
  expect(bob).not.toBe(cal);
});

test('principals that are worked out together are never those of whom one alone may hold something', () => {
  const nobody = { email: 'x@example.com', status: 'accepted', policies: [] };
  const strange = (...policies: readonly object[]) =>
    account({
      members: [memberRow('ada'), nobody],
      userGroups: [{ id: 'g', policies }],
      userGroupMembers: { g: [{ id: 'who' }] },
    });
  expect(classes(strange(), strange(p))).toEqual(['member:x@example.com']);
  expect(classes(strange(p), strange())).toEqual(['member:x@example.com']);
});
