import type { Edit, Unit } from '@grantlens/engine';
import type { Principal } from '@grantlens/snapshot';
import { type JsonObject, type JsonValue, sha256 } from '@grantlens/snapshot/internal';
import type { ObjectState } from './object-state.ts';
import type { PlanAction, PlanRequest } from './plan.ts';

/** A step before its place in the order, and so its effect, is known. */
export interface Draft {
  readonly action: PlanAction;
  readonly object: { readonly kind: string; readonly id: string; readonly name: string | null };
  /** What it takes. */
  readonly units: readonly Unit[];
  readonly method: 'PUT' | 'DELETE';
  readonly path: string;
  readonly body: JsonValue;
  readonly before: ObjectState;
  readonly after: ObjectState;
  readonly reverse: PlanRequest | null;
  /** The same, said to the engine. */
  readonly edits: readonly Edit[];
  /** The principal that is there afterwards and cannot act. */
  readonly disables: Principal | null;
  /** Whether something that denies may fall with it: only then can it give anything. */
  readonly mayGive: boolean;
  /** The same as two steps: what allows, then what denies. Null where that is the same step. */
  readonly split: (() => readonly [Draft, Draft] | null) | null;
  readonly notes: readonly string[];
  /** What nobody decided and no change shows. */
  readonly doubts: readonly JsonObject[];
}

/** The id of a step: it ends when the step does something else. */
export function stepId({ action, object, units }: Pick<Draft, 'action' | 'object' | 'units'>): string {
  const taken = units.map(({ id }) => id).sort();
  return `s-${sha256(JSON.stringify([action, object.kind, object.id, taken])).slice(0, 12)}`;
}

/** Memberships, hand-outs, what is direct, tokens, members; then by the id of the object. */
const ranks: Readonly<Record<PlanAction, number>> = {
  'remove-group-member': 0,
  'set-group-policies': 1,
  'set-member-policies': 2,
  'set-member-roles': 2,
  'set-token-policies': 2,
  'disable-token': 3,
  'delete-token': 3,
  'remove-member': 4,
};

/** The order in which drafts are tried. */
export function byRank(a: Draft, b: Draft): number {
  const rank = ranks[a.action] - ranks[b.action];
  if (rank !== 0) return rank;
  if (a.object.id === b.object.id) return 0;
  return a.object.id < b.object.id ? -1 : 1;
}

// Another character would lead to another address.
const safe = /^[A-Za-z0-9-]{1,64}$/;

/** The path of a request; null where an id must not be in one. */
export function pathOf(account: string, ...parts: readonly (string | null)[]): string | null {
  const all = ['accounts', account, ...parts];
  return all.every((part) => part !== null && (fixed.has(part) || safe.test(part)))
    ? `/${all.join('/')}`
    : null;
}

const fixed: ReadonlySet<string> = new Set(['user_groups']);
