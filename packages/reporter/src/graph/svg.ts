import { renderDot } from './dot.ts';
import type { GraphEdge, GraphNode, GraphView } from './view.ts';
import { headOf, kindWords } from './words.ts';

/**
 * The graph as one SVG picture, laid out by Graphviz: no script, nothing from anywhere else, named for screen readers.
 * Light, and dark where the page is.
 */
export async function renderSvg(view: GraphView): Promise<string> {
  // Graphviz is a megabyte of WebAssembly: only a picture should pay for it.
  const { instance } = await import('@viz-js/viz');
  const drawn = (await instance()).renderString(renderDot(view), { format: 'svg_inline', engine: 'dot' });
  const words = wordsOf(view);
  const described = drawn
    .replace(/<!--[\s\S]*?-->\n?/g, '')
    // Graphviz writes every hyphen by its number, those of ids and classes too.
    .replaceAll('&#45;', '-')
    .replace(/(<g id="([^"]+)" class="[^"]*">)\n<title>[^<]*<\/title>/g, (_, group: string, id: string) => {
      const says = words.get(id);
      return says === undefined ? group : `${group}\n<title>${escaped(says)}</title>`;
    })
    .replace(/<svg ([^>]*)>/, (_, size: string) => opening(size.replaceAll('\n', ' '), view));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${described.trimEnd()}\n`;
}

function opening(size: string, view: GraphView): string {
  const { title, lines } = headOf(view);
  const says = [...lines, `${view.nodes.length} boxes, ${view.edges.length} lines`].join('. ');
  return `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="title description" ${size}>
<title id="title">${escaped(title)}</title>
<desc id="description">${escaped(says)}</desc>
<style>${dark}</style>`;
}

/** What is drawn in light is repainted; what a viewer does not know of this it leaves light. */
const dark = `
@media (prefers-color-scheme: dark) {
  svg { color-scheme: dark; }
  .graph > polygon { fill: #14161a; }
  text { fill: #e8e6e1; }
  .node polygon, .node path { fill: #21252b; }
  .edge polygon { fill: #a3a8b1; }
  .node polygon, .node path, .node polyline, .edge path, .edge polygon { stroke: #a3a8b1; }
  .deny polygon, .deny path, .deny polyline { stroke: #ffaca4; }
  .doubt polygon, .doubt path, .doubt polyline { stroke: #f5cd80; }
  .background path, .background polygon { stroke: #4f555e; }
  .node.principal path, .node.principal polygon { fill: #1b2f45; }
  .node.user-group polygon { fill: #33264a; }
  .node.permission-group polygon { fill: #16352a; }
  .node.deny polygon, .node.deny path { fill: #45201f; }
  .node.doubt polygon, .node.doubt path { fill: #3c2f14; }
  .edge.deny polygon, .edge.deny text { fill: #ffaca4; }
  .edge.doubt polygon, .edge.doubt text { fill: #f5cd80; }
  .edge.background polygon { fill: #4f555e; }
}
`;

/** What each box and line says when it is pointed at, or read out. */
function wordsOf({ nodes, edges }: GraphView): ReadonlyMap<string, string> {
  const names = new Map(nodes.map((node) => [node.id, node.names.join(', ')]));
  const boxes = nodes.map((node): [string, string] => [node.id, nodeWords(node)]);
  const lines = edges.map((edge): [string, string] => [edge.id, edgeWords(edge, names)]);
  return new Map([...boxes, ...lines]);
}

function nodeWords({ kind, names, key }: GraphNode): string {
  return `${kindWords[kind]}: ${names.join(', ')}${key === null || names.includes(key) ? '' : ` (${key})`}`;
}

function edgeWords({ from, to, label, except }: GraphEdge, names: ReadonlyMap<string, string>): string {
  return [`${names.get(from)} ${label} ${names.get(to)}`, ...except].join('; ');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
