import { GrantlensError, type PrincipalKey } from '@grantlens/snapshot';
import { principalKey, resourceKey } from '@grantlens/snapshot/internal';
import { expect, test } from 'vitest';
import type { Access } from '../access/access.ts';
import type { AskedPermission } from '../decision/permission.ts';
import { type Decision, relation } from '../decision/relation.ts';
import { isOneResource, type Resource } from '../decision/resource.ts';
import { verdicts } from '../decision/verdict.ts';
import {
  accountKey,
  groupRow,
  memberRow,
  openAccount,
  policyRow,
  zoneKey,
  zoneRow,
} from '../raw-account.fixture.ts';
import { resolveResource } from '../resolve/resource.ts';
import { type AccessIndex, compileIndex } from './access-index.ts';
import { oddAccounts } from './odd-accounts.fixture.ts';
import { saidBits } from './verdict-of-bits.ts';

/** A permission and a resource, and what the graph decides for every principal. */
interface Question {
  readonly permission: AskedPermission;
  /** As the index spells it. */
  readonly name: string;
  readonly place: string;
  readonly decisions: readonly Decision[];
}

function questionsOf(access: Access, places: readonly string[]): readonly Question[] {
  const { permissions, permissionGroups, principals } = access.account;
  const asked: readonly AskedPermission[] = [
    ...permissions.filter(isWorthAsking).map((name) => ({ kind: 'atomic', name }) as const),
    ...[...permissionGroups.values()].slice(0, 10).map((group) => ({ kind: 'group', group }) as const),
  ];
  return asked.flatMap((permission) =>
    places.map((place) => ({
      permission,
      name: permission.kind === 'atomic' ? permission.name : permission.group.key,
      place,
      decisions: principals.map(relation(access, permission, resourceOf(place, access))),
    })),
  );
}

/** What the groups of the odd accounts hold, and of the many permissions that the catalogue adds one here and there. */
function isWorthAsking(name: string, at: number): boolean {
  return at % 31 === 30 || /^(aaa:edit|billing:edit|dns_records:edit|member:edit|waf:edit|zzz)/.test(name);
}

function resourceOf(key: string, { account }: Access): Resource {
  const found = resolveResource(key, account);
  if (!isOneResource(found)) throw new Error(`${key} is not one resource`);
  return found;
}

/** What answers differently, in words: nothing, if all is well. */
type Differences = readonly string[];

function compare(questions: readonly Question[], fast: Answer, slow: Answer): Differences {
  const differences: string[] = [];
  for (const question of questions) {
    question.decisions.forEach((decision, at) => {
      const asked = { question, decision, at };
      const [found, expected] = [fast(asked), slow(asked)];
      if (found === expected) return;
      const { key } = decision.principal;
      differences.push(`${key} ${question.name} on ${question.place}: ${found}, and not ${expected}`);
    });
  }
  return differences;
}

type Answer = (asked: {
  readonly question: Question;
  readonly decision: Decision;
  /** The position of the principal. */
  readonly at: number;
}) => string | undefined;

const billing = groupRow('billing', ['billing:edit']);
const { account } = openAccount({
  members: [
    memberRow('ada', policyRow('p1', 'allow', [billing], '*')),
    memberRow('bob'),
    memberRow('cal', policyRow('p2', 'allow', [{}], '*')),
  ],
  zones: [zoneRow('z1')],
});
const index = () => compileIndex(account);
const [ada, bob] = ['ada', 'bob'].map((id) => principalKey('member', id)) as [PrincipalKey, PrincipalKey];
const edit = { kind: 'atomic', name: 'billing:edit' } as const;

test('the index is of the account it was compiled from', () => {
  expect(index().account).toBe(account);
});

test('the index knows a principal by its position in the account, and nobody else', () => {
  expect(index().principal(bob)).toBe(1);
});

test('the index knows the permissions and permission groups of the account, and no other', () => {
  const { permission } = index();
  const [group] = account.permissionGroups.values();
  if (group === undefined) throw new Error('the account has a permission group');
  expect(permission(edit)).toBe(account.permissions.indexOf('billing:edit'));
  expect(permission({ kind: 'group', group })).toBe(account.permissions.length);
});

test('the index knows the account, what is named in it, and whatever else is of a type', () => {
  const keys = [
    accountKey,
    zoneKey('z1'),
    zoneKey('z2'),
    zoneKey('z3'),
    resourceKey('com.cloudflare.odd.thing.t1'),
  ];
  // Two are named. "Anything else" is of the account's type, a zone, or of a type that nobody names.
  expect(keys.map(index().resource)).toEqual([0, 1, 3, 3, 4]);
});

