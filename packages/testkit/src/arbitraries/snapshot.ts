import type { Snapshot } from '@grantlens/snapshot';
import { type Collections, collectionNames, seal } from '@grantlens/snapshot/internal';
import * as fc from 'fast-check';
import { withLedgers } from '../ledgers.ts';
import { legible } from '../words/snapshot-words.ts';
import { accountId, memberIds, resourceGroupIds, tokenIds, userGroupIds, userIds, zoneIds } from './names.ts';
import { maybe, mostly, type Raw, rows, sparse, wrongKind } from './odd.ts';
import { type Facts, listedGroup, role, someGroups } from './permission-groups.ts';
import { policy, scope, tokenPolicy } from './policies.ts';

const taken = '2026-06-01T00:00:00Z';

/** A snapshot of collections, sealed; those not named are complete and empty. */
export function snapshotOf(collections: Readonly<Record<string, unknown>>): Snapshot {
  const empty = { status: 'complete', items: [], requests: [] };
  const all = {
    ...Object.fromEntries(collectionNames.map((name) => [name, empty])),
    userGroupMembers: { ...empty, items: {} },
    ...collections,
  } as unknown as Collections;
  return legible(
    seal({
      format: 'grantlens.snapshot',
      version: 1,
      account: { id: accountId, name: 'Harbour & Co' },
      takenAt: { start: taken, end: taken },
      tool: { name: 'grantlens-testkit', version: '0.0.0' },
      source: { apiBase: 'https://api.cloudflare.com/client/v4', credential: { kind: 'token' } },
      collections: withLedgers(all, taken),
      removed: [],
    }),
  );
}

const status = mostly(
  fc.constant<Raw>('complete'),
  fc.constantFrom<Raw>('partial', 'forbidden', 'failed', 'skipped'),
  25,
);

/** A collection of rows; one that was refused or not asked for has none. */
function collection(items: fc.Arbitrary<readonly Raw[]>): fc.Arbitrary<Raw> {
  return fc.tuple(status, items).map(([how, all]) => ({
    status: how,
    items: how === 'complete' || how === 'partial' ? all : [],
    requests: [],
  }));
}

/** Rows one of which is now and then something else than an object. */
const withOddRows = (items: fc.Arbitrary<readonly Raw[]>) =>
  fc
    .tuple(items, mostly(fc.constant([]), fc.constantFrom<Raw>(['odd'], [null], [7]), 40))
    .map(([all, odd]) => [...all, ...(odd as readonly Raw[])]);

function holderPolicies(known: readonly Facts[]): fc.Arbitrary<Raw> {
  return mostly(rows(policy(known), 2), fc.oneof(wrongKind, fc.constant(undefined)), 15);
}

function member(known: readonly Facts[]): fc.Arbitrary<Raw> {
  const whole = fc.nat(3).chain((n) =>
    sparse({
      id: mostly(fc.constant<Raw>(memberIds[n]), fc.constantFrom<Raw>(undefined, null, 7), 12),
      email: maybe(fc.constant(`person${n}@example.com`), 6),
      status: mostly(
        fc.constant<Raw>('accepted'),
        fc.constantFrom<Raw>('pending', 'rejected', undefined, 'odd'),
        3,
      ),
      user: fc.constantFrom<Raw>(
        undefined,
        { id: null, email: `person${n}@example.com` },
        { id: userIds[n], email: `person${n}@example.com` },
        { id: userIds[n] },
      ),
      policies: fc.oneof(
        { weight: 3, arbitrary: holderPolicies(known) },
        { weight: 1, arbitrary: fc.constantFrom<Raw>(null, undefined) },
      ),
      roles: mostly(rows(role(known), 2), fc.oneof(wrongKind, fc.constant(undefined)), 6),
    }),
  );
  return whole;
}

