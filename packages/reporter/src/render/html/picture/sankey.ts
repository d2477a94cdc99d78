import type { Reach, ReachNode } from '../../../model/reach.ts';
import { partWords } from '../../../words/excepted-part.ts';
import { linkWords } from '../../../words/reach.ts';
import { layOut, measures, type PlacedLink, type PlacedNode } from './layout.ts';
import { widthOf, wrapped } from './text-width.ts';

/** A picture as the page draws it: shapes with their places, and the words of each. */
export interface Picture {
  /** By which its title and its description are found on the page. */
  readonly id: string;
  readonly title: string;
  readonly width: number;
  readonly height: number;
  /** What the picture shows, for readers who cannot see it. */
  readonly about: string;
  readonly headings: readonly { readonly x: number; readonly anchor: Anchor; readonly says: string }[];
  readonly links: readonly DrawnLink[];
  readonly nodes: readonly DrawnNode[];
  /** What the looks of the bands that occur mean. */
  readonly legend: readonly { readonly look: string; readonly says: string }[];
}

type Anchor = 'start' | 'end';

interface DrawnLink {
  readonly path: string;
  readonly thickness: number;
  readonly look: 'plain' | 'privileged' | 'asleep';
  readonly unsure: boolean;
  /** Whether exceptions take a part of it away. */
  readonly cut: boolean;
  readonly says: string;
}

interface DrawnNode {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly look: ReachNode['column'] | 'privileged';
  /** The name, in lines. */
  readonly lines: readonly { readonly says: string; readonly y: number }[];
  /** What stands quietly beside the name: how many, or of one alone what it is. */
  readonly aside: string;
  readonly labelX: number;
  readonly anchor: Anchor;
  readonly says: string;
}

/** What a picture is called, and where what it shows stands in words. */
export interface Named extends Pick<Picture, 'id' | 'title'> {
  /** A sentence: `The list below says the same.` */
  readonly seeAlso: string;
}

/** Draws who reaches what; null when nobody reaches anything. */
export function drawReach(
  reach: Pick<Reach, 'nodes' | 'links'>,
  { id, title, seeAlso }: Named,
): Picture | null {
  if (reach.links.length === 0) return null;
  const labels = new Map(reach.nodes.map((node) => [node.id, labelOf(node)]));
  const mostLines = Math.max(...[...labels.values()].map(({ lines }) => lines.length));
  const { height, nodes, links } = layOut(reach, mostLines);
  const { width, left, right, bar } = measures;
  const count = (column: ReachNode['column']) => nodes.filter(({ node }) => node.column === column).length;
  const middle = nodes.find(({ node }) => node.column === 'way')?.x ?? 0;
  // What is thin would vanish below what is thick.
  const bands = [...links].sort((a, b) => b.thickness - a.thickness).map(linkOf);
  return {
    id,
    title,
    width,
    height,
    about: `Three columns: principals on the left (${count('who')} entries), the paths through which they get it in the middle (${count('way')}), permission groups on the right (${count('what')}). A band between two of them is as thick as the number of principals. ${seeAlso}`,
    headings: [
      { x: left + bar, anchor: 'end', says: 'Who' },
      { x: middle, anchor: 'start', says: 'Through which path' },
      { x: width - right - bar, anchor: 'start', says: 'Reaches what' },
    ],
    links: bands,
    nodes: nodes.map((placed) => nodeOf(placed, labels.get(placed.node.id) ?? labelOf(placed.node))),
    legend: legend.filter(({ look }) =>
      bands.some(
        (band) => band.look === look || (look === 'unsure' && band.unsure) || (look === 'cut' && band.cut),
      ),
    ),
  };
}

const legend = [
  { look: 'plain', says: 'access' },
  { look: 'privileged', says: 'privileged access' },
  { look: 'asleep', says: 'only of principals who are invited or inactive' },
  { look: 'unsure', says: 'hatched: unknown' },
  { look: 'cut', says: 'dashed line: exceptions, such as a deny, take a part of it away' },
] as const;

function linkOf({ link, from, to, fromY, toY, thickness }: PlacedLink): DrawnLink {
  const start = from.x + measures.bar;
  const bend = Math.round((start + to.x) / 2);
  return {
    path: `M${start} ${fromY}C${bend} ${fromY} ${bend} ${toY} ${to.x} ${toY}`,
    thickness,
    look: link.active === 0 ? 'asleep' : to.node.privileged ? 'privileged' : 'plain',
    unsure: link.unknown === link.principals,
    cut: link.cut !== 'none',
    says: `${from.node.name} → ${partWords(to.node, link.cut)}: ${linkWords(link)}`,
  };
}

/** What stands beside the bar of a node. */
interface Label {
  readonly lines: readonly string[];
  readonly aside: string;
}

/** More lines than this are of a name that nobody reads in a picture: its end is left to the list below. */
const mostLinesOfName = 4;

function labelOf(node: ReachNode): Label {
  const aside = node.column === 'who' && node.isAlone ? (node.detail ?? '') : String(node.principals);
  const room = roomFor(node.column) - widthOf(` ${aside}`);
  return { lines: wrapped(partWords(node, node.cut), room, mostLinesOfName), aside };
}

function nodeOf({ node, x, y, height }: PlacedNode, { lines, aside }: Label): DrawnNode {
  const { bar, line } = measures;
  const isLeft = node.column === 'who';
  const first = y + height / 2 + 4.5 - ((lines.length - 1) * line) / 2;
  return {
    x,
    y,
    width: bar,
    height,
    look: node.privileged ? 'privileged' : node.column,
    lines: lines.map((says, at) => ({ says, y: Math.round((first + at * line) * 10) / 10 })),
    aside,
    labelX: isLeft ? x - 8 : x + bar + 8,
    anchor: isLeft ? 'end' : 'start',
    says: [
      partWords(node, node.cut),
      ...(node.detail === null ? [] : [node.detail]),
      `principals: ${node.principals}`,
    ].join(', '),
  };
}

/** The room for a name and its number beside a bar, in ems of the 13 units a text is high. */
function roomFor(column: ReachNode['column']): number {
  const room = { who: measures.left - 12, way: 200, what: measures.right - 12 };
  return room[column] / 13;
}
