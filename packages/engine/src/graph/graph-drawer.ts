import { type Account, GrantlensError, type Scope } from '@grantlens/snapshot';
import { resourceTypes, wholeAccount } from '@grantlens/snapshot/internal';
import { MultiDirectedGraph } from 'graphology';
import type { EdgeAttributes, NodeAttributes } from './node.ts';
import { accountStop, resourceStop, type Stop } from './path.ts';

/**
 * The access graph as graphology holds it. Every grant is a walk from a principal to the place it reaches, and every
 * such walk is a grant.
 */
export type AccessDrawing = MultiDirectedGraph<NodeAttributes, EdgeAttributes>;

/** A resource that a scope may reach without naming it. */
export interface Thing {
  readonly key: string;
  /** Equal for two spellings of the same thing. */
  readonly identity: string;
  readonly type: string;
  readonly name: string | null;
}

/** The zones as things: of all kinds of resource only zones are listed. */
export function zoneThings({ zones }: Pick<Account, 'zones'>): readonly Thing[] {
  return zones.map(({ key, name }) => ({ key, identity: key, type: resourceTypes.zone, name }));
}

/** What draws on one graph. */
export interface GraphDrawer {
  readonly graph: AccessDrawing;
  /** A stop, and how it is reached from the one before. */
  readonly drawStop: (stop: Stop, before: Stop | null) => void;
  /** From a place to the things in it; a resource has nothing in it. */
  readonly drawReach: (scope: Scope, place: Stop) => void;
  /** The account and every thing in it. */
  readonly drawAccount: () => void;
}

/** A graph of more edges could be held, but not be written: as text it is longer than a string can be. */
const mostEdges = 1_000_000;

/**
 * A drawer for a new graph of an account, with a limit on its edges.
 *
 * @throws GrantlensError `graph-too-large`, when drawing
 */
export function graphDrawerFor(
  account: Account,
  things: readonly Thing[],
  most: number = mostEdges,
): GraphDrawer {
  const graph: AccessDrawing = new MultiDirectedGraph<NodeAttributes, EdgeAttributes>();
  const whole = wholeAccount(account.id);
  // Each place that reaches all of them draws them: they are made once.
  const stops = things.map((thing) => ({ ...thingStop(thing), type: thing.type }));
  const names = new Map(things.map(({ name }, at) => [stops[at]?.node ?? '', name]));
  names.set(accountStop(whole).node, account.name);
  const reached = new Set<string>();

  /** When a sure and a possible edge join the same nodes, the sure one stays: nodes know their policy. */
  const drawEdge = ([from, to]: readonly [string, string], edge: EdgeAttributes): void => {
    const key = `${from.length} ${from} ${to}`;
    if (!graph.hasEdge(key)) {
      if (graph.size === most)
        throw new GrantlensError('graph-too-large', `the graph would have more than ${most} edges`);
      graph.addEdgeWithKey(key, from, to, edge);
    } else if (edge.certainty === 'sure') {
      graph.replaceEdgeAttributes(key, edge);
    }
  };
  const draw = (stop: Stop, by: EdgeAttributes | null, before: Stop | null): void => {
    const { node, kind, key, certainty, effect, standing, conditions } = stop;
    if (!graph.hasNode(node)) {
      const label = names.get(node) ?? stop.label;
      const limits = conditions === undefined ? {} : { conditions };
      graph.addNode(node, { kind, label, key, certainty, effect, standing, ...limits });
    }
    if (before !== null && by !== null) drawEdge([before.node, node], by);
  };
  const drawStop: GraphDrawer['drawStop'] = (stop, before) => draw(stop, stop.by, before);
  const drawReach: GraphDrawer['drawReach'] = (scope, place) => {
    if (scope.kind === 'resource' || reached.has(place.node)) return;
    reached.add(place.node);
    const label = scope.kind === 'account' ? 'contains' : 'reaches';
    for (const stop of stops) {
      if (scope.kind === 'type' && scope.type !== stop.type) continue;
      draw(stop, { label, effect: null, certainty: 'sure' }, place);
    }
  };
  const drawAccount = (): void => {
    drawStop(accountStop(whole), null);
    drawReach(whole, accountStop(whole));
  };
  return { graph, drawStop, drawReach, drawAccount };
}

function thingStop({ key, identity }: Thing): Stop {
  return resourceStop({ key, identity, label: key });
}
