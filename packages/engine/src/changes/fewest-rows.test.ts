import { expect, test } from 'vitest';
import type { Access } from '../access/access.ts';
import { accountKey, groupRow, policyRow, zoneKey, zoneType } from '../raw-account.fixture.ts';
import { changeTable, pairAt } from './change-table.ts';
import {
  ada,
  bucketType,
  compared,
  dns,
  everything,
  waf,
  workerType,
  zoneDns,
  zoneWaf,
} from './compared.fixture.ts';
import { openFewestRows } from './fewest-rows.ts';
import { openSides } from './side.ts';

const [z1, z2] = [zoneKey('z1'), zoneKey('z2')];
const b1 = `${bucketType}.b1`;
const bucketWaf = groupRow('bwaf', ['waf:edit'], bucketType);
const allows = (id: string, group: typeof waf, ...objects: readonly string[]) =>
  policyRow(id, 'allow', [group], ...objects);
const denies = (id: string, group: typeof waf, ...objects: readonly string[]) =>
  policyRow(id, 'deny', [group], ...objects);

/** The lines of a comparison that says nothing wrong, this way or the other; without the causes. */
function rows(before: Access, after: Access): readonly string[] {
  const { lines, wrong } = compared(before, after);
  expect(wrong).toEqual([]);
  return lines.map((line) => line.replace(/^ada: | \(.*/g, ''));
}

test('a change on the whole account is one row', () => {
  expect(rows(ada(), ada(allows('p', waf, '*')))).toEqual([
    'waf on the whole account: not-granted → allowed',
  ]);
  const elsewhere = [allows('k', zoneDns, z1, '*'), denies('l', bucketWaf, b1)];
  expect(rows(ada(...elsewhere), ada(...elsewhere, allows('p', dns, '*')))).toEqual([
    'dns on the whole account: not-granted → allowed',
  ]);
});

test('a change on every resource of a type is one row', () => {
  expect(rows(ada(), ada(allows('p', zoneWaf, '*')))).toEqual(['zwaf on every zone: not-granted → allowed']);
  expect(rows(ada(), ada(allows('p', zoneWaf, `${zoneType}.*`)))).toEqual([
    'zwaf on every zone: not-granted → allowed',
  ]);
  const both = groupRow('both', ['waf:edit'], [zoneType, bucketType]);
  expect(rows(ada(), ada(allows('p', both, '*')))).toEqual([
    'both on every zone: not-granted → allowed',
    `both on every ${bucketType}: not-granted → allowed`,
  ]);
});

test('a change on named things is a row for each', () => {
  expect(rows(ada(), ada(allows('p', zoneWaf, z2, z1)))).toEqual([
    'zwaf on z1.example: not-granted → allowed',
    'zwaf on z2.example: not-granted → allowed',
  ]);
  expect(rows(ada(), ada(allows('p', waf, b1)))).toEqual([`waf on ${b1}: not-granted → unknown`]);
});

test('a row of a change leaves out what was the same before', () => {
  const k = allows('k', zoneWaf, z1);
  expect(rows(ada(k), ada(k, allows('p', zoneWaf, '*')))).toEqual([
    'zwaf on every zone not z1.example: not-granted → allowed',
  ]);
  const every = allows('k', zoneWaf, '*');
  expect(rows(ada(every), ada(every, allows('p', zoneWaf, z1)))).toEqual([]);
  expect(rows(ada(every), ada(every, allows('p', waf, '*')))).toEqual([
    'waf on the whole account: not-granted → allowed',
  ]);
});

test('a row of a change leaves out named things, which have rows of their own where they differ', () => {
  const cut = [denies('k', zoneWaf, z1), allows('l', zoneWaf, z2)];
  expect(rows(ada(...cut), ada(...cut, allows('p', zoneWaf, '*')))).toEqual([
    'zwaf on every zone not z1.example not z2.example: not-granted → allowed',
  ]);
  expect(rows(ada(), ada(allows('p', zoneWaf, z1, z2), denies('d', zoneWaf, z2)))).toEqual([
    'zwaf on z1.example: not-granted → allowed',
    'zwaf on z2.example: not-granted → denied',
  ]);
  expect(rows(ada(), ada(allows('p', zoneWaf, '*'), denies('d', zoneWaf, z2)))).toEqual([
    'zwaf on every zone not z2.example: not-granted → allowed',
    'zwaf on z2.example: not-granted → denied',
  ]);
});

test('a row of a change leaves out only the things that its own permission group exempts', () => {
  const cut = [denies('k', zoneWaf, z1), denies('l', zoneDns, z2), denies('m', bucketWaf, b1)];
  expect(
    rows(
      ada(...cut),
      ada(...cut, allows('p', zoneWaf, '*'), allows('q', zoneDns, '*'), allows('r', bucketWaf, '*')),
    ),
  ).toEqual([
    `bwaf on every ${bucketType} not ${b1}: not-granted → allowed`,
    'zdns on every zone not z2.example: not-granted → allowed',
    'zwaf on every zone not z1.example: not-granted → allowed',
  ]);
});

test('a permission has a row apart from its group where the two changed in different places', () => {
  const cut = denies('k', zoneDns, z1);
  expect(rows(ada(cut), ada(cut, allows('p', dns, '*')))).toEqual([
    'dns on the whole account: not-granted → allowed',
  ]);
  const open = allows('k', dns, '*');
  expect(rows(ada(open), ada(open, denies('p', zoneDns, '*')))).toEqual([
    'dns dns_records:edit on every zone: allowed → denied',
    'zdns on every zone: not-granted → denied',
  ]);
});

test('a change on the whole account has a row of its own for a type that changed otherwise', () => {
  const k = allows('k', waf, `${zoneType}.*`);
  expect(rows(ada(k), ada(k, allows('p', waf, '*')))).toEqual([
    'waf on the whole account not every zone: not-granted → allowed',
    'waf on every zone: unknown → allowed',
  ]);
  const one = allows('k', waf, z1);
  expect(rows(ada(one), ada(one, allows('p', waf, '*')))).toEqual([
    'waf on the whole account not z1.example: not-granted → allowed',
    'waf on z1.example: unknown → allowed',
  ]);
  const more = [allows('k', waf, `${zoneType}.*`), denies('l', waf, z1)];
  expect(rows(ada(...more), ada(...more, allows('p', waf, '*')))).toEqual([
    'waf on the whole account not every zone: not-granted → allowed',
    'waf on every zone not z1.example: unknown → allowed',
  ]);
});

test('a change on everything in the account leaves out the account itself', () => {
  const gone = { ...policyRow('p', 'allow', [zoneWaf]), resource_groups: null };
  expect(rows(ada(), ada(gone))).toEqual([
    `zwaf on the whole account not ${accountKey}: not-granted → unknown`,
  ]);
  const k = allows('k', zoneWaf, z1);
  expect(rows(ada(k), ada(k, gone))).toEqual([
    `zwaf on the whole account not ${accountKey} not z1.example: not-granted → unknown`,
  ]);
  const cut = denies('k', zoneWaf, '*');
  expect(rows(ada(cut), ada(cut, gone))).toEqual([
    `zwaf on the whole account not ${accountKey} not every zone: not-granted → unknown`,
  ]);
  const wide = allows('k', waf, '*');
  expect(rows(ada(gone), ada(gone, wide)).at(0)).toBe('waf on the whole account: not-granted → allowed');
});

test('a change on the account itself is one row where all that is in it stays', () => {
  const unseen = (id: string, access: string) => ({
    ...policyRow(id, access, [zoneWaf]),
    resource_groups: null,
  });
  const both = [unseen('k', 'deny'), allows('l', waf, '*')];
  expect(rows(ada(unseen('k', 'deny')), ada(...both))).toEqual([
    'waf on the whole account: not-granted → allowed',
    `waf waf:edit on the whole account not ${accountKey}: not-granted → unknown`,
  ]);
  expect(rows(ada(allows('l', waf, '*')), ada(...both))).toEqual([
    `waf waf:edit on the whole account not ${accountKey}: allowed → unknown`,
  ]);
  const open = [unseen('k', 'allow'), unseen('m', 'deny')];
  expect(rows(ada(...open), ada(...open, allows('l', everything, '*')))).toEqual([
    `zwaf on ${accountKey}: not-granted → allowed`,
    `${everything.id} on the whole account: not-granted → allowed`,
  ]);
});

test('a change on one thing under two spellings is a row with the first of them', () => {
  const worker = groupRow('wk', ['waf:edit'], workerType);
  const [one, two] = ['com.cloudflare.api.account.worker.w1', `${workerType}.w1`] as const;
  expect(rows(ada(allows('p', worker, one)), ada(allows('p', worker, two)))).toEqual([]);
  const row = `wk on ${one}: allowed → denied`;
  expect(rows(ada(allows('k', worker, one)), ada(denies('d', worker, two)))).toEqual([row]);
  expect(rows(ada(allows('k', worker, two)), ada(denies('d', worker, one)))).toEqual([row]);
});

/** How many of the differences of a table each row of waf:edit speaks of. */
function differencesOf(before: Access, after: Access) {
  const sides = openSides(before, after);
  const cellsOf = (side: (typeof sides)['before']) =>
    side.access.account.policies.flatMap((policy) => side.cellsOf(policy));
  const [was, is] = [cellsOf(sides.before), cellsOf(sides.after)];
  const table = changeTable({ before: was, after: is, different: [...was, ...is] }, sides.after);
  const bit = sides.after.universe.bitOf.get('waf:edit') ?? -1;
  return openFewestRows(table)((change) => pairAt(change, bit)).map(({ scope, part, changes }) => {
    expect(changes.every((change) => change !== undefined)).toBe(true);
    expect(changes).toContain(table.at.get(part));
    const here = [...table.at]
      .filter(([, change]) => changes.includes(change))
      .map(([at]) => at.on?.key ?? '');
    return [scope.key, changes.length, ...here];
  });
}

test('a row of a change has the differences of each part that it covers', () => {
  const named = [allows('l', zoneDns, z1), denies('m', bucketWaf, b1)];
  expect(differencesOf(ada(), ada(...named, allows('p', waf, '*')))).toEqual([
    [accountKey, 5, '', accountKey, `${zoneType}.*`, z1, `${bucketType}.*`],
    [b1, 1, b1],
  ]);
  expect(differencesOf(ada(), ada(...named, allows('p', zoneWaf, '*')))).toEqual([
    [`${zoneType}.*`, 2, `${zoneType}.*`, z1],
    [b1, 1, b1],
  ]);
});
