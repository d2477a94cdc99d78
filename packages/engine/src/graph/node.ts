import type { Effect, Principal, Scope, Standing } from '@grantlens/snapshot';
import type { Certainty, Verdict } from '../decision/verdict.ts';

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
  /** Of a token: when and from where it works, in words; absent where nothing limits it. */
  readonly conditions?: string;
}

export interface EdgeAttributes {
  /** How the sentence of a path reads from one node to the next. */
  readonly label: string;
  /** Of what a policy grants; null before the policy and after what it reaches. */
  readonly effect: Effect | null;
  /** A walk is as sure as the least sure of its edges. */
  readonly certainty: Certainty;
  /** Where it does not hold though it is drawn; absent where it holds everywhere. */
  readonly except?: readonly EdgeException[];
}

/** Where what an edge shows as allowed is not in force: a deny, drawn elsewhere, takes it or a part of it. */
export interface EdgeException {
  /** Which single permissions of the permission group; null when it is the group and everything in it. */
  readonly permissions: readonly string[] | null;
  /** Null where it is everywhere that the edge leads to. */
  readonly scope: Scope | null;
  readonly verdict: Verdict;
  /** For whom; null when it is for everybody from whom a path leads here. */
  readonly principals: readonly Principal[] | null;
}
