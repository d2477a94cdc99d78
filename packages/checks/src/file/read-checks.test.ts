import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { faultLine } from './fault.ts';
import { readChecks } from './read-checks.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => readChecks([{ path: 'c.yaml', bytes: bytesOf(text) }]);
const faultsIn = (text: string) => read(text).faults.map(faultLine);
const head = 'format: grantlens.checks\nversion: 1\n';
const withCheck = (check: string) => `${head}checks:\n  - ${check}\n`;
const good = 'permission: "dns:edit", resource: account, at-most: 3';

test('the sample of a file of checks is read whole', () => {
  const text = readFileSync(new URL('./sample-checks.fixture.yaml', import.meta.url), 'utf8');
  const { checks, faults } = read(text);
  expect(faults).toEqual([]);
  expect(checks.map(({ id, assertion }) => `${id} ${assertion.kind}`)).toEqual([
    'shop-dns nobody-but',
    'two-supers count',
    'exact exactly',
    'no-contractors denied-to',
    'oncall allowed-to',
    'sod separation',
    'strong requires',
    'marketing hands-out',
  ]);
  expect(checks[0]).toMatchObject({ line: 11, column: 5, severity: 'high' });
  expect(checks[0]?.resources.map(({ value }) => value)).toEqual(['shop.example', 'zone:*.shop.example']);
});

test('every fault of a file is said at once, with line and column and what comes nearest', () => {
  const text = `format: grantlens.checks
version: 2
defin: {}
checks:
  - id: "a b"
    sevrity: high
    permission: dns:edit
    resource: account
    at-least: -1
  - { id: two, permission: x, resource: account, exactly: $team, denied-to: {} }
  - id: three
    severity: hihg
`;
  expect(faultsIn(text)).toEqual([
    'c.yaml:2:10: the version of a file of checks is 1',
    'c.yaml:3:1: there is no key "defin" in a file of checks; the nearest is "define"',
    'c.yaml:5:9: an id has 1 to 100 letters, digits, dots, dashes and underscores',
    'c.yaml:6:5: there is no key "sevrity" in a check; the nearest is "severity"',
    'c.yaml:9:15: "at-least" must be a whole number from 0',
    'c.yaml:10:59: "$team" is not defined',
    'c.yaml:10:66: a check has one assertion, and this one has "exactly" as well as "denied-to"',
    expect.stringMatching(/^c\.yaml:11:5: a check needs an assertion: nobody-but, exactly, /),
    'c.yaml:12:15: the severity cannot be "hihg"; the nearest is "high"',
  ]);
});

test.each<[string, string, string]>([
  ['a name that is not defined', 'nobody-but: $tem', '"$tem" is not defined'],
  ['people that are a text', 'nobody-but: ada', 'people must be "$name" or a map, and this is a text'],
  [
    'a key of people that does not exist',
    'nobody-but: { member: [a] }',
    'there is no key "member" in people',
  ],
  ['a requirement that does not exist', 'requires: twofactor', '"requires" cannot be "twofactor"'],
  ['a requirement of the other kind', 'requires: expiry, kind: member', '"expiry" is required of tokens'],
  ['a standing that does not exist', 'at-most: 1, standing: pending', 'the standing cannot be "pending"'],
  ['a day that no calendar has', 'at-most: 1, until: 2026-02-30', '"until" must be a day like 2026-03-31'],
  [
    'a skip without an owner',
    'at-most: 1, skip: { reason: x, until: 2026-01-01 }',
    '"skip" needs the key "owner"',
  ],
  ['a map that is merged', 'at-most: 1, <<: { kind: token }', 'YAML 1.2 merges no maps: write its keys out'],
  [
    'a range that nothing fits',
    'at-least: 3, at-most: 2',
    '"at-most" is 2, which is less than "at-least", 3',
  ],
  [
    'a number for a text',
    'at-most: 1, title: 7',
    'the title must be a text, and this is a number: put it in quotes',
  ],
  ['nothing for a text', 'at-most: 1, title: ', 'the title must be a text, and this is nothing'],
  ['a separation of one list', 'separation: [[a]]', '"separation" must be a list of two or more lists'],
  ['a user group without what it gives', 'at-most: 1, group: Ops', '"group" has no place beside "at-most"'],
])('a check with %s is refused', (_, part, what) => {
  const faults = faultsIn(withCheck(`{ id: one, permission: "dns:edit", resource: account, ${part} }`));
  expect(faults.some((line) => line.includes(what))).toBe(true);
});

