import * as fc from 'fast-check';
import {
  accountKey,
  foreignKeys,
  otherKeys,
  policyIds,
  resourceGroupIds,
  wildcardKeys,
  zoneKeys,
} from './names.ts';
import { maybe, mostly, type Raw, sparse, wrongKind } from './odd.ts';
import { type Facts, mentionedGroup } from './permission-groups.ts';

const oddKey = fc.constantFrom<Raw>(7, null, undefined, ...foreignKeys, ...wildcardKeys, ...otherKeys);

const object: fc.Arbitrary<Raw> = mostly(
  mostly(
    fc.constantFrom<Raw>('*', ...zoneKeys),
    fc.constantFrom<Raw>(accountKey, ...foreignKeys, ...wildcardKeys, ...otherKeys),
    3,
  ).map((key) => ({ key })),
  fc.constantFrom<Raw>('odd', null, {}, { key: 7 }),
  25,
);

const oneScope: fc.Arbitrary<Raw> = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Raw>({ key: accountKey, objects: [{ key: '*' }] }) },
  {
    weight: 6,
    arbitrary: sparse({
      key: mostly(fc.constant<Raw>(accountKey), fc.oneof(fc.constantFrom<Raw>('*', ...zoneKeys), oddKey), 3),
      objects: mostly(fc.array(object, { maxLength: 3 }), fc.oneof(wrongKind, fc.constant(undefined)), 20),
    }),
  },
);

/** A scope: one, a list of them, or something else. */
export const scope: fc.Arbitrary<Raw> = fc.oneof(
  { weight: 20, arbitrary: oneScope },
  { weight: 3, arbitrary: fc.array(oneScope, { maxLength: 2 }) },
  { weight: 1, arbitrary: wrongKind },
);

/** A resource group as a policy has it: inline, by id, or neither. */
const resourceGroup: fc.Arbitrary<Raw> = mostly(
  fc.oneof(
    { weight: 4, arbitrary: scope.map((inline): Raw => ({ scope: inline })) },
    { weight: 3, arbitrary: fc.constantFrom(...resourceGroupIds).map((id): Raw => ({ id })) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom(...resourceGroupIds), scope)
        .map(([id, inline]): Raw => ({ id, scope: inline })),
    },
  ),
  fc.constantFrom<Raw>('odd', null, {}, { id: 'ca000000000000000000000000000099' }),
  25,
);

const effect = mostly(
  fc.constantFrom<Raw>('allow', 'allow', 'deny'),
  fc.constantFrom<Raw>(undefined, null, 'permit', 7),
  12,
);

/** A policy of a member or a user group. */
export function policy(known: readonly Facts[]): fc.Arbitrary<Raw> {
  return mostly(
    sparse({
      id: maybe(fc.constantFrom(...policyIds, 'bd-odd', undefined, undefined), 3),
      access: effect,
      permission_groups: mostly(
        fc.array(mentionedGroup('member', known), { minLength: 1, maxLength: 2 }),
        fc.oneof(wrongKind, fc.constant(undefined)),
        20,
      ),
      resource_groups: mostly(
        fc.array(resourceGroup, { minLength: 1, maxLength: 2 }),
        fc.oneof(wrongKind, fc.constant(undefined)),
        20,
      ),
    }),
    wrongKind,
    40,
  );
}

const star = mostly(fc.constant<Raw>('*'), wrongKind, 25);
const resourceMap: fc.Arbitrary<Raw> = fc.dictionary(
  mostly(
    fc.constantFrom<Raw>(accountKey, ...zoneKeys),
    fc.constantFrom<Raw>('*', 'odd', ...foreignKeys, ...wildcardKeys, ...otherKeys),
    3,
  ) as fc.Arbitrary<string>,
  fc.oneof(
    { weight: 4, arbitrary: star },
    {
      weight: 1,
      arbitrary: fc.dictionary(
        fc.constantFrom(accountKey, ...zoneKeys, ...wildcardKeys, ...otherKeys, ...foreignKeys),
        star,
        { maxKeys: 2 },
      ) as fc.Arbitrary<Raw>,
    },
  ),
  { maxKeys: 2 },
);

/** A policy of a token. */
export function tokenPolicy(known: readonly Facts[]): fc.Arbitrary<Raw> {
  return mostly(
    sparse({
      id: maybe(fc.constantFrom(...policyIds)),
      effect,
      permission_groups: mostly(
        fc.array(mentionedGroup('token', known), { minLength: 1, maxLength: 2 }),
        fc.oneof(wrongKind, fc.constant(undefined)),
        20,
      ),
      resources: mostly(resourceMap, fc.oneof(wrongKind, fc.constant(undefined)), 20),
    }),
    wrongKind,
    40,
  );
}
