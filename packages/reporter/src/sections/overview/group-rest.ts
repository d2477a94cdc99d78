import { compareTexts } from '@grantlens/snapshot/internal';
import { type Bundle, type BundleKey, bundlesBy, restByKind } from '../../model/bundles.ts';
import { areaOf, othersFor } from '../../words/areas.ts';
import type { Flow } from './flows.ts';
import type { Tally } from './tally.ts';

/** A picture shows at most this many paths and permission groups: more cannot be kept apart. */
export const mostWays = 12;
export const mostWhats = 14;

/** A path or a permission group as it is drawn, with those who use or have it. */
export interface DrawnBundle extends Bundle<Flow> {
  /** What is held without a user group. */
  readonly isDirect: boolean;
  readonly tally: Tally;
}

type Count = (flows: readonly Flow[]) => Tally;

/** The ways as they are drawn: what is held directly, then user groups, those of most principals first. */
export function drawnWays(flows: readonly Flow[], count: Count): readonly DrawnBundle[] {
  const ways = drawnBy(flows, ({ way }) => ({ key: way.key, name: way.group?.name ?? 'Directly' }), count);
  const direct = ways.filter(({ isDirect }) => isDirect);
  const groups = ways.filter(({ isDirect }) => !isDirect).sort(byPrincipals);
  const rest = restByKind<Flow, DrawnBundle>(groups, {
    most: mostWays - direct.length,
    kindOf: groupKind,
    together: (those, kind) =>
      counted({ ...those, name: `${those.keys.size} other user groups ${kind}` }, count),
  });
  return [...direct, ...rest];
}

/** The permission groups as they are drawn: the privileged first, then those of most principals. */
export function drawnWhats(flows: readonly Flow[], count: Count): readonly DrawnBundle[] {
  const whats = drawnBy(flows, ({ what }) => what, count);
  const privileged = whats.filter(isPrivileged).sort(byPrincipals);
  const others = whats.filter((bundle) => !isPrivileged(bundle)).sort(byPrincipals);
  return restByKind<Flow, DrawnBundle>([...privileged, ...others], {
    most: mostWhats,
    kindOf: ({ name }) => areaOf(name),
    together: (those, area) => counted({ ...those, name: othersFor(those.keys.size, area) }, count),
  });
}

/** Whether something in it gives privileged access. */
export function isPrivileged({ items }: DrawnBundle): boolean {
  return items.some((flow) => flow.privileged);
}

function byPrincipals(a: DrawnBundle, b: DrawnBundle): number {
  return (
    b.tally.all.length - a.tally.all.length ||
    compareTexts(a.name, b.name) ||
    compareTexts(keyOf(a), keyOf(b))
  );
}

function keyOf({ keys }: DrawnBundle): string {
  return [...keys].join();
}

function drawnBy(
  flows: readonly Flow[],
  keyOf: (flow: Flow) => BundleKey,
  count: Count,
): readonly DrawnBundle[] {
  return bundlesBy(flows, keyOf).map((bundle) => counted(bundle, count));
}

function counted(bundle: Bundle<Flow>, count: Count): DrawnBundle {
  const isDirect = bundle.items.every(({ way }) => way.group === null);
  return { ...bundle, isDirect, tally: count(bundle.items) };
}

/** What a user group is to a reader: what it gives at its strongest. */
function groupKind(bundle: DrawnBundle): string {
  return isPrivileged(bundle) ? 'with privileged access' : 'without privileged access';
}
