import { compareTexts } from '@grantlens/snapshot/internal';
import { type Heap, type HeapKey, heapsBy, restAsOne } from '../../model/heaps.ts';
import type { Flow } from './flows.ts';
import type { Tally } from './tally.ts';

/** A picture shows at most this many paths and permission groups: more cannot be kept apart. */
export const mostWays = 12;
export const mostWhats = 14;

/** A path or a permission group as it is drawn, with those who use or have it. */
export interface DrawnHeap extends Heap<Flow> {
  /** What is held without a user group. */
  readonly isDirect: boolean;
  readonly tally: Tally;
}

type Count = (flows: readonly Flow[]) => Tally;

/** The ways as they are drawn: what is held directly, then user groups, those of most principals first. */
export function drawnWays(flows: readonly Flow[], count: Count): readonly DrawnHeap[] {
  const ways = drawnBy(flows, ({ way }) => ({ key: way.key, name: way.group?.name ?? 'Directly' }), count);
  const direct = ways.filter(({ isDirect }) => isDirect);
  const groups = ways.filter(({ isDirect }) => !isDirect).sort(byPrincipals);
  const others = { most: mostWays - direct.length, name: 'other user groups' };
  return [...direct, ...groupRest(groups, others, count)];
}

/** The permission groups as they are drawn: the privileged first, then those of most principals. */
export function drawnWhats(flows: readonly Flow[], count: Count): readonly DrawnHeap[] {
  const whats = drawnBy(flows, ({ what }) => what, count);
  const privileged = whats.filter(isPrivileged).sort(byPrincipals);
  const others = whats.filter((heap) => !isPrivileged(heap)).sort(byPrincipals);
  return groupRest([...privileged, ...others], { most: mostWhats, name: 'other permission groups' }, count);
}

/** Whether something in it gives privileged access. */
export function isPrivileged({ items }: DrawnHeap): boolean {
  return items.some((flow) => flow.privileged);
}

function byPrincipals(a: DrawnHeap, b: DrawnHeap): number {
  return (
    b.tally.all.length - a.tally.all.length ||
    compareTexts(a.name, b.name) ||
    compareTexts(keyOf(a), keyOf(b))
  );
}

function keyOf({ keys }: DrawnHeap): string {
  return [...keys].join();
}

function drawnBy(flows: readonly Flow[], keyOf: (flow: Flow) => HeapKey, count: Count): readonly DrawnHeap[] {
  return heapsBy(flows, keyOf).map((heap) => counted(heap, count));
}

function counted(heap: Heap<Flow>, count: Count): DrawnHeap {
  const isDirect = heap.items.every(({ way }) => way.group === null);
  return { ...heap, isDirect, tally: count(heap.items) };
}

/** The largest ones alone, and the rest as one. */
function groupRest(
  heaps: readonly DrawnHeap[],
  { most, name }: { readonly most: number; readonly name: string },
  count: Count,
): readonly DrawnHeap[] {
  return restAsOne<Flow, DrawnHeap>(heaps, most, (rest) =>
    counted({ ...rest, name: `${rest.keys.size} ${name}` }, count),
  );
}
