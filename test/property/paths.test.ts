import { compile, resolveResource } from '@grantlens/engine';
import { type AccessDrawing, bearingOf, drawAccess, isOneResource, pathOf } from '@grantlens/engine/internal';
import { normalise } from '@grantlens/snapshot';
import { describe, expect, it } from 'vitest';
import { scenarioNames, takeSnapshot } from '../scenarios/scenario.ts';

/** The walks from a node to the places its grants name, each as `node > node`, with the word that says how certain it is. */
function walksFrom(node: string, graph: AccessDrawing, sure = true): readonly string[] {
  const { kind } = graph.getNodeAttributes(node);
  const word = sure ? 'sure' : 'maybe';
  if (kind === 'account' || kind === 'scope' || kind === 'resource') return [`${node} ${word}`];
  return graph
    .mapOutEdges(node, (_, { certainty }, _from, to) => walksFrom(to, graph, sure && certainty === 'sure'))
    .flat()
    .map((walk) => `${node} > ${walk}`);
}

describe.each(scenarioNames)('the access graph of %s', (name) => {
  it('has the way of every grant as a walk, from the principal to what the grant reaches', async () => {
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
  });

  it('has no walk that is not a grant', async () => {
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
});
