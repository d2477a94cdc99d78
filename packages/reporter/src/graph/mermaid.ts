import { type NodeKind, nodeKinds } from '@grantlens/engine/internal';
import type { GraphEdge, GraphNode, GraphView } from './view.ts';
import {
  boxLines,
  columns,
  headOf,
  isBackground,
  kindWords,
  lineLabels,
  type Tone,
  toneOf,
} from './words.ts';

/** The graph as a Mermaid flowchart, as GitHub and many wikis draw it. */
export function renderMermaid(view: GraphView): string {
  const { nodes, edges } = view;
  const { title, lines } = headOf(view);
  const lengthOf = lengthsOf(nodes);
  const kinds = nodeKinds.filter((kind) => nodes.some((node) => node.kind === kind));
  return [
    '---',
    `title: ${yamlText(title)}`,
    '---',
    'flowchart LR',
    `  accTitle: ${escaped(title)}`,
    `  accDescr: ${escaped(lines.join('; '))}`,
    ...nodes.map((node) => `  ${node.id}${box(node.kind, boxLines(node))}`),
    ...edges.map((edge) => `  ${edge.from} ${arrow(edge, lengthOf(edge))} ${edge.to}`),
    ...legend(kinds, lines),
    ...kinds.map((kind) => `  classDef ${kind} ${boxLooks[kind]},stroke:#5b6069,color:#1c1f24`),
    ...kinds.map((kind) => `  class ${idsOf(nodes, (node) => node.kind === kind)},key-${kind} ${kind}`),
    ...(['deny', 'doubt'] as const).flatMap((tone) => toneLines(tone, view)),
    ...lineStyle(edges, isBackground, 'stroke:#9aa0a8,stroke-width:1px'),
    '',
  ].join('\n');
}

/** The opening and closing sign of a shape. */
const shapes: Readonly<Record<NodeKind, readonly [string, string]>> = {
  principal: ['([', '])'],
  'user-group': ['[[', ']]'],
  policy: ['[/', '/]'],
  'permission-group': ['{{', '}}'],
  account: ['[(', ')]'],
  scope: ['[\\', '\\]'],
  resource: ['[', ']'],
};

// Text has a colour of its own, so that it can be read on a dark page too.
const boxLooks: Readonly<Record<NodeKind, string>> = {
  principal: 'fill:#e7f0fa',
  'user-group': 'fill:#efe9f7',
  policy: 'fill:#f4f2ec',
  'permission-group': 'fill:#e2f2e7',
  account: 'fill:#ffffff',
  scope: 'fill:#ffffff',
  resource: 'fill:#ffffff',
};

/** Colour never says it alone: a deny is dashed, a doubt is dotted. */
const toneLooks: Readonly<Record<Exclude<Tone, 'plain'>, { readonly fill: string; readonly line: string }>> =
  {
    deny: { fill: 'fill:#fbe6e4', line: 'stroke:#c22f2f,stroke-width:2px,stroke-dasharray:8 4' },
    doubt: { fill: 'fill:#fdf0d5', line: 'stroke:#b0730e,stroke-width:2px,stroke-dasharray:2 3' },
  };

function box(kind: NodeKind, lines: readonly string[]): string {
  const [open, close] = shapes[kind];
  return `${open}"${lines.map(escaped).join('<br>')}"${close}`;
}

function arrow(edge: GraphEdge, length: number): string {
  const words = lineLabels(edge);
  const line = `-${'-'.repeat(length)}>`;
  return words.length === 0 ? line : `${line}|"${words.map(escaped).join('<br>')}"|`;
}

/** An arrow that skips a column is longer, so that every column stays one. */
function lengthsOf(nodes: readonly GraphNode[]): (edge: GraphEdge) => number {
  const columnOf = new Map(
    nodes.map(({ id, kind }) => [id, columns.findIndex(({ kinds }) => kinds.includes(kind))]),
  );
  return ({ from, to }) => Math.max(1, (columnOf.get(to) ?? 0) - (columnOf.get(from) ?? 0));
}

/** What the shapes represent, in the order in which a path passes through them. */
function legend(kinds: readonly NodeKind[], lines: readonly string[]): readonly string[] {
  return [
    `  subgraph legend["${lines.map(escaped).join('<br>')}"]`,
    '    direction LR',
    ...kinds.map((kind) => `    key-${kind}${box(kind, [kindWords[kind]])}`),
    ...(kinds.length > 1 ? [`    ${kinds.map((kind) => `key-${kind}`).join(' ~~~ ')}`] : []),
    '  end',
  ];
}

function toneLines(tone: Exclude<Tone, 'plain'>, { nodes, edges }: GraphView): readonly string[] {
  const boxes = idsOf(nodes, (node) => toneOf(node) === tone);
  const { fill, line } = toneLooks[tone];
  return [
    ...(boxes === '' ? [] : [`  classDef ${tone} ${fill},${line}`, `  class ${boxes} ${tone}`]),
    ...lineStyle(edges, (edge) => toneOf(edge) === tone, line),
  ];
}

/** Mermaid knows a line by its number. */
function lineStyle(
  edges: readonly GraphEdge[],
  wanted: (edge: GraphEdge) => boolean,
  look: string,
): readonly string[] {
  const lines = edges.flatMap((edge, at) => (wanted(edge) ? at : []));
  return lines.length === 0 ? [] : [`  linkStyle ${lines.join(',')} ${look}`];
}

function idsOf(nodes: readonly GraphNode[], wanted: (node: GraphNode) => boolean): string {
  return nodes.flatMap((node) => (wanted(node) ? node.id : [])).join(',');
}

/**
 * Text as itself: whatever could be Mermaid's, Markdown's or HTML's is written by its number. Dots and hyphens inside a
 * word are nobody's, but for those of an address that Markdown makes a link of.
 */
function escaped(text: string): string {
  const special = /[^\p{L}\p{N}\p{M} ,.-]|(?<![\p{L}\p{N}])[.-]|[.-](?![\p{L}\p{N}])|(?<=www)\./giu;
  return text.replace(special, (character) => `#${character.codePointAt(0)};`);
}

/** A YAML string that is nothing else to Mermaid, which looks for its own signs before YAML is read. */
function yamlText(text: string): string {
  const plain = /[\p{L}\p{N}\p{M} ,]/u;
  const units = [...text].map((character) => (plain.test(character) ? character : byCode(character)));
  return `"${units.join('')}"`;
}

function byCode(character: string): string {
  return `\\U${(character.codePointAt(0) ?? 0).toString(16).padStart(8, '0')}`;
}
