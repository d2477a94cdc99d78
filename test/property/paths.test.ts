import { compile, type Resource, resolveResource } from '@grantlens/engine';
import {
  type AccessDrawing,
  type AskedPermission,
  bearingOf,
  drawAccess,
  isOneResource,
  pathOf,
  relation,
} from '@grantlens/engine/internal';
import { normalise, type Scope } from '@grantlens/snapshot';
import { expect, test } from 'vitest';
import { scenarioNames, takeSnapshot } from '../scenarios/scenario.ts';

/**
 * The walks from a node to the places its grants name, each as `node > node`, with the word that says how
 * certain it is.
 */
function walksFrom(node: string, graph: AccessDrawing, sure = true): readonly string[] {
  const { kind } = graph.getNodeAttributes(node);
  const word = sure ? 'sure' : 'maybe';
  if (kind === 'account' || kind === 'scope' || kind === 'resource') return [`${node} ${word}`];
  return graph
    .mapOutEdges(node, (_, { certainty }, _from, to) => walksFrom(to, graph, sure && certainty === 'sure'))
    .flat()
    .map((walk) => `${node} > ${walk}`);
}

test.each(scenarioNames)(
  'the access graph of %s has the path of every grant as a walk, from the principal to what the grant reaches',
  async (name) => {
    const account = normalise(await takeSnapshot(name));
    const access = compile(account);
    const graph = drawAccess(access);
    const zones = account.zones.map(({ key }) => resolveResource(key, account));
    const resources = [resolveResource('account', account), ...zones];
    for (const grant of account.principals.flatMap((principal) => access.grantsOf(principal))) {
      const nodes = pathOf(grant).map(({ node }) => node);
      for (const [at, node] of nodes.slice(1).entries()) expect(graph.hasEdge(nodes[at], node)).toBe(true);
      const { permissionGroup, cell } = grant;
      if (permissionGroup === null || cell.scope === null) continue;
      const reached = new Set(nodes.slice(-1));
      for (const node of reached) for (const next of graph.outNeighbors(node)) reached.add(next);
      for (const resource of resources) {
        if (!isOneResource(resource)) continue;
        const bears = bearingOf(grant, { kind: 'group', group: permissionGroup }, resource) !== null;
        if (bears) expect([...reached]).toContain(`resource:${resource.identity}`);
      }
    }
  },
);

test.each(scenarioNames)('the access graph of %s has no walk that is not a grant', async (name) => {
  const account = normalise(await takeSnapshot(name));
  const access = compile(account);
  const graph = drawAccess(access);
  for (const principal of account.principals) {
    const walks = walksFrom(`principal:${principal.key}`, graph);
    const paths = access.grantsOf(principal).map((grant) => {
      const stops = pathOf(grant);
      const sure = stops.every(({ by }) => by === null || by.certainty === 'sure');
      return `${stops.map(({ node }) => node).join(' > ')} ${sure ? 'sure' : 'maybe'}`;
    });
    expect(new Set(walks)).toEqual(new Set(paths));
  }
});

test.each(scenarioNames)(
  'what the access graph of %s shows as allowed without exception, can allows for every permission in it',
  async (name) => {
    const account = normalise(await takeSnapshot(name));
    const access = compile(account);
    const graph = drawAccess(access);
    const zones = account.zones.map(({ key }) => resolveResource(key, account));
    const resources = [resolveResource('account', account), ...zones].filter(isOneResource);
    for (const grant of account.principals.flatMap((principal) => access.grantsOf(principal))) {
      const { principal, policy, permissionGroup: group } = grant;
      const stops = pathOf(grant);
      const isSure = stops.every(({ by, certainty }) => certainty === 'sure' && by?.certainty !== 'maybe');
      if (group === null || policy.effect !== 'allow' || !isSure) continue;
      const [from, to] = stops.slice(-2).map(({ node }) => node);
      const [edge] = graph.edges(from, to);
      const { except = [] } = graph.getEdgeAttributes(edge);
      const mine = except.filter(({ principals }) => principals?.includes(principal) ?? true);
      for (const resource of resources) {
        if (bearingOf(grant, { kind: 'group', group }, resource)?.certainty !== 'sure') continue;
        const here = mine.filter(({ scope }) => scope === null || isOn(scope, resource));
        if (here.some(({ permissions }) => permissions === null)) continue;
        const cut = new Set(here.flatMap(({ permissions }) => permissions ?? []));
        const names = group.contents.kind === 'listed' ? [...group.contents.permissions] : [];
        const shown: readonly AskedPermission[] = [
          { kind: 'group', group },
          ...names.filter((one) => !cut.has(one)).map((one) => ({ kind: 'atomic', name: one }) as const),
        ];
        for (const permission of shown)
          expect(relation(access, permission, resource)(principal).verdict).toBe('allowed');
      }
    }
  },
);

function isOn(scope: Scope, { type, identity }: Resource): boolean {
  if (scope.kind === 'account') return true;
  return scope.kind === 'type' ? scope.type === type : scope.resource === identity;
}