test('the index answers only of names it knows, and of any resource', () => {
  const { check } = index();
  expect(check(ada, 'billing:edit', zoneKey('of tomorrow'))).toBe('allowed');
  expect(check(ada, 'billing', resourceKey('com.cloudflare.any.thing'))).toBe('allowed');
});

test.each<[string, (index: AccessIndex) => unknown, string]>([
  ['a principal', ({ principal }) => principal('member:bo' as PrincipalKey), 'the nearest are "member:bob"'],
  [
    'an e-mail in the place of a key',
    ({ check }) => check('bob@example.com' as PrincipalKey, 'billing:edit', accountKey),
    'that member has the key "member:bob"',
  ],
  ['a permission', ({ permission }) => permission({ kind: 'atomic', name: 'biling:edit' }), '"billing:edit"'],
  [
    'a permission in a check',
    ({ check }) => check(bob, 'billing:edt', accountKey),
    'the account has no permission "billing:edt"; the nearest are "billing:edit"',
  ],
  [
    'the name of a permission group in the place of its key',
    ({ check }) => check(bob, 'Group billing', accountKey),
    'the permission group of that name has the key "billing"',
  ],
  [
    'a permission group that is gone',
    ({ permission }) => {
      const [group] = account.permissionGroups.values();
      return group && permission({ kind: 'group', group: { ...group, key: 'gone' as typeof group.key } });
    },
    'the account has no permission "gone"',
  ],
  [
    'the name of a zone in the place of its key',
    ({ check }) => check(bob, 'billing:edit', resourceKey('z1.example')),
    `that zone has the key "${zoneKey('z1')}"`,
  ],
  [
    'the name of a zone in a key',
    ({ resource }) => resource(zoneKey('z1.example')),
    `that zone has the key "${zoneKey('z1')}"`,
  ],
  ['a resource without a type', ({ resource }) => resource(resourceKey('zz1.example')), '"z1.example"'],
  ['every zone', ({ resource }) => resource(zoneKey('*')), 'is not the key of a resource'],
  ['a key that ends with its type', ({ resource }) => resource(zoneKey('')), 'is not the key of a resource'],
])('the index refuses %s that it does not know, with what comes nearest', (_, ask, message) => {
  expect(() => ask(index())).toThrow(GrantlensError);
  expect(() => ask(index())).toThrow(message);
});

test.each([-1, 3, Number.NaN, 0.5 + 1000])(
  'the index refuses %d as a handle of a principal, singly and in a batch',
  (who) => {
    const { can, canMany, bearing } = index();
    expect(() => can(who, 0, 0)).toThrow(`${who} is not the handle of a principal`);
    expect(() => bearing(who, 0, 0)).toThrow(`${who} is not the handle of a principal`);
    if (Number.isInteger(who))
      expect(() => canMany(Int32Array.of(0, 0, 0, who, 0, 0))).toThrow(
        `${who} is not the handle of a principal`,
      );
  },
);

test.each([-1, 100_000])('the index refuses %d as a handle of a permission or resource', (handle) => {
  const { can, bearing, whoCan } = index();
  for (const ask of [can, bearing]) {
    expect(() => ask(0, handle, 0)).toThrow(`${handle} is not the handle of a permission`);
    expect(() => ask(0, 0, handle)).toThrow(`${handle} is not the handle of a resource`);
  }
  expect(() => whoCan(handle, 0)).toThrow(`${handle} is not the handle of a permission`);
  expect(() => whoCan(0, handle)).toThrow(`${handle} is not the handle of a resource`);
});

test('the index writes the verdicts of a batch where it is asked to', () => {
  const { canMany, permission, resource } = index();
  const [what, where] = [permission(edit), resource(accountKey)];
  const out = Uint8Array.of(9, 9, 9);
  expect(canMany(Int32Array.of(1, what, where, 0, what, where), out)).toBe(out);
  expect([...out]).toEqual([verdicts.indexOf('not-granted'), verdicts.indexOf('allowed'), 9]);
});

test('the index counts every permission there is, however many fill a block', () => {
  const everything = { id: '8e23b19e4e0d44c29d239c5688ba8cbb' };
  const all = openAccount({ members: [memberRow('ada', policyRow('p1', 'allow', [everything], '*'))] });
  for (const many of [1, 31, 32, 33, 64, 65]) {
    const permissions = Array.from({ length: many }, (_, at) => `p${at}:edit`);
    expect(compileIndex({ ...all.account, permissions }).table().triples).toBe(many);
  }
});

