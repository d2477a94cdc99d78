import { type Access, compile, outcomesOf, unitsOf } from '@grantlens/engine';
import { grantId } from '@grantlens/engine/internal';
import { type Account, normalise, type Policy } from '@grantlens/snapshot';
import { disordered } from '@grantlens/testkit';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { budget } from '../differential/budget.ts';
import { kinds } from './kinds.ts';

const numRuns = Math.ceil(budget.cases / 4) + 20;
const { seed } = budget;
const minutes = 60_000;

/** What a unit is, but for which policies it comes from. */
const unitsIn = (access: Access) =>
  unitsOf(access)
    .all.map(({ id, kind, access: effect, principal, group, permissionGroup, privileged }) =>
      [id, kind, effect, principal?.key, group?.key, permissionGroup?.key, privileged].join(' '),
    )
    .sort();

/** Every policy in as many as it has permission groups and places, each with a new id, in another order. */
function splitApart(account: Account): Account {
  const policies = account.policies.flatMap((policy, at) =>
    policy.permissionGroups.flatMap((group, n) =>
      policy.resourceGroups.flatMap((reached, m) =>
        reached.places.map(
          (place, k): Policy => ({
            ...policy,
            id: `new ${at} ${n} ${m} ${k}`,
            permissionGroups: [group],
            resourceGroups: [{ ...reached, places: [place] }],
          }),
        ),
      ),
    ),
  );
  return { ...account, policies: policies.reverse() };
}

/** Policies of one holder that give the same permission groups, as one. */
function putTogether(account: Account): Account {
  const merged = new Map<string, Policy>();
  for (const policy of account.policies) {
    const { holder, effect, permissionGroups, kind, gaps } = policy;
    const key = JSON.stringify([holder, effect, permissionGroups, kind, gaps]);
    const before = merged.get(key);
    const resourceGroups = [...(before?.resourceGroups ?? []), ...policy.resourceGroups];
    merged.set(key, { ...policy, id: `merged ${merged.size}`, resourceGroups });
  }
  return { ...account, policies: [...merged.values()] };
}

for (const [kind, snapshots] of Object.entries(kinds)) {
  test(
    `the units of ${kind} keep their ids when policies are split, merged, reordered and get new ids`,
    () =>
      fc.assert(
        fc.property(snapshots, (snapshot) => {
          const account = normalise(snapshot);
          const units = unitsIn(compile(account));
          expect(unitsIn(compile(splitApart(account)))).toEqual(units);
          expect(unitsIn(compile(putTogether(account)))).toEqual(units);
        }),
        { numRuns, seed },
      ),
    10 * minutes,
  );

  test(
    `the units of ${kind} are the same in whatever order, and how often, the API shows its rows`,
    () =>
      fc.assert(
        fc.property(snapshots, fc.nat(), (snapshot, order) => {
          const whole = (of: typeof snapshot) =>
            unitsOf(compile(normalise(of))).all.map(({ id, carries, sources }) => [
              id,
              carries,
              sources.length,
            ]);
          expect(whole(disordered(snapshot, order))).toEqual(whole(snapshot));
        }),
        { numRuns, seed },
      ),
    10 * minutes,
  );

  test(
    `every entitlement of ${kind} rests on units that exist, and each unit counts those that rest on it`,
    () =>
      fc.assert(
        fc.property(snapshots, (snapshot) => {
          const access = compile(normalise(snapshot));
          const units = unitsOf(access);
          const rows = new Map<string, Set<string>>(units.all.map(({ id }) => [id, new Set()]));
          expect(rows.size).toBe(units.all.length);
          const tops = new Map(
            units.all.flatMap(({ id, kind, principal }) =>
              kind === 'account' || kind === 'token' ? [[principal, id] as const] : [],
            ),
          );
          for (const { cells } of outcomesOf(access))
            for (const outcome of [...cells].flat())
              for (const principal of outcome.principals) {
                const grant = { ...outcome.grant, principal };
                const under = units.under(grant);
                expect(under.length).toBeGreaterThan(0);
                for (const id of new Set([...under, tops.get(principal) ?? ''])) {
                  const carried = rows.get(id);
                  expect(carried, `${id} is a unit`).toBeDefined();
                  carried?.add(grantId(grant));
                }
              }
          for (const { id, carries } of units.all) expect([id, rows.get(id)?.size]).toEqual([id, carries]);
        }),
        { numRuns, seed },
      ),
    10 * minutes,
  );
}