test.each<[string, string, string]>([
  [
    'a define that is made of itself',
    '{ a: { members: [$b] }, b: { members: [$a] } }',
    'is defined by itself',
  ],
  [
    'resources where people are needed',
    '{ a: { members: [$b] }, b: ["z"] }',
    '"$b" is resources, and people are needed',
  ],
  ['a define that is a text', '{ a: x }', 'a define is a list of resources or a map of people'],
])('a file is refused with %s', (_, defines, what) => {
  const faults = faultsIn(`${head}define: ${defines}\nchecks: []\n`);
  expect(faults).toHaveLength(1);
  expect(faults[0]).toContain(what);
});

test.each<[string, string, readonly string[]]>([
  [
    'an id that cannot be one',
    '{ id: "a b", requires: expiry, kind: member, group: Ops }',
    [
      'an id has 1 to 100',
      '"expiry" is required of tokens',
      '"group" has no place',
      'needs the key "permission"',
    ],
  ],
  [
    'two assertions',
    '{ id: a, nobody-but: { member: [x] }, requires: none, at-least: 3, at-most: 2 }',
    [
      'no key "member" in people',
      '"requires" cannot be "none"',
      'less than "at-least"',
      'needs the key "resource"',
    ],
  ],
  [
    'a separation of one list',
    '{ id: a, separation: [[7]], permission: x }',
    ['two or more lists', 'this is a number', '"permission" has no place'],
  ],
  [
    'a tag of its own',
    '{ id: a, severity: !own hihg }',
    ['Unresolved tag: !own', 'cannot be "hihg"', 'needs an assertion'],
  ],
  [
    'an assertion that is nothing',
    '{ id: a, separation: x, group: Ops }',
    ['this is a text', '"group" has no place'],
  ],
])('%s hides no other fault of a check', (_, check, whats) => {
  const faults = faultsIn(withCheck(check));
  for (const what of whats) expect(faults.filter((line) => line.includes(what))).toHaveLength(1);
});

test('a fault is said once, however often an alias repeats it, and a bad define at its own place alone', () => {
  const who = 'except: &a { member: [x] }';
  expect(
    faultsIn(withCheck(`{ id: one, ${good}, ${who} }\n  - { id: two, ${good}, except: *a }`)),
  ).toHaveLength(1);
  const defines = `${head}define: { a: x }\nchecks:\n  - { id: one, ${good}, except: $a }\n`;
  expect(faultsIn(defines)).toEqual(['c.yaml:3:14: a define is a list of resources or a map of people']);
});

test.each<[string, string, string]>([
  ['is not YAML', 'checks: [', 'c.yaml:1:10: this is not YAML: '],
  ['has two documents', `${head}checks: []\n---\n{}`, 'c.yaml:4:1: this is not YAML: '],
  ['has a tag of its own', `${head}checks: !own []\n`, 'c.yaml:3:9: this is not YAML: Unresolved tag: !own'],
  ['is of another YAML', `%YAML 1.1\n---\n${head}checks: []\n`, 'this is YAML 1.1'],
  ['has a key twice', `${head}checks: []\nversion: 1\n`, 'c.yaml:4:1: the key "version" is twice in one map'],
  ['has a key that is a list', `${head}checks: []\n[a]: b\n`, 'a key must be a text'],
  ['has an alias of nothing', `${head}checks: *none\n`, 'the alias "none" is not defined above'],
  ['has an alias within itself', `${head}checks: &a [*a]\n`, 'the alias "a" contains itself'],
  ['is a list', '[]', 'c.yaml:1:1: a file of checks must be a map, and this is a list'],
  [
    'is of another format',
    'format: other\nversion: 1\nchecks: []\n',
    'the format of a file of checks is "grantlens.checks"',
  ],
  ['is nested too deeply', '['.repeat(300), 'it is nested too deeply'],
])('a file that %s is refused', (_, text, what) => {
  expect(faultsIn(text).join('\n')).toContain(what);
});