test('the index counts what it allows, and says how large it is', () => {
  // Each of three access classes has a row for the account, for zones, and for whatever else there is.
  const { rows, triples, bytes } = index().table();
  expect([rows, triples]).toEqual([9, 2]);
  expect(bytes).toBe(9 * 16 * Math.ceil((account.permissions.length + 1) / 32));
  expect(index().byteLength()).toBeGreaterThan(0);
});

for (const [name, access, places] of oddAccounts) {
  const { account } = access;
  let known: readonly Question[] | null = null;
  const opened = () => {
    known ??= questionsOf(access, places);
    return { index: compileIndex(account), questions: known };
  };
  const verdict: Answer = ({ decision }) => decision.verdict;

  test(`the index of an account with ${name} gives by handle the verdict that the graph gives`, () => {
    const { index, questions } = opened();
    const one: Answer = ({ question, at }) => verdicts[index.can(at, ...handles(question, index))];
    expect(compare(questions, one, verdict)).toEqual([]);
    const batch = index.canMany(
      Int32Array.from(
        questions.flatMap((question) => {
          const two = handles(question, index);
          return question.decisions.flatMap((_, at) => [at, ...two]);
        }),
      ),
    );
    let next = 0;
    expect(compare(questions, () => verdicts[batch[next++] ?? -1], verdict)).toEqual([]);
    expect(batch).toHaveLength(next);
  });

  test(`the index of an account with ${name} gives by name the verdict that the graph gives`, () => {
    const { index, questions } = opened();
    const byName: Answer = ({ question: { name, place }, decision: { principal } }) =>
      index.check(principal.key, name, resourceKey(place));
    expect(compare(questions, byName, verdict)).toEqual([]);
  });

  test(`the index of an account with ${name} lists who can as the graph does`, () => {
    const { index, questions } = opened();
    const wrong = questions.filter((question) => {
      const { allowed, unknown } = index.whoCan(...handles(question, index));
      const active = (wanted: string) =>
        question.decisions.flatMap(({ principal, verdict }, at) =>
          principal.standing === 'active' && verdict === wanted ? [at] : [],
        );
      const sorted = (found: Int32Array) => [...found].sort((a, b) => a - b).join(' ');
      return (
        sorted(allowed) !== active('allowed').join(' ') || sorted(unknown) !== active('unknown').join(' ')
      );
    });
    expect(wrong.map(({ name, place }) => `${name} on ${place}`)).toEqual([]);
  });

  test(`the index of an account with ${name} names the grants that bear on a question as the graph does`, () => {
    const { index, questions } = opened();
    const fast: Answer = ({ question, at }) => bearings(index, at, ...handles(question, index));
    expect(compare(questions, fast, ({ decision }) => graphBearings(decision))).toEqual([]);
  });

  test(`the table of an account with ${name} counts what is allowed on the account and its zones`, () => {
    const index = compileIndex(account);
    let triples = 0;
    for (const name of account.permissions) {
      const permission = index.permission({ kind: 'atomic', name });
      for (const key of [accountKey, ...account.zonesByKey.keys()])
        for (let at = 0; at < account.principals.length; at += 1)
          if (verdicts[index.can(at, permission, index.resource(resourceKey(key)))] === 'allowed')
            triples += 1;
    }
    expect(index.table().triples).toBe(triples);
  });
}

function handles({ permission, place }: Question, index: AccessIndex): readonly [number, number] {
  return [index.permission(permission), index.resource(resourceKey(place))];
}

/** What a grant says of a permission, as the bits of `saidBits`, by its effect and certainty. */
const saying = {
  allow: { sure: saidBits.allow | saidBits.mayAllow, maybe: saidBits.mayAllow },
  deny: { sure: saidBits.deny | saidBits.mayDeny, maybe: saidBits.mayDeny },
  either: { sure: saidBits.mayAllow | saidBits.mayDeny, maybe: saidBits.mayAllow | saidBits.mayDeny },
} as const;

function bearings(index: AccessIndex, ...asked: readonly [number, number, number]): string {
  const rows = index
    .bearing(...asked)
    .map(({ policy, permissionGroup, resourceGroup, place, said: bits }) => {
      const reached = policy.resourceGroups[resourceGroup];
      const where = `${reached?.id} ${reached?.places[place]?.objectKey}`;
      return `${policy.id} ${policy.permissionGroups[permissionGroup]?.key} ${where} ${bits}`;
    });
  return rows.sort().join();
}

function graphBearings({ bearings }: Decision): string {
  const rows = bearings.map(({ grant: { policy, cell }, effect, certainty }) => {
    const where = `${cell.resourceGroupId} ${cell.objectKey}`;
    return `${policy.id} ${cell.permissionGroup} ${where} ${saying[effect][certainty]}`;
  });
  return rows.sort().join();
}
