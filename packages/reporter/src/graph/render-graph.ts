import type { AccessDrawing } from '@grantlens/engine/internal';
import { GrantlensError } from '@grantlens/snapshot';
import { renderDot } from './dot.ts';
import type { GraphFormat } from './formats.ts';
import { renderGexf } from './gexf.ts';
import { renderMermaid } from './mermaid.ts';
import { renderSvg } from './svg.ts';
import { mergeTwins } from './twins.ts';
import { type GraphAbout, type GraphView, viewGraph } from './view.ts';

export const graphFileNames: Readonly<Record<GraphFormat, string>> = {
  dot: 'access-graph.dot',
  mermaid: 'access-graph.mmd',
  graphml: 'access-graph.graphml',
  gexf: 'access-graph.gexf',
  svg: 'access-graph.svg',
};

/**
 * Writes an access graph in a format, UTF-8. The formats for programs (`graphml`, `gexf`) have a node for everything;
 * the pictures have one box for those that stand alike.
 *
 * @throws GrantlensError `graph-too-large` where nobody, or no program, could read the picture
 */
export async function renderGraph(
  drawing: AccessDrawing,
  about: GraphAbout,
  format: GraphFormat,
): Promise<string> {
  const view = viewGraph(drawing, about);
  switch (format) {
    case 'dot':
      return renderDot(mergeTwins(view));
    case 'graphml':
      // The only one that needs templates.
      return (await import('./graphml.ts')).renderGraphml(view);
    case 'gexf':
      return renderGexf(view, drawing.nullCopy());
    case 'svg':
      return renderSvg(withinLimits(mergeTwins(view), format));
    case 'mermaid': {
      const text = renderMermaid(withinLimits(mergeTwins(view), format));
      if (text.length <= longestMermaid) return text;
      throw tooLarge(format, `${text.length} characters long, and ${longestMermaid} are drawn at most`);
    }
  }
}

interface Limits {
  readonly boxes: number;
  readonly lines: number;
}

/**
 * Mermaid refuses more lines and more text than this unless it is configured otherwise, and GitHub does not
 * let it be.
 */
const longestMermaid = 50_000;
const limits: Readonly<Record<'svg' | 'mermaid', Limits>> = {
  svg: { boxes: 600, lines: 2000 },
  mermaid: { boxes: 300, lines: 500 },
};

function withinLimits(view: GraphView, format: keyof typeof limits): GraphView {
  const { boxes, lines } = limits[format];
  const { nodes, edges } = view;
  if (nodes.length <= boxes && edges.length <= lines) return view;
  const size = `${nodes.length} boxes and ${edges.length} lines`;
  throw tooLarge(format, `of ${size}, and ${boxes} boxes and ${lines} lines are drawn at most`);
}

function tooLarge(format: GraphFormat, size: string): GrantlensError {
  return new GrantlensError('graph-too-large', `the ${format} picture would be ${size}`);
}
