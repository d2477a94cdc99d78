import type { NodeKind } from '@grantlens/engine/internal';
import { typeWords } from '../words/places.ts';
import { short } from './shown.ts';
import type { GraphEdge, GraphNode, GraphView } from './view.ts';

/** The columns of a picture from left to right. */
export const columns: readonly { readonly head: string; readonly kinds: readonly NodeKind[] }[] = [
  { head: 'Member or token', kinds: ['principal'] },
  { head: 'User group', kinds: ['user-group'] },
  { head: 'Policy', kinds: ['policy'] },
  { head: 'Permission group', kinds: ['permission-group'] },
  { head: 'Account or every …', kinds: ['account', 'scope'] },
  { head: 'Resource', kinds: ['resource'] },
];

/** What a node of a kind is called. */
export const kindWords: Readonly<Record<NodeKind, string>> = {
  principal: 'Member or token',
  'user-group': 'User group',
  policy: 'Policy',
  'permission-group': 'Permission group',
  account: 'Account',
  scope: 'Scope',
  resource: 'Resource',
};

/** What stands above a picture: what it is of, what else is to be known, and what its lines mean. */
export function headOf({ title, notes }: GraphView): {
  readonly title: string;
  readonly lines: readonly string[];
} {
  return { title: short(title, 120), lines: [...notes.map((note) => short(note, 240)), lineWords] };
}

// Never shown by colour alone.
const lineWords = 'solid: allows · dashed red: denies · dotted brown: unknown · thin grey: lies inside';

/** More names, or exceptions, than these are counted. */
const most = 6;

/** The lines of text in a node's box. */
export function boxLines(node: GraphNode): readonly string[] {
  const names = node.names.map((name) => short(nameWords[node.kind]?.(name) ?? name));
  const rest = names.length - most;
  const listed = rest > 1 ? [...names.slice(0, most), `and ${rest} more`] : names;
  if (node.kind === 'account') return [...listed, '(the whole account)'];
  const limits = node.conditions === undefined ? [] : [short(`(${node.conditions})`)];
  return node.standing === null || node.standing === 'active'
    ? [...listed, ...limits]
    : [...listed, standingWords[node.standing], ...limits];
}

const standingWords = { latent: '(invited, not yet accepted)', inactive: '(inactive)' } as const;

const nameWords: Readonly<Partial<Record<NodeKind, (name: string) => string>>> = {
  policy: policyWords,
  scope: (name) =>
    name.replace(/^every (com\.cloudflare\..+)/, (_, type: string) => `every ${typeWords(type)}`),
  resource: keyWords,
};

/** What has no name of its own is called by its type and id. */
function keyWords(name: string): string {
  const [, type, id] = /^(com\.cloudflare\..+)\.([^.]+)$/.exec(name) ?? [];
  return type === undefined || id === undefined ? name : `${typeWords(type)} ${id}`;
}

/** A policy has no name, and all of its id says no more than its beginning. */
function policyWords(id: string): string {
  return /^[0-9a-f]{32}$/.test(id) ? `policy ${id.slice(0, 8)}…` : id;
}

/** What goes without saying between two columns. */
const plain: ReadonlySet<string> = new Set(['is in', 'has', 'allows', 'on', 'contains', 'reaches']);

/** The lines of text on a line: what its place does not say, and where it does not hold. */
export function lineLabels({ label, except }: GraphEdge): readonly string[] {
  const rest = except.length - most;
  const exceptions = except.slice(0, rest > 1 ? most : undefined).map((one) => short(one, 120));
  return [
    ...(plain.has(label) ? [] : [label]),
    ...exceptions,
    ...(rest > 1 ? [`and ${rest} more exceptions`] : []),
  ];
}

/** Whether a line only says what there is in an account. */
export function isBackground({ label }: GraphEdge): boolean {
  return label === 'contains' || label === 'reaches';
}

/** How a line or a box is drawn: what it does, and how certain it is. */
export type Tone = 'plain' | 'deny' | 'doubt';

/** The tone of a node or an edge. */
export function toneOf({ effect, certainty }: Pick<GraphNode, 'effect' | 'certainty'>): Tone {
  if (certainty === 'maybe' || effect === 'either') return 'doubt';
  return effect === 'deny' ? 'deny' : 'plain';
}
