import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeSnapshot } from '@grantlens/snapshot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeSnapshot } from '../scenarios/scenario.ts';
import { grantlens } from './program.ts';

let folder: string;
let file: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantlens-usage-'));
  file = join(folder, 'north-harbour.snapshot.json');
  await writeFile(file, encodeSnapshot(await takeSnapshot('north-harbour'), 'json'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test.each([
  [
    ['can', 'kai'],
    /: <permission> is missing; usage: grantlens can \[options\] <member> <permission> <resource>; see `grantlens can --help`\./,
  ],
  [
    ['list', 'things'],
    /: <kind> cannot be "things": it is one of members, groups, .*; usage: grantlens list \[options\] <kind> \[filter\.\.\.\]; see/,
  ],
  [
    ['list', 'members', '-o', 'xml'],
    /: --output cannot be "xml": it is one of table, wide, json, jsonl, csv; /,
  ],
  [
    ['findings', '--dormant-days', 'ten'],
    /: --dormant-days cannot be "ten": it must be a whole number from 0 /,
  ],
  [
    ['findings', '--own-domain', 'x y'],
    /: --own-domain "x y" is not a domain name; write it like example\.com; /,
  ],
  [['report'], /: --out is missing; usage: grantlens report /],
  [['who-can', 'dns_records:edit', 'account', '--snapshot'], /: --snapshot needs a value; /],
  [['show', 'x', '--nonsense'], /unknown option '--nonsense'; usage: grantlens show /],
])('a command line %j is refused with the usage of the verb, in one sentence', async (args, sentence) => {
  const { code, out, err } = await grantlens(args);
  expect({ code, out, lines: err.trim().split('\n').length }).toEqual({ code: 1, out: '', lines: 1 });
  expect(err).toMatch(sentence);
});

test.each([['sql', '--help'], ['sql'], ['help', 'sql']])(
  'a command line that begins with %s and names no verb of this version is refused',
  async (...args) => {
    const { code, out, err } = await grantlens(args);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^grantlens: "\w+" is not in this version of grantlens; .*\.\n$/);
  },
);

test.each([
  [['zhow', '--help'], 'zhow', 'show'],
  [['help', 'whocan'], 'whocan', 'who-can'],
  [['review', 'strat', '-h'], 'strat', 'start'],
  [['help', 'review', 'strat'], 'strat', 'start'],
  [['review', 'help', 'strat'], 'strat', 'start'],
])('the help %j of a verb that is not there is an error that names the nearest', async (args, verb, near) => {
  const { code, out, err } = await grantlens(args);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(
    new RegExp(`^grantlens: there is no verb "${verb}"; the nearest are .*"${near}".*\\.\n$`),
  );
});

test.each([['help', 'show'], ['review', 'start', '--help'], ['help', 'review', 'start'], ['help'], ['-h']])(
  'the help of a verb that is there is given: %s',
  async (...args) => {
    const { code, out } = await grantlens(args);
    expect(code).toBe(0);
    expect(out).toMatch(/^Usage: grantlens /);
  },
);

test('the help of every verb has an example', async () => {
  const { out } = await grantlens(['--help']);
  const verbs = [...out.matchAll(/^ {2}([a-z][a-z-]*) /gm)]
    .map(([, verb]) => verb ?? '')
    .filter((verb) => verb !== 'help');
  expect(verbs.length).toBeGreaterThan(15);
  for (const verb of verbs.filter((name) => name !== 'grantlens')) {
    const help = await grantlens([verb, '--help']);
    expect({
      verb,
      example: help.out.includes(`\n  grantlens ${verb}`) || help.out.includes(`grantlens ${verb} '`),
    }).toEqual({
      verb,
      example: true,
    });
  }
}, 120_000);

test('an error about a verb that does not exist points to the help of the program', async () => {
  expect((await grantlens(['lists'])).err).toMatch(
    /^grantlens: unknown command 'lists' .*; see `grantlens --help`\.\n$/,
  );
});

test.each([
  ['show', 'Cache Purge'],
  ['who-can', 'Cache Purge', 'account'],
])(
  'a name that a role and a permission group of tokens have is refused with what each is for: %s',
  async (...args) => {
    const { code, err } = await grantlens([...args, '-s', file]);
    expect(code).toBe(1);
    expect(err).toMatch(/\((?:member|token), \w+\).* or .*\((?:member|token), \w+\)/);
  },
);

test('a user group can be asked about, and drawn with those who are in it', async () => {
  const { code, out } = await grantlens(['what-can', 'marketing', '-s', file]);
  expect(code).toBe(0);
  expect(out).toMatch(/^what can a member of the user group Marketing \(4 members\) by that alone do\n/);
  expect(out).toMatch(/\nDomain DNS +allow +allowed +night-ferry\.example/);
  const drawn = await grantlens(['graph', '--member', 'Marketing', '-s', file]);
  expect(drawn.out).toContain('rosa.lind@northharbour.example');
  expect(drawn.out).not.toContain('kai.brennan@');
});
