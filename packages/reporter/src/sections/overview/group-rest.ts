import { addTo } from '@grantlens/snapshot/internal';
import { compareText } from '../../words/order.ts';
import type { Flow } from './flows.ts';
import type { Tally } from './tally.ts';

/** A picture shows at most this many paths and permission groups: more cannot be kept apart. */
export const mostWays = 12;
export const mostWhats = 14;

/** What is drawn as one: a way or a permission group, or all the smaller ones together. */
export interface Heap {
  readonly name: string;
  /** One, or those drawn together. */
  readonly keys: ReadonlySet<string>;
  /** What is held without a user group. */
  readonly isDirect: boolean;
  readonly flows: readonly Flow[];
  readonly tally: Tally;
}

type Count = (flows: readonly Flow[]) => Tally;

/** The ways as they are drawn: what is held directly, then user groups, those of most principals first. */
export function drawnWays(flows: readonly Flow[], count: Count): readonly Heap[] {
  const ways = heapsBy(flows, ({ way }) => ({ key: way.key, name: way.group?.name ?? 'Directly' }), count);
  const direct = ways.filter(({ isDirect }) => isDirect);
  const groups = ways.filter(({ isDirect }) => !isDirect).sort(byPrincipals);
  const others = { most: mostWays - direct.length, name: 'other user groups' };
  return [...direct, ...groupRest(groups, others, count)];
}

/** The permission groups as they are drawn: the privileged first, then those of most principals. */
export function drawnWhats(flows: readonly Flow[], count: Count): readonly Heap[] {
  const whats = heapsBy(flows, ({ what }) => what, count);
  const privileged = whats.filter(isPrivileged).sort(byPrincipals);
  const others = whats.filter((heap) => !isPrivileged(heap)).sort(byPrincipals);
  return groupRest([...privileged, ...others], { most: mostWhats, name: 'other permission groups' }, count);
}

/** Whether something in it gives privileged access. */
export function isPrivileged({ flows }: Heap): boolean {
  return flows.some((flow) => flow.privileged);
}

function byPrincipals(a: Heap, b: Heap): number {
  return (
    b.tally.all.length - a.tally.all.length || compareText(a.name, b.name) || compareText(keyOf(a), keyOf(b))
  );
}

function keyOf({ keys }: Heap): string {
  return [...keys].join();
}

function heapsBy(
  flows: readonly Flow[],
  partOf: (flow: Flow) => { readonly key: string; readonly name: string },
  count: Count,
): Heap[] {
  const parts = new Map<string, Flow[]>();
  const names = new Map<string, string>();
  for (const flow of flows) {
    const { key, name } = partOf(flow);
    addTo(parts, key, flow);
    names.set(key, name);
  }
  return [...parts].map(([key, own]) =>
    heapOf({ name: names.get(key) ?? key, keys: [key], flows: own }, count),
  );
}

interface Named {
  readonly name: string;
  readonly keys: readonly string[];
  readonly flows: readonly Flow[];
}

function heapOf({ name, keys, flows }: Named, count: Count): Heap {
  const isDirect = flows.every(({ way }) => way.group === null);
  return { name, keys: new Set(keys), isDirect, flows, tally: count(flows) };
}

/** The largest ones alone, and the rest as one. */
function groupRest(
  heaps: readonly Heap[],
  { most, name }: { readonly most: number; readonly name: string },
  count: Count,
): readonly Heap[] {
  if (heaps.length <= most) return heaps;
  const rest = heaps.slice(most - 1);
  const flows = rest.flatMap((heap) => heap.flows);
  const keys = rest.flatMap((heap) => [...heap.keys]);
  return [...heaps.slice(0, most - 1), heapOf({ name: `${rest.length} ${name}`, keys, flows }, count)];
}
