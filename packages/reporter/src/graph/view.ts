import { hash as digest } from 'node:crypto';
import type { Access } from '@grantlens/engine';
import {
  type AccessDrawing,
  type Certainty,
  type EdgeAttributes,
  type NodeAttributes,
  type NodeKind,
  nodeKinds,
  unseenPrincipals,
} from '@grantlens/engine/internal';
import type { Account, Effect, Standing } from '@grantlens/snapshot';
import { compareTexts } from '@grantlens/snapshot/internal';
import { utc } from '../words/moments.ts';
import { compareBy } from '../words/order.ts';
import { exceptionWords } from './exception-words.ts';
import { shown } from './shown.ts';

/** A node of the graph as it is written. Every text in it can be seen and written in every format. */
export interface GraphNode {
  /** `<kind>-<16 hex>`: nothing of a name is in it, and the same thing has the same id in every snapshot. */
  readonly id: string;
  readonly kind: NodeKind;
  /** Several where one box represents several nodes with the same edges. */
  readonly names: readonly string[];
  readonly key: string | null;
  readonly certainty: Certainty;
  readonly effect: Effect | null;
  readonly standing: Standing | null;
  /** Of a token: when and from where it works, in words; absent where nothing limits it. */
  readonly conditions?: string;
}

export interface GraphEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly label: string;
  readonly certainty: Certainty;
  readonly effect: Effect | null;
  /** Where what is allowed here is not in force after all; one line for each. */
  readonly except: readonly string[];
}

/** The access graph as a view model: what it is of, and its nodes and edges in a stable order. */
export interface GraphView {
  readonly title: string;
  /** What a reader must know besides: how much is shown, of which snapshot, what could not be seen. */
  readonly notes: readonly string[];
  /** Of the snapshot, RFC 3339 in UTC. */
  readonly takenAt: string;
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** What a graph says about itself. */
export interface GraphAbout {
  readonly access: Access;
  /** How it was narrowed, for people: `only grants of dns_records:edit`. Empty where nothing is left out. */
  readonly narrowed: readonly string[];
}

/** Makes the view of a drawing. The same drawing gives the same view. */
export function viewGraph(drawing: AccessDrawing, about: GraphAbout): GraphView {
  const { access, narrowed } = about;
  const { account } = access;
  const ids = new Map<string, string>();
  const nodes = drawing.mapNodes((name, attributes) => {
    const node = viewNode(name, attributes);
    ids.set(name, node.id);
    return node;
  });
  const idOf = (name: string) => ids.get(name) ?? '';
  const edges = drawing.mapEdges((_, attributes, from, to) =>
    viewEdge({ from: idOf(from), to: idOf(to), attributes, account }),
  );
  const takenAt = utc(account.takenAt.end);
  const digest = `snapshot ${account.digest}${account.modified ? ' (MODIFIED since it was written)' : ''}`;
  return {
    title: shown(`Access graph of ${account.name ?? account.id}`),
    notes: [`as of ${takenAt}, ${digest}`, ...narrowed, ...nothing(nodes), ...unseen(access)].map(shown),
    takenAt,
    nodes: nodes.sort(inOrder),
    edges: edges.sort(inOrderOf(nodes)),
  };
}

/** Edges in the order of the nodes they lead from, then to. */
function inOrderOf(nodes: readonly GraphNode[]): (a: GraphEdge, b: GraphEdge) => number {
  const places = new Map(nodes.map(({ id }, at) => [id, at]));
  const at = (id: string) => places.get(id) ?? 0;
  return (a, b) => at(a.from) - at(b.from) || at(a.to) - at(b.to) || compareTexts(a.id, b.id);
}

const kindOrder = new Map<NodeKind, number>(nodeKinds.map((kind, at) => [kind, at]));
const byName = compareBy<GraphNode>(
  ({ names }) => names[0] ?? '',
  ({ id }) => id,
);

function inOrder(a: GraphNode, b: GraphNode): number {
  return (kindOrder.get(a.kind) ?? 0) - (kindOrder.get(b.kind) ?? 0) || byName(a, b);
}

function viewNode(name: string, attributes: NodeAttributes): GraphNode {
  const { kind, label, key, certainty, effect, standing, conditions } = attributes;
  const id = `${kind}-${hash(name)}`;
  return {
    id,
    kind,
    names: [shown(label)],
    key: key === null ? null : shown(key),
    certainty,
    effect,
    standing,
    ...(conditions !== undefined && { conditions: shown(conditions) }),
  };
}

interface EdgeSource {
  readonly from: string;
  readonly to: string;
  readonly attributes: EdgeAttributes;
  readonly account: Account;
}

function viewEdge({ from, to, attributes, account }: EdgeSource): GraphEdge {
  const { label, effect, certainty, except = [] } = attributes;
  const id = `edge-${hash(`${from} ${effect ?? ''} ${to}`)}`;
  const exceptions = except.map((one) => shown(exceptionWords(one, account)));
  return { id, from, to, label: shown(label), certainty, effect, except: exceptions };
}

function nothing(nodes: readonly GraphNode[]): readonly string[] {
  return nodes.length === 0 ? ['nothing to draw: no grant matches'] : [];
}

function unseen(access: Access): readonly string[] {
  return unseenPrincipals(access).map(({ clouds }) => `INCOMPLETE: not seen: ${clouds}`);
}

function hash(text: string): string {
  return digest('sha256', text, 'hex').slice(0, 16);
}
