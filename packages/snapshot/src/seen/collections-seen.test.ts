import { expect, test } from 'vitest';
import type { Collections, LedgerRequest } from '../file/collection.ts';
import { collectionNames } from '../file/collection.ts';
import { seal } from '../file/digest.ts';
import type { Snapshot } from '../file/snapshot.ts';
import { collectionsSeen } from './collections-seen.ts';

const start = '2026-01-01T00:00:00Z';
const end = '2026-01-01T00:05:00Z';
const rowsOf = (...ids: readonly string[]) => ids.map((id) => ({ id }));

const request = (rows: number, more: Partial<LedgerRequest> = {}): LedgerRequest => ({
  path: '/accounts/a1/some',
  query: {},
  httpStatus: 200,
  at: '2026-01-01T00:01:00Z',
  rows,
  bodySha256: '',
  ...more,
});
const page = (number: number, rows: number, more: Partial<LedgerRequest> = {}) =>
  request(rows, { page: number, query: { page: `${number}`, per_page: '2' }, ...more });

const list = (ids: readonly string[], more: object = {}) => ({
  status: 'complete',
  items: rowsOf(...ids),
  requests: [request(ids.length)],
  ...more,
});

function snapshotOf(changes: Readonly<Record<string, unknown>>, takenAt = { start, end }): Snapshot {
  const usual = Object.fromEntries(collectionNames.map((name) => [name, list([])]));
  return seal({
    format: 'grantlens.snapshot',
    version: 1,
    account: { id: 'a1' },
    takenAt,
    tool: { name: 'grantlens', version: '1' },
    source: { apiBase: 'https://api.example', credential: { kind: 'token' } },
    collections: {
      ...usual,
      userGroupMembers: { status: 'complete', items: {}, requests: [] },
      ...changes,
    } as unknown as Collections,
    removed: [],
  });
}

const problemOf = (name: keyof Collections, changes: Readonly<Record<string, unknown>>) => {
  const { status, problem } = collectionsSeen(snapshotOf(changes))[name];
  return { status, problem: problem?.message ?? null };
};
const whole = { status: 'complete', problem: null };

const twoPages = [page(1, 2), page(2, 1)];
test.each<[string, object]>([
  ['one request brought its rows', list(['a', 'b'])],
  ['its total ties', list(['a', 'b'], { expected: 2 })],
  ['its pages add up', list(['a', 'b', 'c'], { requests: twoPages, expected: 3 })],
  ['a page came again at its end', list(['a', 'b'], { requests: [page(1, 2), page(2, 2), page(3, 2)] })],
  [
    'a page was asked for again until it came',
    list(['a', 'b'], { requests: [page(1, 0, { httpStatus: 500 }), page(1, 2)] }),
  ],
  [
    'a larger page was refused',
    list(['a', 'b'], {
      requests: [page(1, 0, { httpStatus: 400, query: { page: '1', per_page: '500' } }), page(1, 2)],
    }),
  ],
  [
    'it was read twice, and a row went meanwhile',
    list(['a', 'b'], { requests: [...twoPages, page(1, 2, { at: '2026-01-01T00:02:00Z' })], expected: 2 }),
  ],
  ['a row is there twice in the file', list(['a', 'b'], { items: rowsOf('a', 'b', 'a'), expected: 2 })],
  ['its ledger has a line twice', list(['a'], { requests: [request(1), request(1)] })],
  [
    'rows without an id say the same',
    list([], { items: [{ x: 1 }, { x: 1 }], requests: [request(2)], expected: 2 }),
  ],
  ['it is empty', list([])],
  [
    'a page past its end was refused',
    list(['a', 'b'], { requests: [page(1, 2), page(2, 0, { httpStatus: 400 })], expected: 2 }),
  ],
])('a collection that is called complete is seen whole where %s', (_, members) => {
  expect(problemOf('members', { members })).toEqual(whole);
});

test('a collection that is called complete is seen whole where its lists overlap', () => {
  const requests = [request(2), request(1, { query: { type: 'internal' } })];
  expect(problemOf('zones', { zones: list(['a', 'b'], { requests, expected: 2 }) })).toEqual(whole);
  expect(problemOf('zones', { zones: list(['a', 'b', 'c'], { requests, expected: 3 }) })).toEqual(whole);
});

