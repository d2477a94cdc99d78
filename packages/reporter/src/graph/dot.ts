import type { NodeKind } from '@grantlens/engine/internal';
import type { GraphEdge, GraphNode, GraphView } from './view.ts';
import { boxLines, columns, headOf, isBackground, lineLabels, type Tone, toneOf } from './words.ts';

/** The graph as a Graphviz drawing: a column per kind from left to right, its name above it. */
export function renderDot(view: GraphView): string {
  const shown = columns.flatMap(({ head, kinds }) => {
    const nodes = view.nodes.filter(({ kind }) => kinds.includes(kind));
    return nodes.length === 0 ? [] : { head, nodes };
  });
  const lines = [
    `graph ${attributes({ ...graphLook, label: titleOf(view) })}`,
    `node ${attributes(nodeLook)}`,
    `edge ${attributes(edgeLook)}`,
    ...shown.flatMap(({ head, nodes }, at) => column(nodes, { head, at })),
    // Keeps the columns in order, even where a path skips one.
    ...(shown.length > 1
      ? [`${shown.map((_, at) => headName(at)).join(' -> ')} [style=invis, weight=1000]`]
      : []),
    ...view.edges.map(edgeLine),
  ];
  return `digraph ${quoted('access graph')} {\n${lines.map((line) => `  ${line}\n`).join('')}}\n`;
}

type Attributes = Readonly<Record<string, string | { readonly html: string }>>;

const graphLook: Attributes = {
  rankdir: 'LR',
  ranksep: '0.9',
  nodesep: '0.16',
  labelloc: 't',
  labeljust: 'l',
  fontname: 'Helvetica',
  bgcolor: '#ffffff',
  pad: '0.3',
};
const nodeLook: Attributes = {
  fontname: 'Helvetica',
  fontsize: '11',
  style: 'filled',
  margin: '0.16,0.07',
  height: '0.3',
  penwidth: '1.2',
};
const edgeLook: Attributes = { fontname: 'Helvetica', fontsize: '10', arrowsize: '0.6' };

const shapes: Readonly<Record<NodeKind, { readonly [name: string]: string; readonly fillcolor: string }>> = {
  principal: { shape: 'box', style: 'filled,rounded', fillcolor: '#e7f0fa' },
  'user-group': { shape: 'tab', fillcolor: '#efe9f7' },
  policy: { shape: 'note', fillcolor: '#f4f2ec' },
  'permission-group': { shape: 'component', fillcolor: '#e2f2e7' },
  account: { shape: 'box', peripheries: '2', fillcolor: '#ffffff' },
  scope: { shape: 'hexagon', fillcolor: '#ffffff' },
  resource: { shape: 'box', fillcolor: '#ffffff' },
};

/** Colour never says it alone: a deny is dashed, a doubt is dotted. */
const tones: Readonly<Record<Tone, Attributes>> = {
  plain: { color: '#5b6069' },
  deny: { color: '#9b1c1c', style: 'dashed', fillcolor: '#fbe6e4' },
  doubt: { color: '#7a4a00', style: 'dotted', fillcolor: '#fdf0d5' },
};

function titleOf(view: GraphView): { readonly html: string } {
  const { title, lines } = headOf(view);
  const row = (line: string) => `<tr><td align="left">${line}</td></tr>`;
  const small = lines.map((line) => row(`<font point-size="11">${markup(line)}</font>`));
  const rows = [row(`<font point-size="17"><b>${markup(title)}</b></font>`), ...small, row(' ')];
  return { html: `<table border="0" cellborder="0" cellpadding="1">${rows.join('')}</table>` };
}

function column(
  nodes: readonly GraphNode[],
  { head, at }: { readonly head: string; readonly at: number },
): readonly string[] {
  const look = attributes({
    shape: 'plaintext',
    style: '',
    fontsize: '12',
    label: { html: `<b>${markup(head)}</b>` },
  });
  return [
    'subgraph {',
    '  rank=same',
    `  ${headName(at)} ${look}`,
    ...nodes.map((node) => `  ${nodeLine(node)}`),
    // When an edge joins two of one column, the one it leads from is on top.
    `  ${headName(at)} -> {${nodes.map(({ id }) => quoted(id)).join(' ')}} [style=invis]`,
    '}',
  ];
}

function headName(at: number): string {
  return quoted(`head-${at + 1}`);
}

function nodeLine(node: GraphNode): string {
  const tone = toneOf(node);
  const shape = shapes[node.kind];
  const { style, ...look } = tones[tone];
  const styles = [shape.style ?? 'filled', ...(style === undefined ? [] : [style])];
  return `${quoted(node.id)} ${attributes({
    ...shape,
    ...look,
    style: styles.join(','),
    label: boxLines(node).map(label).join('\\n'),
    class: `${node.kind} ${tone}`,
    id: node.id,
  })}`;
}

function edgeLine(edge: GraphEdge): string {
  const tone = toneOf(edge);
  const { fillcolor: _, ...look } = tones[tone];
  const words = lineLabels(edge);
  return `${quoted(edge.from)} -> ${quoted(edge.to)} ${attributes({
    ...(words.length === 0
      ? {}
      : { label: words.map((line) => label(` ${line} `)).join('\\n'), fontcolor: look.color ?? '' }),
    ...look,
    ...(isBackground(edge) ? { color: '#b4b8bf', penwidth: '0.7' } : {}),
    class: isBackground(edge) ? 'background' : tone,
    id: edge.id,
  })}`;
}

function attributes(values: Attributes): string {
  const list = Object.entries(values).map(([name, value]) =>
    typeof value === 'string' ? `${name}=${quoted(value)}` : `${name}=<${value.html}>`,
  );
  return `[${list.join(', ')}]`;
}

/** A quoted string; escapes inside a label are left to the label. */
function quoted(text: string): string {
  return `"${text.replaceAll('"', '\\"')}"`;
}

/** Text as itself in a label, where a backslash begins an escape and an ampersand a character's name. */
function label(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('\\', '\\\\');
}

/** Text as itself in Graphviz's own markup. */
function markup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