function userGroups(known: readonly Facts[]): fc.Arbitrary<readonly Raw[]> {
  const one = (id: string) =>
    sparse({
      id: mostly(fc.constant<Raw>(id), fc.constantFrom<Raw>(undefined, 7), 40),
      name: fc.constant(`Team ${id.slice(-1)}`),
      policies: mostly(holderPolicies(known), fc.constant(undefined), 6),
    });
  return fc
    .subarray([...userGroupIds])
    .chain((ids) =>
      fc
        .tuple(
          fc.tuple(...ids.map(one)),
          mostly(fc.constant(false), fc.constant(true), 15),
          one(userGroupIds[0] ?? ''),
        )
        .map(([all, conflicts, twin]) => (conflicts ? [...all, twin] : all)),
    );
}

const membership: fc.Arbitrary<Raw> = mostly(
  fc.constantFrom(...memberIds, ...userGroupIds).map((id) => ({ id })),
  fc.constantFrom<Raw>('odd', null, {}, { id: 7, email: 'person1@example.com' }),
  40,
);

const userGroupMembers: fc.Arbitrary<Raw> = fc
  .tuple(
    status,
    fc.dictionary(fc.constantFrom(...userGroupIds), fc.array(membership, { maxLength: 3 }), { maxKeys: 3 }),
  )
  .map(([how, all]) => ({
    status: how,
    items: how === 'complete' || how === 'partial' ? all : {},
    requests: [],
  }));

function token(known: readonly Facts[]): fc.Arbitrary<Raw> {
  return fc.nat(1).chain((n) =>
    sparse({
      id: mostly(fc.constant<Raw>(tokenIds[n]), fc.constant(undefined), 6),
      name: fc.constant(`robot ${n}`),
      status: mostly(fc.constant<Raw>('active'), fc.constantFrom<Raw>('disabled', 'expired', undefined), 3),
      expires_on: maybe(fc.constantFrom<Raw>(null, '2026-05-01T00:00:00Z', '2027-05-01T00:00:00Z')),
      not_before: maybe(fc.constantFrom<Raw>(null, '2026-05-01T00:00:00Z', '2027-05-01T00:00:00Z')),
      policies: mostly(rows(tokenPolicy(known), 2), fc.oneof(wrongKind, fc.constant(undefined)), 15),
    }),
  );
}

const resourceGroups: fc.Arbitrary<readonly Raw[]> = rows(
  fc
    .tuple(fc.constantFrom(...resourceGroupIds), scope)
    .map(([id, inside]) => ({ id, name: `Sites ${id.slice(-1)}`, scope: inside })),
  3,
);

const zones = fc
  .subarray(zoneIds.slice(0, 3))
  .map((ids) => ids.map((id): Raw => ({ id, name: `zone${id.slice(-1)}.example`, status: 'active' })));

function listed(side: 'member' | 'token', known: readonly Facts[]): fc.Arbitrary<readonly Raw[]> {
  return fc
    .tuple(
      ...known.map((facts) =>
        fc.oneof(
          { weight: 6, arbitrary: listedGroup(side, facts).map((row) => [row]) },
          { weight: 1, arbitrary: fc.constant([]) },
          { weight: 1, arbitrary: fc.array(listedGroup(side, facts), { minLength: 2, maxLength: 2 }) },
        ),
      ),
    )
    .map((all) => all.flat());
}

/** Snapshots of small accounts with every odd shape the API is known for: what an evaluator has to survive. */
export const oddSnapshot: fc.Arbitrary<Snapshot> = fc
  .tuple(someGroups('member'), someGroups('token'))
  .chain(([members, tokens]) =>
    fc
      .record({
        members: collection(withOddRows(rows(member(members), 4))),
        roles: collection(withOddRows(rows(role(members), 3))),
        userGroups: collection(withOddRows(userGroups(members))),
        userGroupMembers,
        permissionGroups: collection(withOddRows(listed('member', members))),
        resourceGroups: collection(withOddRows(resourceGroups)),
        zones: collection(withOddRows(zones)),
        accountTokens: collection(withOddRows(rows(token(tokens), 2))),
        tokenPermissionGroups: collection(withOddRows(listed('token', tokens))),
      })
      .map(snapshotOf),
  );
