import { bearingOf, compile, pathOf, resolveResource } from '@grantlens/engine';
import { normalise } from '@grantlens/snapshot';
import { describe, expect, it } from 'vitest';
import { scenarioNames, takeSnapshot } from '../scenarios/scenario.ts';

describe.each(scenarioNames)('the access graph of %s', (name) => {
  it('has the way of every grant as a walk, from the principal to what the grant reaches', async () => {
    const account = normalise(await takeSnapshot(name));
    const access = compile(account);
    const graph = access.drawing();
    const zones = account.zones.map(({ key }) => resolveResource(key, account));
    const resources = [resolveResource('account', account), ...zones];
    for (const grant of account.principals.flatMap((principal) => access.grantsOf(principal))) {
      const nodes = pathOf(grant).map(({ node }) => node);
      for (const [at, node] of nodes.slice(1).entries()) expect(graph.hasEdge(nodes[at], node)).toBe(true);
      const { permissionGroup, cell } = grant;
      if (permissionGroup === null || cell.scope === null) continue;
      const reached = new Set(graph.outNeighbors(nodes.at(-1)));
      for (const node of reached) for (const next of graph.outNeighbors(node)) reached.add(next);
      for (const resource of resources) {
        if (resource.kind === 'zones') continue;
        const bears = bearingOf(grant, { kind: 'group', group: permissionGroup }, resource) !== null;
        if (bears) expect([...reached]).toContain(`resource:${resource.identity}`);
      }
    }
  });
});
