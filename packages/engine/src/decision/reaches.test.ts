import type { Scope } from '@grantlens/snapshot';
import { everyOf, type PolicyGrant, resourceKey, wholeAccount } from '@grantlens/snapshot/internal';
import { expect, test } from 'vitest';
import {
  accountType,
  groupOf,
  groupRow,
  openAccount,
  theAccount,
  theZone,
  zoneKey,
  zoneType,
} from '../raw-account.fixture.ts';
import { reaches, reachesEverything, scopesOf } from './reaches.ts';
import type { Resource } from './resource.ts';

const workerType = 'com.cloudflare.edge.worker.script';
const { account, ...access } = openAccount({ permissionGroups: [groupRow('g', [])] });
const typed = (...types: readonly string[]) => ({
  ...groupOf({ account, ...access }, 'g'),
  types: new Set(types),
});
const untyped = { ...groupOf({ account, ...access }, 'g'), types: null };
const cell = (scope: Scope | null): PolicyGrant => ({
  permissionGroup: null,
  scope,
  resourceGroupId: null,
  resourceGroupName: null,
  objectKey: null,
  gaps: [],
});
const whole = wholeAccount('a1');
const z1: Scope = { kind: 'resource', key: zoneKey('z1'), type: zoneType, resource: zoneKey('z1') };
const worker: Resource = {
  kind: 'other',
  key: resourceKey(`${workerType}.w1`),
  identity: `${workerType}.w1`,
  type: workerType,
  id: 'w1',
  name: null,
};
const reached: Readonly<Record<string, Resource>> = {
  account: theAccount,
  z1: theZone('z1'),
  z2: theZone('z2'),
  worker,
};
const everyone = 'account z1 z2 worker';

test.each([
  ['the whole account', whole, 'account', typed(accountType), everyone],
  ['the whole account', whole, 'account and zone', typed(zoneType, accountType), everyone],
  ['the whole account', whole, 'zone', typed(zoneType), 'z1 z2'],
  ['the whole account', whole, 'Workers', typed(workerType), 'worker'],
  ['the whole account', whole, 'nothing known', untyped, everyone],
  ['the whole account', whole, 'a group not seen', null, everyone],
  ['every zone', everyOf(zoneType), 'account', typed(accountType), 'z1 z2'],
  ['every zone', everyOf(zoneType), 'zone', typed(zoneType), 'z1 z2'],
  ['one zone', z1, 'zone', typed(zoneType), 'z1'],
  ['one zone', z1, 'Workers', typed(workerType), 'z1'],
  ['one zone', z1, 'a group not seen', null, 'z1'],
  ['a scope not seen', null, 'account', typed(accountType), everyone],
  ['a scope not seen', null, 'zone', typed(zoneType), 'z1 z2 worker'],
  ['a scope not seen', null, 'nothing known', untyped, everyone],
  ['a scope not seen', null, 'a group not seen', null, everyone],
])('what a grant reaches %s, typed %#: %j %s', (_, scope, __, group, expected) => {
  const names = Object.keys(reached).filter((name) => {
    const resource = reached[name];
    return resource !== undefined && reaches(cell(scope), group, resource);
  });
  expect(names.join(' ')).toBe(expected);
});

test.each([
  ['account', typed(accountType), whole, [whole]],
  ['account and zone', typed(zoneType, accountType), whole, [whole]],
  ['zone', typed(zoneType), whole, [everyOf(zoneType)]],
  ['Workers and zone', typed(workerType, zoneType), whole, [everyOf(zoneType), everyOf(workerType)]],
  ['nothing known', untyped, whole, [whole]],
  ['a group not seen', null, whole, [whole]],
  ['zone on one zone', typed(zoneType), z1, [z1]],
  ['Workers', typed(workerType), everyOf(zoneType), [everyOf(zoneType)]],
  ['zone on a scope not seen', typed(zoneType), null, [everyOf(zoneType)]],
  ['nothing known on a scope not seen', untyped, null, [whole]],
])(
  'a grant typed %s acts on the scopes that its type and its cell leave',
  (_, permissionGroup, scope, expected) =>
    expect(scopesOf({ cell: cell(scope), permissionGroup }, account)).toEqual(expected),
);

test.each([
  ['the whole account', whole, 'account', typed(accountType), true],
  ['the whole account', whole, 'account and zone', typed(zoneType, accountType), true],
  ['the whole account', whole, 'zone', typed(zoneType), false],
  ['the whole account', whole, 'nothing known', untyped, true],
  ['every zone', everyOf(zoneType), 'account', typed(accountType), false],
  ['one zone', z1, 'nothing known', untyped, false],
  ['a scope not seen', null, 'zone', typed(zoneType), true],
  ['a scope not seen', null, 'a group not seen', null, true],
])(
  'a grant on %s, %j typed %s, reaches what is of a type that nothing speaks of',
  (_, scope, __, group, expected) => {
    expect(reachesEverything(cell(scope), group)).toBe(expected);
    const unspoken: Resource = {
      ...worker,
      type: 'a type that nothing speaks of',
      key: resourceKey('x'),
      identity: 'x',
    };
    expect(reaches(cell(scope), group, unspoken)).toBe(expected);
  },
);
