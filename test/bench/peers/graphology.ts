import { DirectedGraph } from 'graphology';
import { everywhere, everyZone, type Rows } from '../account/rows.ts';
import type { Peer } from './peer.ts';

const effects = ['deny', 'allow'] as const;

/**
 * A walk over a graph: member, holder, rule, and from the rule to its bundle of permissions and the list of zones it
 * reaches. Denies are walked first; who-can walks the same edges backwards from the permission.
 */
export function openGraphology(rows: Rows): Peer<readonly string[]> {
  const graph = new DirectedGraph();
  const { members, userGroups, resources, permissions } = rows;
  const add = (node: string) => graph.mergeNode(node);
  for (const [at, bundle] of rows.bundles.entries()) {
    add(`bundle ${at}`);
    for (const permission of bundle) {
      add(permissions[permission] ?? '');
      graph.mergeEdge(`bundle ${at}`, permissions[permission] ?? '');
    }
  }
  for (const key of resources) add(key);
  for (const [at, list] of rows.lists.entries()) {
    add(`reach ${at}`);
    for (const zone of list) graph.mergeEdge(`reach ${at}`, resources[zone] ?? '');
  }
  for (const wide of [everywhere, everyZone]) add(`reach ${wide}`);
  const holders = [...members, ...userGroups];
  for (const id of holders) for (const effect of effects) graph.addNode(`${effect} ${id}`);
  for (const [at, { holder, effect, bundle, reach }] of rows.rules.entries()) {
    graph.addNode(`rule ${at}`, { effect, reach: `reach ${reach}` });
    graph.mergeEdge(`${effect} ${holders[holder]}`, `rule ${at}`);
    graph.mergeEdge(`rule ${at}`, `bundle ${bundle}`);
    graph.mergeEdge(`rule ${at}`, `reach ${reach}`);
  }
  for (const [at, id] of members.entries()) {
    add(id);
    for (const holder of [id, ...(rows.memberships[at] ?? []).map((group) => userGroups[group] ?? '')])
      for (const effect of effects) graph.mergeEdge(id, `${effect} ${holder}`);
  }

  const account = resources[0] ?? '';
  const reaches = (reach: string, resource: string): boolean => {
    if (reach === `reach ${everywhere}`) return true;
    return reach === `reach ${everyZone}` ? resource !== account : graph.hasDirectedEdge(reach, resource);
  };
  const fits = (rule: string, permission: string, resource: string): boolean =>
    reaches(graph.getNodeAttribute(rule, 'reach'), resource) &&
    graph.someOutNeighbor(rule, (bundle) => graph.hasDirectedEdge(bundle, permission));
  const some = (effect: string, member: string, permission: string, resource: string): boolean =>
    graph.someOutNeighbor(
      member,
      (holder) =>
        holder.startsWith(effect) &&
        graph.someOutNeighbor(holder, (rule) => fits(rule, permission, resource)),
    );
  return {
    answers: 'at-once',
    can: (member, permission, resource) =>
      !some('deny', member, permission, resource) && some('allow', member, permission, resource),
    whoCan: (permission, resource) => {
      const found = { allow: new Set<string>(), deny: new Set<string>() };
      graph.forEachInNeighbor(permission, (bundle) => {
        graph.forEachInNeighbor(bundle, (rule, { effect, reach }) => {
          if (!reaches(reach, resource)) return;
          graph.forEachInNeighbor(rule, (holder) => {
            graph.forEachInNeighbor(holder, (member) => {
              found[effect as 'allow' | 'deny'].add(member);
            });
          });
        });
      });
      return [...found.allow].filter((member) => !found.deny.has(member));
    },
    keysOf: (found) => found,
  };
}
