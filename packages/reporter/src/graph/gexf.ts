import type { AccessDrawing, NodeKind } from '@grantlens/engine/internal';
import type { GraphView } from './view.ts';
import { type Tone, toneOf } from './words.ts';

/**
 * The graph as GEXF 1.3, for Gephi and its kin; every node and edge with all that is known of it. `blank` is an empty
 * graph, which graphology's own writer wants filled.
 */
export async function renderGexf(view: GraphView, blank: AccessDrawing): Promise<string> {
  const { write } = await import('graphology-gexf');
  blank.replaceAttributes({
    creator: 'grantlens',
    description: [view.title, ...view.notes].join('\n'),
    ...dated(view),
  });
  for (const { id, names, ...node } of view.nodes) blank.addNode(id, { ...node, label: names.join(', ') });
  const exceptions = new Map<string, string>();
  for (const { id, from, to, except, ...edge } of view.edges) {
    blank.addEdgeWithKey(id, from, to, edge);
    if (except.length > 0) exceptions.set(id, except.join('\n'));
  }
  const text = write(blank, {
    version: '1.3',
    formatNode: (_, { label, ...attributes }) => ({
      label,
      attributes,
      viz: { color: fills[attributes.kind] },
    }),
    formatEdge: (id, { label, effect, certainty }) => ({
      label,
      attributes: { effect, certainty, ...(exceptions.has(id) ? { except: exceptions.get(id) } : {}) },
      viz: { color: lines[toneOf({ effect, certainty })] },
    }),
  });
  return `${text}\n`;
}

/** The writer's only date is the snapshot's. */
function dated({ takenAt }: GraphView): { readonly lastModifiedDate?: string } {
  return /^\d{4}-\d\d-\d\dT/.test(takenAt) ? { lastModifiedDate: takenAt.slice(0, 10) } : {};
}

const fills: Readonly<Record<NodeKind, string>> = {
  principal: '#1f6fb4',
  'user-group': '#7b54b0',
  policy: '#8a8064',
  'permission-group': '#2d8a56',
  account: '#b0643c',
  scope: '#b0643c',
  resource: '#5b6069',
};

const lines: Readonly<Record<Tone, string>> = { plain: '#9aa0a8', deny: '#9b1c1c', doubt: '#c98a1b' };
