import { expect, test } from 'vitest';
import { mergeTwins } from './twins.ts';
import type { GraphEdge, GraphNode, GraphView } from './view.ts';

const node = (id: string, more: Partial<GraphNode> = {}): GraphNode => ({
  id,
  kind: 'principal',
  names: [id],
  key: id,
  certainty: 'sure',
  effect: null,
  standing: 'active',
  ...more,
});
const edge = (from: string, to: string, more: Partial<GraphEdge> = {}): GraphEdge => ({
  id: `${from}-${to}`,
  from,
  to,
  label: 'is in',
  certainty: 'sure',
  effect: null,
  except: [],
  ...more,
});
const view = (nodes: readonly GraphNode[], edges: readonly GraphEdge[]): GraphView => ({
  title: '',
  notes: [],
  takenAt: '',
  nodes,
  edges,
});
const boxes = ({ nodes }: GraphView) => nodes.map(({ names }) => names.join(' '));

const web = node('web', { kind: 'user-group' });
const ops = node('ops', { kind: 'user-group' });

test('a box holds nodes that have the same edges to the same others', () => {
  const merged = mergeTwins(view([node('a'), node('b'), web], [edge('a', 'web'), edge('b', 'web')]));
  expect(boxes(merged)).toEqual(['a b', 'web']);
  expect(merged.edges).toEqual([edge('a', 'web')]);
});

test('a box does not join nodes with another edge, another kind of edge, another standing, or other conditions', () => {
  const limited = node('e', { conditions: 'from 192.0.2.0/24 only' });
  const nodes = [node('a'), node('b'), node('c'), node('d', { standing: 'latent' }), limited, web, ops];
  const edges = [
    edge('a', 'web'),
    edge('b', 'web'),
    edge('b', 'ops'),
    edge('c', 'web', { certainty: 'maybe' }),
    edge('d', 'web'),
    edge('e', 'web'),
  ];
  expect(boxes(mergeTwins(view(nodes, edges)))).toEqual(['a', 'b', 'c', 'd', 'e', 'web', 'ops']);
});

test('a box does not join what one policy allows and what another denies', () => {
  const dns = (id: string, effect: 'allow' | 'deny') => node(id, { kind: 'permission-group', effect });
  expect(boxes(mergeTwins(view([dns('x', 'allow'), dns('y', 'deny')], [])))).toEqual(['x', 'y']);
});
