import type { GraphEdge, GraphNode, GraphView } from './view.ts';

/**
 * The same graph for the eye: nodes of one kind with the same edges to and from the same others become one box with all
 * their names. What leads through the box leads through each of them, so nothing is said that was not there.
 */
export function mergeTwins(view: GraphView): GraphView {
  const surroundings = surroundingsOf(view);
  const boxes = new Map<string, { readonly first: GraphNode; readonly names: string[]; isShared: boolean }>();
  const boxOf = new Map<string, string>();
  for (const node of view.nodes) {
    const { kind, certainty, effect, standing, conditions = '' } = node;
    const alike = JSON.stringify([
      kind,
      certainty,
      effect,
      standing,
      conditions,
      surroundings.get(node.id)?.sort((a, b) => a - b),
    ]);
    const box = boxes.get(alike);
    boxOf.set(node.id, box?.first.id ?? node.id);
    if (box === undefined) {
      boxes.set(alike, { first: node, names: [...node.names], isShared: false });
      continue;
    }
    // One by one: fifty thousand zones may share a box.
    for (const name of node.names) box.names.push(name);
    box.isShared = true;
  }
  const edges = new Map<string, GraphEdge>();
  for (const edge of view.edges) {
    const from = boxOf.get(edge.from) ?? edge.from;
    const to = boxOf.get(edge.to) ?? edge.to;
    const merged = JSON.stringify([from, to, edge.effect]);
    if (!edges.has(merged)) edges.set(merged, { ...edge, from, to });
  }
  const nodes = [...boxes.values()].map(({ first, names, isShared }) =>
    isShared ? { ...first, key: null, names } : first,
  );
  return { ...view, nodes, edges: [...edges.values()] };
}

/** Every edge at a node, without the node itself: a number for each, which is that of all edges that say the same. */
function surroundingsOf({ nodes, edges }: GraphView): ReadonlyMap<string, number[]> {
  const surroundings = new Map<string, number[]>(nodes.map(({ id }) => [id, []]));
  const words = openNumbers();
  const ends = openNumbers();
  for (const { from, to, label, effect, certainty, except } of edges) {
    const said = words(JSON.stringify([label, effect, certainty, except]));
    surroundings.get(from)?.push(ends(`to ${to} ${said}`));
    surroundings.get(to)?.push(ends(`from ${from} ${said}`));
  }
  return surroundings;
}

/** Returns a function that numbers texts: the same text has the same number. */
function openNumbers(): (text: string) => number {
  const known = new Map<string, number>();
  return (text) => {
    const number = known.get(text) ?? known.size;
    known.set(text, number);
    return number;
  };
}
