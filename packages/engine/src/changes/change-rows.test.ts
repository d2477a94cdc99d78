import { expect, test } from 'vitest';
import type { Access } from '../access/access.ts';
import { groupRow, memberRow, openGroupRow, policyRow, zoneKey } from '../raw-account.fixture.ts';
import {
  account,
  ada,
  adaKnowing,
  admin,
  compared,
  dns,
  everything,
  open,
  partial,
  untyped,
  waf,
  zoneDns,
} from './compared.fixture.ts';

const added = '(policy q was added)';

/** The lines of a comparison that says nothing wrong, this way or the other. */
function lines(before: Access, after: Access): readonly string[] {
  const { lines, wrong } = compared(before, after);
  expect(wrong).toEqual([]);
  return lines;
}

const holds = (...groups: readonly (typeof waf)[]) => policyRow('p', 'allow', groups, '*');
const adds = (access: string, ...groups: readonly (typeof waf)[]) => policyRow('q', access, groups, '*');

test('a row is about the permission group, and no row of a permission repeats the row of its group', () => {
  expect(lines(ada(), ada(adds('allow', dns, waf)))).toEqual([
    `ada: dns on the whole account: not-granted → allowed ${added}`,
    `ada: waf on the whole account: not-granted → allowed ${added}`,
  ]);
});

test('a row is about a permission where no row of a group that holds it says the same', () => {
  expect(lines(ada(holds(dns)), ada(holds(dns), policyRow('q', 'deny', [zoneDns], zoneKey('z1'))))).toEqual([
    `ada: dns dns_records:edit on z1.example: allowed → denied ${added}`,
    `ada: zdns on z1.example: not-granted → denied ${added}`,
  ]);
});

test('a row is about each permission by itself where they are listed by some group', () => {
  expect(lines(ada(holds(dns)), ada(holds(dns), adds('deny', open)))).toEqual([
    `ada: dns dns_records:edit on the whole account: allowed → unknown ${added}`,
    `ada: dns dns_records:read on the whole account: allowed → unknown ${added}`,
    `ada: open on the whole account: not-granted → denied ${added}`,
  ]);
});

test('a row is about a permission that a group certainly holds, where others of the group are in doubt', () => {
  expect(lines(ada(holds(dns, waf)), ada(holds(dns, waf), adds('deny', partial)))).toEqual([
    `ada: dns dns_records:edit on the whole account: allowed → unknown ${added}`,
    `ada: dns dns_records:read on the whole account: allowed → unknown ${added}`,
    `ada: partial on the whole account: not-granted → denied ${added}`,
    `ada: waf waf:edit on the whole account: allowed → denied ${added}`,
  ]);
  expect(lines(ada(), ada(adds('allow', partial)))).toEqual([
    `ada: partial on the whole account: not-granted → allowed ${added}`,
  ]);
});

