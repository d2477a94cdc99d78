import type { Effect, Standing } from '@grantlens/snapshot';
import type { Certainty } from '../decision/verdict.ts';

/**
 * What a node represents; the path of a grant walks through them in this order. It ends at the account, at a scope that
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
  /** How Cloudflare names it: an id, or the key of a scope or resource; null for what has neither. */
  readonly key: string | null;
  /** `maybe` where it represents what could not be seen. */
  readonly certainty: Certainty;
  /** Of a policy, and of what it grants. */
  readonly effect: Effect | null;
  /** Of a principal (S13). */
  readonly standing: Standing | null;
}

export interface EdgeAttributes {
  /** How the sentence of a path reads from one node to the next. */
  readonly label: string;
  /** Of what a policy grants; null before the policy and after what it reaches. */
  readonly effect: Effect | null;
  /** A walk is as sure as the least sure of its edges. */
  readonly certainty: Certainty;
}
