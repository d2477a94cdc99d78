import {
  type Account,
  type Principal,
  resourceTypes,
  type Scope,
  scopeIdentity,
  wholeAccount,
} from '@grantlens/snapshot';
import { MultiDirectedGraph } from 'graphology';
import { principalWords } from '../explain/words.ts';
import type { Grant } from './grant.ts';

/** What a node stands for; the path of a grant walks through them in this order. */
export const nodeKinds = [
  'principal',
  'user-group',
  'policy',
  'permission-group',
  'scope',
  'resource',
] as const;

export interface NodeAttributes {
  readonly kind: (typeof nodeKinds)[number];
  readonly label: string;
}

export interface EdgeAttributes {
  /** How the sentence of a path reads from one node to the next. */
  readonly label: string;
}

/** The access graph as graphology holds it. */
export type AccessDrawing = MultiDirectedGraph<NodeAttributes, EdgeAttributes>;

/** Draws the graph from principals to resources: one chain of nodes per grant, shared where grants share. */
export function draw(account: Account, grantsOf: (principal: Principal) => readonly Grant[]): AccessDrawing {
  const graph: AccessDrawing = new MultiDirectedGraph<NodeAttributes, EdgeAttributes>();
  const whole = wholeAccount(account.id);
  drawResource(graph, whole.key, account.name ?? account.id);
  for (const { key, name, id } of account.zones) {
    drawResource(graph, key, name ?? id);
    drawEdge(graph, `resource:${whole.key}`, `resource:${key}`, 'contains');
  }
  for (const principal of account.principals) {
    graph.mergeNode(`principal:${principal.key}`, { kind: 'principal', label: principalWords(principal) });
    for (const grant of grantsOf(principal)) {
      drawPath(graph, pathOf(grant));
      drawReach(graph, grant, account);
    }
  }
  return graph;
}

/** From a scope to what it reaches; a scope that could not be read reaches nothing that could be drawn. */
function drawReach(graph: AccessDrawing, { cell: { scope } }: Grant, account: Account): void {
  if (scope === null) return;
  for (const identity of reachedBy(scope, account)) {
    drawResource(graph, identity, scope.key);
    drawEdge(graph, `scope:${scopeIdentity(scope)}`, `resource:${identity}`, 'reaches');
  }
}

/** What a scope reaches at once; of the kinds of resource there are, only zones are listed. */
function reachedBy(scope: Scope, account: Account): readonly string[] {
  switch (scope.kind) {
    case 'account':
      return [scope.key];
    case 'type':
      return scope.type === resourceTypes.zone ? account.zones.map(({ key }) => key) : [];
    case 'resource':
      return [scope.resource];
  }
}

/** A resource that is drawn already keeps its label: a zone's name says more than its key. */
function drawResource(graph: AccessDrawing, identity: string, label: string): void {
  if (!graph.hasNode(`resource:${identity}`))
    graph.addNode(`resource:${identity}`, { kind: 'resource', label });
}

function drawEdge(graph: AccessDrawing, from: string, to: string, label: string): void {
  graph.mergeEdgeWithKey(`${from} ${label} ${to}`, from, to, { label });
}

/** One stop on the way from a principal to what a grant reaches. */
export interface Stop extends NodeAttributes {
  readonly node: string;
  /** How it is reached from the stop before; empty on the first. */
  readonly by: string;
}

/** The way of a grant: principal → [user group →] policy → permission group → scope. */
export function pathOf({ principal, path, group, policy, cell, permissionGroup }: Grant): readonly Stop[] {
  const stop = (kind: Stop['kind'], id: string, label: string, by: string): Stop => ({
    node: `${kind}:${id}`,
    kind,
    label,
    by,
  });
  const holder = group?.key ?? (path === 'group' ? 'unseen' : principal.key);
  const policyId = policy.id ?? `of ${holder}`;
  const verb =
    policy.effect === 'deny' ? 'denies' : policy.effect === 'allow' ? 'allows' : 'allows or denies';
  const scope = cell.scope === null ? `unseen ${cell.resourceGroupId ?? ''}` : scopeIdentity(cell.scope);
  return [
    stop('principal', principal.key, principalWords(principal), ''),
    ...(path === 'group'
      ? [stop('user-group', group?.key ?? 'unseen', group?.name ?? group?.key ?? '?', 'is in')]
      : []),
    stop('policy', policyId, policy.id ?? 'policy without id', 'has'),
    stop(
      'permission-group',
      permissionGroup?.key ?? 'unseen',
      permissionGroup?.name ?? permissionGroup?.key ?? '?',
      verb,
    ),
    stop('scope', scope, cell.scope?.key ?? '?', 'on'),
  ];
}

function drawPath(graph: AccessDrawing, stops: readonly Stop[]): void {
  let before: string | null = null;
  const policy = stops.find(({ kind }) => kind === 'policy')?.node ?? '';
  for (const { node, kind, label, by } of stops) {
    graph.mergeNode(node, { kind, label });
    // From the policy on an edge belongs to that policy: other policies may give the same group elsewhere.
    const owner = kind === 'scope' || kind === 'permission-group' ? policy : '';
    if (before !== null)
      graph.mergeEdgeWithKey(`${before} ${by} ${node} ${owner}`, before, node, { label: by });
    before = node;
  }
}
