import { type Access, accountResource, can, compile, type Resource, whatCan } from '@grantlens/engine';
import { holdingsOn, zoneResource } from '@grantlens/engine/internal';
import { normalise } from '@grantlens/snapshot';
import { everyOf } from '@grantlens/snapshot/internal';
import { accounts, oddSnapshot } from '@grantlens/testkit';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { budget } from '../differential/budget.ts';
import { scenarioNames, takeSnapshot } from '../scenarios/scenario.ts';
import { somethingOn } from './in-force.ts';

/** The account, zones, one of another account, and something of a type that few permission groups have. */
function resourcesOf({ account }: Access): readonly Resource[] {
  const zones = account.zones.slice(0, 3).map(zoneResource);
  return [
    accountResource(account),
    ...zones,
    ...zones.slice(0, 1).map((zone) => ({ ...zone, kind: 'foreign' as const })),
    somethingOn(everyOf('com.cloudflare.edge.r2.bucket')),
  ];
}

function agreesWithCan(access: Access, most: number): void {
  for (const principal of access.account.principals.slice(0, most)) {
    const answer = whatCan(access, principal);
    for (const resource of resourcesOf(access)) {
      const listed = holdingsOn(access, answer, resource);
      for (const group of [...access.account.permissionGroups.values()].slice(0, most)) {
        const { verdict, bearings } = can(access, principal, { kind: 'group', group }, resource);
        const verdicts = listed.flatMap((row) => (row.permissionGroup === group ? row.effective : []));
        expect(verdicts.filter((one) => one !== verdict)).toEqual([]);
        const isGranted = bearings.some(({ grant }) => grant.permissionGroup === group);
        expect(verdicts.length > 0).toBe(isGranted);
      }
    }
  }
}

test('what somebody can do on a resource is what `can` says of each permission group there, in any account', () => {
  const numRuns = Math.ceil(budget.cases / 20) + 6;
  fc.assert(
    fc.property(fc.oneof(accounts(), oddSnapshot), (snapshot) =>
      agreesWithCan(compile(normalise(snapshot)), 8),
    ),
    { numRuns, seed: budget.seed },
  );
}, 600_000);

for (const name of scenarioNames) {
  test(`what somebody can do on a resource of ${name} is what \`can\` says of each permission group there`, async () => {
    agreesWithCan(compile(normalise(await takeSnapshot(name))), 12);
  });
}