test.each<[string, object, string]>([
  ['more was announced', list([], { expected: 41 }), '41 rows were announced, and 0 are there'],
  ['less was announced', list(['a'], { expected: 0 }), '0 rows were announced, and 1 are there'],
  ['nothing was asked for', list(['a'], { requests: [] }), 'no request for it is in the ledger'],
  ['nothing was asked for and nothing came', list([], { requests: [] }), 'no request for it'],
  ['it was refused', list([], { requests: [request(0, { httpStatus: 403 })] }), 'was answered with 403'],
  ['its only page is not there', list([], { requests: [request(0, { httpStatus: 404 })] }), 'with 404'],
  [
    'a page in its middle was refused',
    list(['a', 'b', 'c'], { requests: [page(1, 2), page(2, 0, { httpStatus: 400 }), page(3, 1)] }),
    'with 400',
  ],
  ['no answer came', list([], { requests: [request(0, { httpStatus: 0 })] }), 'was answered with 0'],
  [
    'a page of it was refused',
    list(['a', 'b'], { requests: [page(1, 2), page(2, 0, { httpStatus: 429 })] }),
    'was answered with 429',
  ],
  ['it was redirected', list([], { requests: [request(0, { httpStatus: 302 })] }), 'was answered with 302'],
  ['rows are gone', list(['a'], { requests: [request(3)] }), 'its ledger shows 3 rows, and 1 are there'],
  [
    'rows were added',
    list(['a', 'b'], { requests: [request(1)] }),
    'its ledger shows 1 rows, and 2 are there',
  ],
  [
    'a row of a later page is gone',
    list(['a', 'b', 'c'], { requests: [page(1, 2), page(2, 2)] }),
    'shows 4 rows, and 3',
  ],
  [
    'a row stands twice for another',
    list(['a', 'b'], { items: rowsOf('a', 'a'), requests: [request(2)], expected: 2 }),
    '2 rows were announced, and 1 are there',
  ],
  ['a total is negative', list([], { expected: -1 }), 'not one that rows can have'],
  ['a total is a fraction', list(['a'], { expected: 1.5 }), 'not one that rows can have'],
  ['a total is beyond counting', list(['a'], { expected: 1e300 }), 'not one that rows can have'],
  [
    'a page has less than no rows',
    list(['a'], { requests: [request(-1), request(2)] }),
    'not one that rows can have',
  ],
  ['there was a problem', list([], { problem: { code: 'x', message: 'it broke' } }), 'it broke'],
  [
    'another account was asked',
    list([], { requests: [request(0, { path: '/accounts/b2/members' })] }),
    'another account was asked for it',
  ],
])('a collection that is called complete is seen in part where %s', (_, members, why) => {
  const found = problemOf('members', { members });
  expect(found.status).toBe('partial');
  expect(found.problem).toContain(why);
  // It is so for each of them.
  expect(problemOf('roles', { roles: members }).status).toBe('partial');
});

test('every collection is seen in part where the snapshot ends before it starts', () => {
  const seen = collectionsSeen(snapshotOf({}, { start: end, end: start }));
  expect(seen.members).toMatchObject({ status: 'partial', problem: { code: 'ledger-contradiction' } });
  expect(seen.ssoConnectors.status).toBe('partial');
});

test('the zones are seen in part where one is of another account', () => {
  const items = [{ id: 'z', account: { id: 'b2' } }];
  expect(problemOf('zones', { zones: list([], { items, requests: [request(1)] }) })).toEqual({
    status: 'partial',
    problem: '1 of its rows are of another account',
  });
});

test('the zones are seen in part where those of another account were asked for', () => {
  const requests = [request(0, { path: '/zones', query: { 'account.id': 'b2' } })];
  expect(problemOf('zones', { zones: list([], { requests }) }).status).toBe('partial');
});

const groups = list(['g', 'h']);
const members = (items: object, ...requests: readonly LedgerRequest[]) => ({
  status: 'complete',
  items,
  requests,
});
const [ofG, ofH] = ['g', 'h'].map((id) => `/accounts/a1/iam/user_groups/${id}/members`);

test('the members of user groups are seen in part where one group is missing', () => {
  const userGroupMembers = members({ g: [] }, request(0, { path: ofG ?? '' }));
  expect(problemOf('userGroupMembers', { userGroups: groups, userGroupMembers }).problem).toContain(
    'the members of 1 of the user groups are not there',
  );
});

test('the members of user groups are seen in part where a group is not among the user groups', () => {
  const userGroupMembers = members({ g: [] }, request(0, { path: ofG ?? '' }));
  expect(problemOf('userGroupMembers', { userGroupMembers }).problem).toContain(
    '1 of the groups it is of are not among the user groups',
  );
});

test('the members of user groups are seen in part where the user groups are', () => {
  const userGroupMembers = members(
    { g: [], h: [] },
    request(0, { path: ofG ?? '' }),
    request(0, { path: ofH ?? '' }),
  );
  const of = (userGroups: object) => problemOf('userGroupMembers', { userGroups, userGroupMembers });
  expect(of(groups)).toEqual(whole);
  expect(of({ ...groups, status: 'forbidden' }).status).toBe('forbidden');
  expect(of({ ...groups, expected: 9 })).toEqual({
    status: 'partial',
    problem: 'not all user groups could be seen: 9 rows were announced, and 2 are there',
  });
});

test('the members of user groups are seen in part where members of one are gone', () => {
  const userGroupMembers = members(
    { g: rowsOf('x'), h: [] },
    request(1, { path: ofG ?? '' }),
    request(2, { path: ofH ?? '' }),
  );
  expect(problemOf('userGroupMembers', { userGroups: groups, userGroupMembers }).problem).toBe(
    'its ledger shows 3 rows, and 1 are there',
  );
});

test('what a file says is missing counts as missing', () => {
  const problem = { code: 'forbidden', message: 'the token may not' };
  const members = { status: 'forbidden', items: [], requests: [], expected: -4, problem };
  expect(collectionsSeen(snapshotOf({ members })).members).toEqual({ status: 'forbidden', problem });
});
