import { type SankeyLink, type SankeyNode, sankey } from 'd3-sankey';
import type { Reach, ReachLink, ReachNode } from '../../../model/reach.ts';

/** Measures of the picture, in units of its own: a text is 13 of them high. */
export const measures = {
  width: 1200,
  /** Beside the columns on the left and on the right, for the names. */
  left: 238,
  right: 296,
  bar: 12,
  /** Between two bars: each has a line of text beside it. */
  gap: 20,
  /** From one line of a label to the next. */
  line: 15,
  top: 34,
} as const;

type Node = SankeyNode<ReachNode, ReachLink>;
type Link = SankeyLink<ReachNode, ReachLink>;

/** A node with its place. */
export interface PlacedNode {
  readonly node: ReachNode;
  readonly x: number;
  readonly y: number;
  readonly height: number;
}

/** A link with the places where it leaves and arrives, and how thick it is. */
export interface PlacedLink {
  readonly link: ReachLink;
  readonly from: PlacedNode;
  readonly to: PlacedNode;
  readonly fromY: number;
  readonly toY: number;
  readonly thickness: number;
}

/** A picture laid out. */
export interface Layout {
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly links: readonly PlacedLink[];
}

const columns = ['who', 'way', 'what'] as const;

/** Lays the picture out, as d3-sankey does it: who on the left, what on the right. Labels have at most this number of lines. */
export function layOut({ nodes, links }: Pick<Reach, 'nodes' | 'links'>, mostLines = 1): Layout {
  const { width, left, right, bar, top, line } = measures;
  const further = (mostLines - 1) * line;
  const gap = measures.gap + further;
  const height = top + heightFor(nodes, further);
  const diagram = sankey<ReachNode, ReachLink>()
    .nodeId(({ id }) => id)
    .nodeAlign(({ column }) => columns.indexOf(column))
    .nodeWidth(bar)
    .nodePadding(gap)
    .extent([
      [left, top],
      [width - right, height - gap / 2],
    ])
    // In the order of the report, so that the picture of the next quarter can be laid beside it.
    .nodeSort(null)
    .iterations(24);
  const graph = diagram({
    nodes: untangled(nodes, links).map((node) => ({ ...node })),
    links: links.map((link) => ({ ...link, source: link.from, target: link.to, value: link.principals })),
  });
  return placed(graph.nodes, graph.links, height);
}

/** The ways in the order of what they lead to, on the average: bands cross less. The others as they are. */
function untangled(nodes: readonly ReachNode[], links: readonly ReachLink[]): readonly ReachNode[] {
  const at = new Map(nodes.map(({ id }, index) => [id, index]));
  const aim = ({ id }: ReachNode) => {
    const leaving = links.filter(({ from }) => from === id);
    const all = leaving.reduce((sum, { principals }) => sum + principals, 0);
    return leaving.reduce((sum, { to, principals }) => sum + (at.get(to) ?? 0) * principals, 0) / all;
  };
  const ways = nodes.filter(({ column }) => column === 'way').map((node) => ({ node, aim: aim(node) }));
  const inOrder = ways.sort((a, b) => a.aim - b.aim).map(({ node }) => node);
  return [...nodes.filter(({ column }) => column !== 'way'), ...inOrder];
}

/** High enough for a line of text beside every bar, and for flows that can be kept apart. */
function heightFor(nodes: readonly ReachNode[], further: number): number {
  const most = Math.max(...columns.map((column) => nodes.filter((node) => node.column === column).length));
  return Math.max(240, most * (40 + further));
}

function placed(nodes: readonly Node[], links: readonly Link[], height: number): Layout {
  const byId = new Map(nodes.map((node) => [node.id, placedNode(node)]));
  const leaves = new Map(nodes.flatMap((node) => stacked(node, node.sourceLinks ?? [], (link) => link.to)));
  const arrives = new Map(
    nodes.flatMap((node) => stacked(node, node.targetLinks ?? [], (link) => link.from)),
  );
  return {
    height: rounded(height),
    nodes: [...byId.values()],
    links: links.flatMap((link) => {
      const from = byId.get(link.from);
      const to = byId.get(link.to);
      if (from === undefined || to === undefined) return [];
      const [fromY, toY] = [rounded(leaves.get(link) ?? from.y), rounded(arrives.get(link) ?? to.y)];
      return [{ link, from, to, fromY, toY, thickness: rounded(Math.max(1, link.width ?? 0)) }];
    }),
  };

  /**
   * Where the links of a node begin or end, in the order of their other ends, so that they do not cross on
   * the way out. What arrives at a user group are its members, once each; what leaves it are they, once for
   * each thing they have: the thinner of the two stands in the middle of the bar.
   */
  function stacked(
    { y0 = 0, y1 = 0 }: Node,
    own: readonly Link[],
    otherEnd: (link: Link) => string,
  ): readonly (readonly [Link, number])[] {
    const all = own.reduce((sum, { width = 0 }) => sum + width, 0);
    let y = y0 + (y1 - y0 - all) / 2;
    const inOrder = [...own].sort(
      (a, b) => (byId.get(otherEnd(a))?.y ?? 0) - (byId.get(otherEnd(b))?.y ?? 0),
    );
    return inOrder.map((link) => {
      const { width = 0 } = link;
      y += width;
      return [link, y - width / 2];
    });
  }
}

function placedNode(node: Node): PlacedNode {
  const { x0 = 0, y0 = 0, y1 = 0 } = node;
  return { node, x: rounded(x0), y: rounded(y0), height: rounded(Math.max(1, y1 - y0)) };
}

/** A tenth is less than anybody sees, and keeps the last digits of a division out of the file. */
function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
