import type { Effect, Standing } from '@grantlens/snapshot';
import type { Certainty } from '../decision/verdict.ts';

/**
 * What a node stands for; the path of a grant walks through them in this order. It ends at the account, at a scope that
 * names no one thing, or at the resource it names.
 */
export const nodeKinds = [
  'principal',
  'user-group',
  'policy',
  'permission-group',
  'account',
  'scope',
  'resource',
] as const;
export type NodeKind = (typeof nodeKinds)[number];

export interface NodeAttributes {
  readonly kind: NodeKind;
  readonly label: string;
  /** What Cloudflare knows it by: an id, of scopes and resources the key; null where there is none. */
  readonly key: string | null;
  /** `maybe` where it stands for what could not be seen. */
  readonly certainty: Certainty;
  /** Of a policy, and of what it hands out. */
  readonly effect: Effect | null;
  /** Of a principal (S13). */
  readonly standing: Standing | null;
}

export interface EdgeAttributes {
  /** How the sentence of a path reads from one node to the next. */
  readonly label: string;
  /** Of what a policy hands out; null before the policy and after what it reaches. */
  readonly effect: Effect | null;
  /** A walk is as sure as the least sure of its edges. */
  readonly certainty: Certainty;
}
