import { type Bundle, bundlesBy, cutOf, restByKind } from '../../model/bundles.ts';
import type { ReachLink, ReachNode } from '../../model/reach.ts';
import { areaOf, othersFor } from '../../words/areas.ts';
import { numberText } from '../counted.ts';
import { cellOf, type PageTable, textOf } from '../data/page-table.ts';

/** What is drawn of rows: who reaches what, through which path. */
export interface DrawnReach {
  readonly nodes: readonly ReachNode[];
  readonly links: readonly ReachLink[];
}

/** More of a kind than this is drawn as one: the table below the picture has them all. */
const most = { who: 16, way: 12, what: 16 } as const;
type ColumnOfReach = keyof typeof most;

/** A principal, or the members of a user group, that rows are about. */
interface Who {
  readonly key: string;
  readonly name: string;
  readonly principals: number;
  readonly active: boolean;
  /** Of many, the smaller ones are drawn together by it. */
  readonly kind: string;
}

interface Step {
  readonly who: Who;
  readonly keys: Readonly<Record<ColumnOfReach, string>>;
  readonly names: Readonly<Record<ColumnOfReach, string>>;
  readonly place: string;
  /** Two zones may have one name. */
  readonly placeKey: string;
  /** Whether all of it is allowed, on the zone that the page is about or anywhere, or a part is not. */
  readonly hasWhole: boolean;
  readonly hasCut: boolean;
  readonly privileged: boolean;
  readonly unsure: boolean;
}

/** What a page is about. */
export interface About {
  /** The principal of whom all rows are; null where they are of several. */
  readonly alone: string | null;
  /** The user group through which all of it is; null where it is through several, or directly. */
  readonly group: string | null;
  /** The zone, on which something else may come of a row; null where it is about none. */
  readonly zone: string | null;
}

/** Who reaches what through which path, read from rows of entitlements. */
export function reachOf(table: PageTable, rows: Uint32Array, about: About): DrawnReach {
  const steps = [...rows].flatMap((row) => stepOf(table, row, about) ?? []);
  const bundles = { who: heapsOf(steps, 'who'), way: heapsOf(steps, 'way'), what: heapsOf(steps, 'what') };
  const nodes = (['who', 'way', 'what'] as const).flatMap((column) =>
    [...new Set(bundles[column].values())].map((bundle) => nodeOf(bundle, column)),
  );
  const between = (from: ColumnOfReach, to: ColumnOfReach): readonly ReachLink[] => {
    const links = new Map<string, Link & { readonly steps: Step[] }>();
    for (const step of steps) {
      const ends = [
        bundles[from].get(step.keys[from])?.id ?? '',
        bundles[to].get(step.keys[to])?.id ?? '',
      ] as const;
      const link = links.get(ends.join(' ')) ?? { from: ends[0], to: ends[1], steps: [] };
      link.steps.push(step);
      links.set(ends.join(' '), link);
    }
    return [...links.values()].map((link) => linkOf(link, to));
  };
  return { nodes, links: [...between('who', 'way'), ...between('way', 'what')] };
}

function stepOf(table: PageTable, row: number, { alone, group, zone }: About): Step | null {
  const text = (name: string) => textOf(cellOf(table, row, name));
  const effective = text('effective');
  if (text('access') === 'deny' || (effective !== 'allowed' && effective !== 'unknown')) return null;
  const without = cellOf(table, row, 'exceptZones');
  if (zone !== null && Array.isArray(without) && (without.includes(zone) || without.includes('*')))
    return null;
  const part = cellOf(table, row, zone === null ? 'except' : 'partZones');
  const hasCut = Array.isArray(part) && part.some((one) => zone === null || one === zone || one === '*');
  const isGroup = text('principalKind') === 'user-group';
  const own = text('name') || text('email') || text('principalId');
  const who: Who =
    alone === null
      ? {
          key: `${text('principalKind')} ${text('principalId')} ${text('holders')}`,
          name: isGroup ? `${text('holders') === '' ? 'Members' : 'Some members'} of ${own}` : own,
          principals: Number(cellOf(table, row, 'principals') ?? 1),
          active: isGroup || text('standing') === 'active',
          kind: kindOf(text('principalKind'), text('standing')),
        }
      : { key: alone, name: alone, principals: 1, active: true, kind: 'members' };
  const direct = text('path') === 'direct';
  const what = text('permissionGroupName') || text('permissionGroupLabel') || text('permissionGroupId');
  return {
    who,
    keys: { who: who.key, way: direct ? '' : `group ${text('groupId')}`, what },
    names: {
      who: who.name,
      way: direct
        ? 'Directly'
        : group !== null && text('groupId') === group
          ? 'This user group'
          : text('groupName') || text('groupId') || 'Some user group',
      what: what || 'Could not be read',
    },
    place:
      zone !== null && text('zone') === zone
        ? 'this zone'
        : text('scopeKind') === 'account'
          ? 'the whole account'
          : text('scopeName') || text('scopeKey'),
    placeKey: text('scopeKey'),
    hasWhole: !hasCut,
    hasCut,
    privileged: text('privileged') === 'yes',
    unsure: effective === 'unknown',
  };
}

