import { accountResource, can, compile, type Resource } from '@grantlens/engine';
import { isWithin } from '@grantlens/engine/internal';
import { handOver, writeExchange } from '@grantlens/reporter/internal';
import {
  normalise,
  type PermissionGroup,
  type Principal,
  type Scope,
  type Snapshot,
} from '@grantlens/snapshot';
import { addTo } from '@grantlens/snapshot/internal';
import { oddSnapshot, workload } from '@grantlens/testkit';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { byPermissionGroup, type HeldGroup } from '../../packages/reporter/src/exchange/held.ts';
import { budget } from '../differential/budget.ts';
import { type OpenedEngine, openEngineOn } from '../differential/opened.ts';
import { scenarioNames, takeSnapshot } from '../scenarios/scenario.ts';

const numRuns = Math.ceil(budget.cases * 4) + 20;
const { seed } = budget;
const minutes = 60_000;

type Handover = ReturnType<typeof handOver>;

interface Node {
  readonly id: string;
  readonly kinds: readonly string[];
  readonly properties: Readonly<Record<string, unknown>>;
}

interface Edge {
  readonly start: { readonly value: string };
  readonly end: { readonly value: string };
}

/** An entitlement that a file says a principal has, and on what. */
interface Walk {
  readonly principal: Principal;
  readonly entitlement: string;
  readonly thing: string;
}

/** What can be reached from a node along the edges, with the last entitlement passed. */
function reached(
  from: string,
  onward: ReadonlyMap<string, readonly string[]>,
): readonly (readonly [string, string])[] {
  const open: (readonly [string, string])[] = [[from, '']];
  const seen = new Map<string, readonly [string, string]>();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [id, before] = next;
    if (seen.has(next.join(' '))) continue;
    seen.set(next.join(' '), next);
    const through = /^CF-ENTITLEMENT-(.*)$/.exec(id)?.[1]?.toLowerCase() ?? before;
    for (const end of onward.get(id) ?? []) open.push([end, through]);
  }
  return [...seen.values()];
}

/** Every walk of the graph from a member or token to a thing, by its edges alone. */
function walksOf({ account }: OpenedEngine, handover: Handover) {
  const { nodes, edges } = (
    JSON.parse([...writeExchange(handover, 'opengraph')].join('')) as {
      readonly graph: { readonly nodes: readonly Node[]; readonly edges: readonly Edge[] };
    }
  ).graph;
  const ids = new Set(nodes.map(({ id }) => id));
  expect(ids.size).toBe(nodes.length);
  expect(edges.filter(({ start, end }) => !ids.has(start.value) || !ids.has(end.value))).toEqual([]);
  expect(new Set(edges.map((edge) => JSON.stringify(edge))).size).toBe(edges.length);
  const ends = new Map<string, string[]>();
  for (const { start, end } of edges) addTo(ends, start.value, end.value);
  const things = new Map(
    nodes.flatMap(({ id, kinds, properties }) => {
      if (kinds[0] === 'CF_Account') return [[id, accountResource(account).key as string] as const];
      return kinds[0] === 'CF_Zone' || kinds[0] === 'CF_Resource'
        ? [[id, String(properties.key)] as const]
        : [];
    }),
  );
  const starts = nodes.filter(({ kinds }) => kinds[0] === 'CF_Member' || kinds[0] === 'CF_Token');
  expect(starts).toHaveLength(account.principals.length);
  const walks = account.principals.flatMap((principal, at) =>
    reached(starts[at]?.id ?? '', ends).flatMap(([id, entitlement]): readonly Walk[] => {
      const thing = things.get(id);
      return thing === undefined ? [] : [{ principal, entitlement, thing }];
    }),
  );
  return { walks, things: [...things.values()] };
}

/** Who has which entitlement, by the grants of a baton-file: a grant to `<group>:member` is one to its members. */
function batonHolds({ account }: OpenedEngine, handover: Handover): readonly string[] {
  const { users, grants } = JSON.parse([...writeExchange(handover, 'baton')].join('')) as {
    readonly users: readonly { readonly name: string }[];
    readonly grants: readonly { readonly principal: string; readonly entitlement_id: string }[];
  };
  const given = new Map<string, string[]>();
  for (const { principal, entitlement_id: id } of grants) addTo(given, principal, id);
  const of = (name: string) => given.get(name) ?? [];
  return account.principals.flatMap(({ key }, at) => {
    const own = of(users[at]?.name ?? '');
    const all = [...own, ...own.flatMap((id) => (id.endsWith(':member') ? of(id) : []))];
    return all.flatMap((id) => {
      const entitlement = /^role-(.*):assigned$/.exec(id)?.[1];
      return entitlement === undefined ? [] : [`${key} ${entitlement}`];
    });
  });
}