test('a file that is not UTF-8 is refused with its line', () => {
  const bytes = new Uint8Array([0x61, 0x0a, 0xff]);
  expect(readChecks([{ path: 'c.yaml', bytes }]).faults.map(faultLine)).toEqual([
    'c.yaml:2:1: this is not UTF-8 text',
  ]);
});

test('aliases that grow without end are cut off', () => {
  const levels = Array.from(
    { length: 9 },
    (_, at) => `l${at + 1}: &l${at + 1} [${`*l${at}, `.repeat(9)}*l${at}]`,
  );
  expect(faultsIn(`l0: &l0 x\n${levels.join('\n')}\n`).join('\n')).toContain('too many values');
});

test('a column counts characters, an emoji as one', () => {
  expect(faultsIn(withCheck(`{ id: one, title: "🚢🚢", sevrity: low, ${good} }`))).toEqual([
    expect.stringMatching(/^c\.yaml:4:29: there is no key "sevrity"/),
  ]);
});

test('an id that two files have is refused in the second', () => {
  const bytes = bytesOf(withCheck(`{ id: one, ${good} }`));
  const { faults } = readChecks([
    { path: 'a.yaml', bytes },
    { path: 'b.yaml', bytes },
  ]);
  expect(faults.map(faultLine)).toEqual(['b.yaml:4:5: the id "one" is that of another check (a.yaml:4)']);
  const broken = withCheck('{ id: one, at-most: 1 }').trimEnd();
  expect(faultsIn(`${broken}\n  - { id: one }\n`)).toContain(
    'c.yaml:5:5: the id "one" is that of another check (c.yaml:4)',
  );
});

test('words that older YAML takes for something else are text', () => {
  const text = withCheck(
    '{ id: no, title: yes, permission: on, resource: account, at-most: 1, until: 2026-03-31 }',
  );
  const { checks, faults } = read(text);
  expect(faults).toEqual([]);
  expect(checks[0]).toMatchObject({ id: 'no', title: 'yes', until: '2026-03-31' });
});

test('a sentence that is written over several lines is one line', () => {
  const check = [
    '- id: one',
    '  title: |',
    '    Only',
    '    two  supers',
    '  because: "a\\nb"',
    ...good.split(', ').map((line) => `  ${line}`),
  ];
  const skip = '  skip: { owner: "a\\tb", reason: "x\\r\\ny", until: 2026-01-01 }';
  const { checks, faults } = read(`${head}checks:\n${[...check, skip].join('\n')}\n`);
  expect(faults).toEqual([]);
  expect(checks[0]).toMatchObject({
    title: 'Only two supers',
    because: 'a b',
    skip: { owner: 'a b', reason: 'x y' },
  });
});

test('a file in JSON is read like the same file in YAML', () => {
  const check = { id: 'one', permission: ['dns:edit'], resource: 'account', 'nobody-but': {} };
  const json = JSON.stringify({ checks: [check], version: 1, format: 'grantlens.checks' });
  const { checks, faults } = read(json);
  expect(faults).toEqual([]);
  expect(checks[0]).toMatchObject({ id: 'one', assertion: { kind: 'nobody-but', people: { parts: [] } } });
});
