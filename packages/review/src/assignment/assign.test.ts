import { expect, test } from 'vitest';
import { unitOf } from '../review.fixture.ts';
import { type AssignmentOptions, assign } from './assign.ts';
import { readReviewers } from './reviewers-file.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const rulesOf = (text: string) => readReviewers(bytes(text));

const units = [
  unitOf('dns'),
  unitOf('admin', { privileged: 'yes', permissionGroupId: 'adm', permissionGroupName: 'Administrator' }),
  unitOf('maybe', {
    privileged: 'unknown',
    scopeKey: 'com.cloudflare.api.account.zone.*',
    scopeName: 'every zone',
  }),
  unitOf('in', {
    kind: 'membership',
    groupId: 'g1',
    groupName: 'Web Team',
    permissionGroupId: null,
    scopeKey: null,
  }),
  unitOf('gives', {
    kind: 'handout',
    groupId: 'g1',
    groupName: 'Web Team',
    principalId: null,
    email: null,
    subjects: ['ada@example.com', 'bob@example.com'],
  }),
  unitOf('token', { kind: 'token', email: null, name: 'deploy', subjects: [] }),
];

const whoFor = (text: string | null, more: Partial<AssignmentOptions> = {}) => {
  const rules = text === null ? null : rulesOf(text);
  const { assigned, open } = assign(units, { rules, fallback: 'fay@x.example', twoPerson: false, ...more });
  return [
    ...assigned.map(({ unit, reviewer, role }) => `${unit} ${reviewer}${role === 'second' ? ' too' : ''}`),
    ...open.map(({ unit, why }) => `${unit.id}? ${why}`),
  ];
};

test('a unit goes to the reviewer of the last line that matches, or else to the fallback', () => {
  const text = 'reviewer,kind,group\nrita@x.example,membership,\njoe@x.example,*,web team\n';
  expect(whoFor(text)).toEqual([
    'u-dns fay@x.example',
    'u-admin fay@x.example',
    'u-maybe fay@x.example',
    'u-in joe@x.example',
    'u-gives joe@x.example',
    'u-token fay@x.example',
  ]);
  expect(new Set(whoFor(null).map((line) => line.split(' ')[1]))).toEqual(new Set(['fay@x.example']));
});

test.each([
  ['email', '*@EXAMPLE.com', ['u-dns', 'u-admin', 'u-maybe', 'u-in']],
  ['domain', 'exam*', ['u-dns', 'u-admin', 'u-maybe', 'u-in']],
  ['group', 'G1', ['u-in', 'u-gives']],
  ['permission_group', 'admin*r', ['u-admin']],
  ['zone', 'z1*', ['u-dns', 'u-admin', 'u-gives', 'u-token']],
  ['privileged', 'yes', ['u-admin', 'u-maybe']],
  ['privileged', 'no', ['u-dns', 'u-in', 'u-gives', 'u-token']],
  ['kind', 'TOKEN', ['u-token']],
])(
  'a line with the column %s of %s matches the units that have it, and no unit without such a field',
  (column, glob, matching) => {
    const lines = whoFor(`reviewer,${column}\nrita@x.example,${glob}\n`);
    expect(lines.filter((line) => line.endsWith('rita@x.example')).map((line) => line.split(' ')[0])).toEqual(
      matching,
    );
  },
);

test('a unit goes to nobody whom it is about, but to the next reviewer of the line', () => {
  expect(whoFor('reviewer\n ADA@example.com bob@example.com \n')).toEqual([
    'u-dns bob@example.com',
    'u-admin bob@example.com',
    'u-maybe bob@example.com',
    'u-in bob@example.com',
    'u-gives fay@x.example',
    'u-token ADA@example.com',
  ]);
  expect(whoFor('reviewer\nada@example.com\n', { fallback: null })).toEqual([
    'u-token ada@example.com',
    'u-dns? it is about ada@example.com, and nobody else is assigned to it',
    'u-admin? it is about ada@example.com, and nobody else is assigned to it',
    'u-maybe? it is about ada@example.com, and nobody else is assigned to it',
    'u-in? it is about ada@example.com, and nobody else is assigned to it',
    'u-gives? it is about ada@example.com, and nobody else is assigned to it',
  ]);
});

test('a unit goes to nobody where no line matches and there is no fallback', () => {
  expect(whoFor('reviewer,kind\nrita@x.example,token\n', { fallback: null })).toContain(
    'u-dns? nobody is assigned to it',
  );
});

test('a unit goes to the manager that HR names, or to the fallback where none is known', () => {
  const managed = [unitOf('1', { managerEmail: 'meg@x.example' }), unitOf('2')];
  const { assigned } = assign(managed, {
    rules: rulesOf('reviewer\nmanager\n'),
    fallback: 'fay@x.example',
    twoPerson: false,
  });
  expect(assigned.map(({ reviewer }) => reviewer)).toEqual(['meg@x.example', 'fay@x.example']);
});

test('a unit that is privileged, or may be, goes to two different reviewers', () => {
  const text = 'reviewer\nrita@x.example RITA@x.example joe@x.example\n';
  expect(whoFor(text, { twoPerson: true }).filter((line) => / u-|^u-(admin|maybe|dns)/.test(line))).toEqual([
    'u-dns rita@x.example',
    'u-admin rita@x.example',
    'u-admin joe@x.example too',
    'u-maybe rita@x.example',
    'u-maybe joe@x.example too',
  ]);
  expect(whoFor('reviewer\nfay@x.example\n', { twoPerson: true })).toContain(
    'u-admin? it needs 2 reviewers, and has only 1',
  );
});

test.each([
  ['', /it is empty/],
  ['kind\ntoken\n', /line 1: the column reviewer is missing/],
  ['reviewer,team\nrita,x\n', /line 1, column 2: "team" is not a column/],
  ['reviewer,kind,kind\nrita,token,\n', /line 1, column 3: the column kind is there twice/],
  ['reviewer,kind\nrita,token\n,membership\n', /line 3: it names no reviewer/],
  ['reviewer,kind\nrita,tokens\n', /line 2: "tokens" is not a kind/],
  ['reviewer,privileged\nrita,maybe\n', /line 2: privileged is yes, no or unknown/],
  ['reviewer\nrita,token\n', /line 2: it has 2 cells/],
  ['reviewer\n"rita\n', /not CSV/],
])('a file of reviewers is refused with its line: %j', (text, why) => {
  expect(() => rulesOf(text)).toThrow(why);
});

test('a file of reviewers may have a byte-order mark, semicolons and empty lines', () => {
  expect(rulesOf('\ufeffReviewer;Kind\r\nrita;token\r\n\r\n')).toMatchObject([
    { line: 2, reviewers: ['rita'] },
  ]);
});