/** Whether denies leave nothing of a permission group but its name. */
function isEmptied({ contents }: PermissionGroup, verdict: (name: string) => string): boolean {
  if (contents.kind !== 'listed' || !contents.complete || contents.permissions.size === 0) return false;
  return [...contents.permissions].every((name) => verdict(name) !== 'allowed');
}

const scopeAt = ({ kind, key, type, identity }: Resource): Scope =>
  kind === 'account' ? { kind, key } : { kind: 'resource', key, type, resource: identity };

/** Whether a place is in what a list says of a permission group. */
const isSaid = ({ whole, cut }: HeldGroup, place: Scope): boolean =>
  whole.some((scope) => isWithin(place, scope)) || cut.some(({ places }) => places.holds(place));

function holds(snapshot: Snapshot): void {
  const engine = openEngineOn(snapshot);
  const handover = handOver(engine.access);
  const entitlements = new Map(handover.entitlements.map((one) => [one.id, one]));
  const { walks, things } = walksOf(engine, handover);
  const walked = new Set<string>();
  const folded = new Map(
    engine.account.principals.map((one) => [one, byPermissionGroup(handover.allOf(one))]),
  );
  for (const { principal, entitlement, thing } of walks) {
    const one = entitlements.get(entitlement);
    if (one === undefined) throw new Error(`a walk to ${thing} passes no entitlement`);
    const { group, lacking } = one;
    walked.add(`${principal.key} ${group.key} ${thing}`);
    const verdict = (permission: string) =>
      engine.verdict({ principal: principal.key, permission, resource: thing });
    expect([one.name, thing, verdict(group.key)]).toEqual([one.name, thing, 'allowed']);
    const said = folded.get(principal)?.filter((held) => held.group === group) ?? [];
    const place = scopeAt(engine.resource(thing));
    expect(
      [one.name, thing, said.length, said.some((held) => isSaid(held, place))],
      'a list says each place once',
    ).toEqual([one.name, thing, 1, true]);
    if (group.contents.kind !== 'listed') continue;
    for (const name of group.contents.permissions)
      if (!lacking.has(name)) expect([name, thing, verdict(name)]).toEqual([name, thing, 'allowed']);
  }
  for (const principal of engine.account.principals)
    for (const group of engine.account.permissionGroups.values())
      for (const thing of things) {
        const answer = can(engine.access, principal, { kind: 'group', group }, engine.resource(thing));
        if (
          answer.verdict !== 'allowed' ||
          isEmptied(group, (name) =>
            engine.verdict({ principal: principal.key, permission: name, resource: thing }),
          )
        )
          continue;
        const ways = [...answer.evidence.sets.flat()].map(
          (id) => answer.evidence.grants.get(id)?.permissionGroup?.key,
        );
        expect(
          [group.key, thing, ways.some((way) => walked.has(`${principal.key} ${way} ${thing}`))],
          'what is allowed is walked',
        ).toEqual([group.key, thing, true]);
      }
  const held = engine.account.principals.flatMap((principal) =>
    handover.allOf(principal).map(({ id }) => `${principal.key} ${id}`),
  );
  expect([...new Set(batonHolds(engine, handover))].sort()).toEqual(held.sort());
}

test(
  'a walk through an exported graph is a grant of the engine, and each of its grants is a walk',
  () => fc.assert(fc.property(oddSnapshot, holds), { numRuns, seed }),
  10 * minutes,
);

test.each(scenarioNames)(
  'the walks through the exported graph of %s are the grants of the engine',
  async (name) => holds(await takeSnapshot(name)),
  minutes,
);

test('an exported graph and a baton-file say once what many hold, and have no row for every pair of them', () => {
  const handover = handOver(compile(normalise(workload('S', 7))));
  // 200 members hold 43,000 permission groups on single places.
  const rowsOf = (format: 'opengraph' | 'baton') =>
    [...writeExchange(handover, format)].join('').split('\n').length;
  expect(rowsOf('opengraph')).toBeLessThan(8000);
  expect(rowsOf('baton')).toBeLessThan(6000);
  expect(handover.bundles.some(({ isPart }) => isPart)).toBe(true);
});