function kindOf(principalKind: string, standing: string): string {
  if (principalKind === 'user-group') return 'user groups';
  const kind = principalKind === 'token' ? 'API tokens' : 'members';
  return standing === 'active' ? kind : `${standing === 'latent' ? 'invited' : 'inactive'} ${kind}`;
}

/** Steps between two bundles. */
interface Link {
  readonly from: string;
  readonly to: string;
  readonly steps: readonly Step[];
}

/** A bundle with its place in the picture. */
interface DrawnBundle extends Bundle<Step> {
  readonly id: string;
}

/** The bundle of every key: those of most principals alone, the rest together. */
function heapsOf(steps: readonly Step[], column: ColumnOfReach): ReadonlyMap<string, DrawnBundle> {
  const all = bundlesBy(steps, ({ keys, names }) => ({ key: keys[column], name: names[column] }));
  const sorted = [...all].sort((a, b) => principalsOf(b.items) - principalsOf(a.items));
  const drawn = restByKind<Step, Bundle<Step>>(sorted, {
    most: most[column],
    kindOf: ({ name, items }) =>
      column === 'what' ? areaOf(name) : column === 'who' ? (items[0]?.who.kind ?? '') : '',
    together: (rest, kind) => ({ ...rest, name: restName(column, rest.keys.size, kind) }),
  }).map((bundle, at) => ({ ...bundle, id: `${column}-${at}` }));
  return new Map(drawn.flatMap((bundle) => [...bundle.keys].map((key) => [key, bundle] as const)));
}

function restName(column: ColumnOfReach, count: number, kind: string): string {
  if (column === 'what') return othersFor(count, kind);
  return column === 'who' ? `${numberText(count)} more ${kind}` : `${numberText(count)} more user groups`;
}

/** How many distinct principals steps are of. */
function principalsOf(steps: readonly Step[]): number {
  const principals = new Map<string, number>();
  for (const { who } of steps)
    principals.set(who.key, Math.max(who.principals, principals.get(who.key) ?? 0));
  return [...principals.values()].reduce((sum, one) => sum + one, 0);
}

function nodeOf({ id, name, keys, items: steps }: DrawnBundle, column: ColumnOfReach): ReachNode {
  const places = new Set(steps.map(({ placeKey }) => placeKey)).size;
  const where = places === 1 ? `on ${steps[0]?.place}` : `on ${numberText(places)} places`;
  return {
    id,
    column,
    name: column === 'what' && keys.size === 1 ? `${name} ${where}` : name,
    way: column === 'way' ? (steps.every(({ keys: own }) => own.way === '') ? 'direct' : 'group') : null,
    unites: keys.size,
    isAlone: column === 'who' && keys.size === 1 && steps[0]?.who.principals === 1,
    detail: null,
    principals: principalsOf(steps),
    privileged: column === 'what' && steps.some(({ privileged }) => privileged),
    cut: column === 'what' ? cutOf(steps) : 'none',
  };
}

function linkOf({ from, to, steps }: Link, column: ColumnOfReach): ReachLink {
  const sure = new Set(steps.filter(({ unsure }) => !unsure).map(({ who }) => who.key));
  return {
    from,
    to,
    principals: principalsOf(steps),
    active: principalsOf(steps.filter(({ who }) => who.active)),
    unknown: principalsOf(steps.filter(({ who }) => !sure.has(who.key))),
    cut: column === 'what' ? cutOf(steps) : 'none',
  };
}