test('a row is about the group alone where nothing is known of its contents', () => {
  expect(lines(ada(), ada(adds('allow', open)))).toEqual([
    `ada: open on the whole account: not-granted → allowed ${added}`,
  ]);
  expect(lines(ada(), ada(adds('deny', open)))).toEqual([
    `ada: open on the whole account: not-granted → denied ${added}`,
  ]);
  expect(lines(ada(), ada(policyRow('q', 'allow', [open], zoneKey('z1'))))).toEqual([
    `ada: open on z1.example: not-granted → unknown ${added}`,
  ]);
  const doubted = lines(ada(adds('deny', open)), ada(adds('sometimes', open)));
  expect(doubted.map((line) => line.replace(/ \(.*/, ''))).toEqual([
    'ada: open on the whole account: denied → unknown',
  ]);
});

test('a row is about all permissions at once that nobody would list', () => {
  const alike = 'others alike on the whole account';
  expect(lines(ada(adds('allow', open)), ada(adds('allow', open), holds(everything)))).toEqual([
    `ada: ${everything.id} on the whole account: not-granted → allowed (policy p was added)`,
    `ada: ${everything.id} ${alike}: unknown → allowed (policy p was added)`,
  ]);
  // Of a group whose contents are not known, its own row says as much.
  expect(lines(ada(holds(everything)), ada(holds(everything), adds('deny', open)))).toEqual([
    `ada: open on the whole account: allowed → denied ${added}`,
  ]);
});

test('a row is about each permission that some group lists, and one about the rest at once', () => {
  const kept = [adds('allow', open), policyRow('r', 'allow', [zoneDns], zoneKey('z1'))];
  const gone = '(policy p was removed)';
  expect(lines(ada(holds(everything), ...kept), ada(...kept))).toEqual([
    `ada: zdns on the whole account not z1.example: allowed → not-granted ${gone}`,
    `ada: ${everything.id} on the whole account: allowed → not-granted ${gone}`,
    `ada: ${everything.id} dns_records:edit on the whole account not z1.example: allowed → unknown ${gone}`,
    `ada: ${everything.id} others alike on the whole account: allowed → unknown ${gone}`,
  ]);
});

test('a row about the rest at once includes the listed permissions of which it says the same', () => {
  const kept = [adds('allow', open), policyRow('r', 'allow', [{ ...untyped, id: 'u', name: 'U' }], '*')];
  const gone = '(policy p was removed)';
  expect(lines(ada(holds(everything), ...kept), ada(...kept))).toEqual([
    `ada: ${everything.id} on the whole account: allowed → not-granted ${gone}`,
    `ada: ${everything.id} others alike on the whole account: allowed → unknown ${gone}`,
    `ada: u on the whole account: allowed → unknown ${gone}`,
  ]);
});

test('a row about the rest at once includes a permission that a group lists and does not say', () => {
  const kept = [adds('allow', open), policyRow('r', 'allow', [waf], zoneKey('z1'))];
  const gone = '(policy p was removed)';
  expect(lines(ada(holds(everything), ...kept), ada(...kept))).toEqual([
    `ada: waf on the whole account not z1.example: allowed → not-granted ${gone}`,
    `ada: waf on z1.example: allowed → unknown ${gone}`,
    `ada: ${everything.id} on the whole account: allowed → not-granted ${gone}`,
    `ada: ${everything.id} others alike on the whole account: allowed → unknown ${gone}`,
  ]);
});

test('a row is about a group, and not what it holds on one of the two sides alone', () => {
  const [was, is] = [groupRow('g1', ['dns_records:edit']), groupRow('g1', ['waf:edit'])];
  expect(lines(adaKnowing([was]), adaKnowing([is], adds('allow', is)))).toEqual([
    `ada: g1 on the whole account: not-granted → allowed ${added}`,
  ]);
  expect(lines(adaKnowing([was], adds('allow', was)), adaKnowing([is]))).toEqual([
    'ada: g1 on the whole account: allowed → not-granted (policy q was removed)',
  ]);
});

test('a row is about everything, and not every group that everything holds', () => {
  expect(lines(ada(), ada(adds('allow', everything)))).toEqual([
    `ada: ${everything.id} on the whole account: not-granted → allowed ${added}`,
  ]);
  expect(lines(ada(holds(dns)), ada(holds(dns), adds('deny', everything)))).toEqual([
    `ada: dns on the whole account: allowed → denied ${added}`,
    `ada: ${everything.id} on the whole account: not-granted → denied ${added}`,
  ]);
});

test('a row is about a group that no policy names, where that of everything does not say it', () => {
  const known = [dns, open, { ...openGroupRow('00'), name: 'A group' }, partial, everything, admin];
  const administers = adaKnowing(known, holds(admin));
  expect(lines(administers, adaKnowing(known, holds(admin), adds('allow', everything)))).toEqual([
    `ada: 00 on the whole account: unknown → allowed ${added}`,
    `ada: open on the whole account: unknown → allowed ${added}`,
    `ada: partial on the whole account: unknown → allowed ${added}`,
    `ada: ${everything.id} on the whole account: not-granted → allowed ${added}`,
  ]);
  expect(lines(adaKnowing(known), administers)).toEqual([
    'ada: adm on the whole account: not-granted → allowed (policy p was added)',
  ]);
});

test('a row is about what an administrator lacks too', () => {
  const lacks = groupRow('bills', ['billing:edit', 'billing:read']);
  const known = [dns, lacks, everything, admin];
  expect(
    lines(adaKnowing(known, holds(admin)), adaKnowing(known, holds(admin), adds('allow', lacks))),
  ).toEqual([`ada: bills on the whole account: not-granted → allowed ${added}`]);
  expect(lines(adaKnowing(known, holds(everything)), adaKnowing(known, holds(admin)))).toEqual([
    `ada: ${everything.id} on the whole account: allowed → not-granted (policy p was changed: its permission groups)`,
  ]);
});

test('a row is about only what is said of its own principal', () => {
  const members = (...policies: readonly (typeof waf)[]) =>
    account({ members: [memberRow('ada', holds(waf)), memberRow('bob', ...policies)] });
  expect(lines(members(), members(adds('allow', waf)))).toEqual([
    `bob: waf on the whole account: not-granted → allowed ${added}`,
  ]);
});
