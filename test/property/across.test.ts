import { type Access, compile, type Permission, whoCan } from '@grantlens/engine';
import {
  collectionGaps,
  grantId,
  type Listed,
  mergeAssumptions,
  mergeGaps,
  relate,
  type SomeZones,
  unseenPrincipals,
  whoCanAcross,
  zoneResource,
} from '@grantlens/engine/internal';
import { normalise, type Scope } from '@grantlens/snapshot';
import { scopeIdentity } from '@grantlens/snapshot/internal';
import { accounts, oddSnapshot } from '@grantlens/testkit';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { budget } from '../differential/budget.ts';
import { scenarioNames, takeSnapshot } from '../scenarios/scenario.ts';
import { everyPlace, isWithin, somethingOn } from './in-force.ts';

const standings = ['active', 'latent', 'inactive'] as const;

/** Single permissions, several at once, and permission groups. */
function asked({ account }: Access, most: number): readonly Permission[] {
  const held = [...account.permissionGroups.values()];
  const atomic = ['dns_records:edit', 'waf:read', 'member:edit'].map(
    (name) => ({ kind: 'atomic', name }) as const,
  );
  const any = { kind: 'any', glob: '*:*', of: atomic } as const;
  return [...atomic, any, ...held.slice(0, most).map((group) => ({ kind: 'group', group }) as const)];
}

/** What a listed principal's answer says, but for the order of its grants. */
const saidOf = ({ principal, verdict, bearings, lacks, gaps }: Listed) => ({
  principal: principal.key,
  verdict,
  grants: bearings.map(({ grant, certainty }) => `${grantId(grant)} ${certainty}`).sort(),
  lacks: lacks.map((lack) => [scopeIdentity(lack.scope), lack.permissions, lack.verdict]),
  gaps: gaps.map(({ id }) => id),
});

const byText = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).sort();

/** Whether a folded row means a place: the narrowest scope or exception that the place is in decides. */
function means(
  { scope, except }: { scope: readonly Scope[]; except: readonly Scope[] },
  place: Scope,
): boolean {
  const depth = { account: 0, type: 1, resource: 2 } as const;
  const deepest = (scopes: readonly Scope[]) =>
    Math.max(-1, ...scopes.filter((one) => isWithin(place, one)).map(({ kind }) => depth[kind]));
  return deepest(scope) > deepest(except);
}

function zonesAreCounted(access: Access, most: number): void {
  const { account } = access;
  const some = account.zones.filter((_, at) => at % 2 === 0);
  const subjects: readonly SomeZones[] = [
    { kind: 'zones', glob: '*', zones: account.zones },
    { kind: 'zones', glob: '*.example', zones: some },
  ];
  for (const permission of asked(access, most))
    for (const subject of subjects) {
      const answer = whoCanAcross(access, { permission, subject }, standings);
      const slow = subject.zones.map((zone) => whoCan(access, permission, zoneResource(zone), standings));
      const unseen = [...collectionGaps(account, ['zones']), ...unseenPrincipals(access)];
      expect(answer.gaps).toEqual(mergeGaps([...unseen, ...slow.flatMap(({ gaps }) => gaps)]));
      expect(answer.assumptions).toEqual(mergeAssumptions(slow));
      expect(answer.complete).toBe(unseen.length === 0 && slow.every(({ complete }) => complete));
      const each = [...answer.each()].map(({ resource, listed }) => ({
        on: resource.key,
        ...saidOf(listed),
      }));
      const one = slow.flatMap(({ resource, listed }) =>
        listed.map((row) => ({ on: resource.key, ...saidOf(row) })),
      );
      expect(byText(each)).toEqual(byText(one));
      const folded = answer.rows.flatMap((row) =>
        subject.zones
          .map(
            ({ key }): Scope => ({
              kind: 'resource',
              key,
              type: 'com.cloudflare.api.account.zone',
              resource: key,
            }),
          )
          .filter((zone) => means(row, zone))
          .map(({ key }) => ({ on: key, principal: row.principal.key, verdict: row.verdict })),
      );
      expect(byText(folded)).toEqual(
        byText(one.map(({ on, principal, verdict }) => ({ on, principal, verdict }))),
      );
      for (const row of answer.rows) {
        const count = one.filter(
          (zone) => zone.principal === row.principal.key && zone.verdict === row.verdict,
        );
        expect(row.zones).toBe(count.length);
      }
    }
}

function anywhereIsEveryPlace(access: Access, most: number): void {
  const places = everyPlace(access);
  for (const permission of asked(access, most)) {
    const { rows } = whoCanAcross(access, { permission, subject: { kind: 'anywhere' } }, standings);
    for (const principal of access.account.principals)
      for (const place of places) {
        const { verdict } = relate(access, principal, permission, somethingOn(place));
        const said = rows.find((row) => row.principal === principal && means(row, place))?.verdict ?? 'no';
        const is = verdict === 'allowed' || verdict === 'unknown' ? verdict : 'no';
        const question = { who: principal.key, on: scopeIdentity(place), permission };
        expect({ ...question, said }).toEqual({ ...question, said: is });
      }
  }
}

const laws: readonly (readonly [string, typeof zonesAreCounted])[] = [
  ['who can on many zones is who can on each of them', zonesAreCounted],
  ['who can anywhere is who can on every place that a policy can single out', anywhereIsEveryPlace],
];

for (const [law, holds] of laws) {
  test.each(scenarioNames)(`the questions across zones keep a law in %s: ${law}`, async (name) => {
    holds(compile(normalise(await takeSnapshot(name))), 3);
  });

  test.each([
    ['a well-formed account', accounts()],
    ['an account with every oddity', oddSnapshot],
  ])(
    `the questions across zones keep a law in any account, %s: ${law}`,
    (_kind, snapshots) => {
      fc.assert(
        fc.property(snapshots, (snapshot) => holds(compile(normalise(snapshot)), 12)),
        { numRuns: Math.ceil(budget.cases / 8) + 5, seed: budget.seed },
      );
    },
    600_000,
  );
}
