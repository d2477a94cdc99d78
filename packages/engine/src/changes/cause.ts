// What a cause is, and when two are one. What caused a change is found in `why-lost`, for the lost and for the gained.

import type { Effect, Gap, PermissionGroup, Principal, UserGroup } from '@grantlens/snapshot';

/** What of a policy an edit can change. */
export const policyParts = ['access', 'permission-groups', 'resource-groups'] as const;
export type PolicyPart = (typeof policyParts)[number];

/** A policy as a cause names it. */
export interface NamedPolicy {
  /** Null for a role, and for a policy without an id. */
  readonly id: string | null;
  readonly effect: Effect;
  readonly permissionGroups: readonly PermissionGroup[];
  /** The user group that holds it; null where the principal holds it itself. */
  readonly userGroup: UserGroup | null;
}

/** Whether a condition keeps a token from less than before, from more, or from something else. */
export const waysChanged = ['loosened', 'tightened', 'changed'] as const;
export type HowChanged = (typeof waysChanged)[number];

/** The conditions of a token that can change: the addresses it works from, and from and until when it works. */
export const changeableConditions = ['addresses', 'from', 'until'] as const;

/** That a condition of a token is not what it was. */
export interface ChangedCondition {
  readonly condition: (typeof changeableConditions)[number];
  readonly how: HowChanged;
}

/** A standing and the word by which the API shows it. */
export type StandingSeen = Pick<Principal, 'standing' | 'status'>;

/**
 * The edit that caused a change, as far as two snapshots show it. What can no longer be seen, or can be seen
 * now, is not taken for removed or added: that is a gap.
 */
export type Cause = KindOfCause & {
  /** The resource of a plan that causes it. */
  readonly address?: string;
};

type KindOfCause =
  | { readonly kind: 'principal-added' | 'principal-removed' }
  /** Whether the principal can act: by another status, or with the same status by the token's dates. */
  | { readonly kind: 'standing-changed'; readonly before: StandingSeen; readonly after: StandingSeen }
  /** From where and when a token works. */
  | ({ readonly kind: 'condition-changed' } & ChangedCondition)
  | {
      readonly kind: 'user-group-added' | 'user-group-removed' | 'joined-user-group' | 'left-user-group';
      readonly userGroup: UserGroup;
    }
  | { readonly kind: 'policy-added' | 'policy-removed'; readonly policy: NamedPolicy }
  | { readonly kind: 'policy-changed'; readonly policy: NamedPolicy; readonly what: readonly PolicyPart[] }
  | {
      readonly kind: 'resource-group-changed';
      readonly resourceGroup: { readonly id: string; readonly name: string | null };
    }
  | {
      readonly kind: 'permission-group-changed';
      readonly permissionGroup: PermissionGroup;
      readonly what: readonly ('contents' | 'type')[];
    }
  | { readonly kind: 'gap-opened' | 'gap-closed'; readonly gap: Gap };

/** The kinds of cause there are. */
export const causeKinds = [
  'principal-added',
  'principal-removed',
  'standing-changed',
  'condition-changed',
  'user-group-added',
  'user-group-removed',
  'joined-user-group',
  'left-user-group',
  'policy-added',
  'policy-removed',
  'policy-changed',
  'resource-group-changed',
  'permission-group-changed',
  'gap-opened',
  'gap-closed',
] as const;

/** The kind each is seen from the other end. */
const mirrors = {
  'principal-added': 'principal-removed',
  'principal-removed': 'principal-added',
  'standing-changed': 'standing-changed',
  'condition-changed': 'condition-changed',
  'user-group-added': 'user-group-removed',
  'user-group-removed': 'user-group-added',
  'joined-user-group': 'left-user-group',
  'left-user-group': 'joined-user-group',
  'policy-added': 'policy-removed',
  'policy-removed': 'policy-added',
  'policy-changed': 'policy-changed',
  'resource-group-changed': 'resource-group-changed',
  'permission-group-changed': 'permission-group-changed',
  'gap-opened': 'gap-closed',
  'gap-closed': 'gap-opened',
} as const satisfies Record<Cause['kind'], (typeof causeKinds)[number]>;

const mirroredWays = { loosened: 'tightened', tightened: 'loosened', changed: 'changed' } as const;

/** The cause of the change the other way round. */
export function mirrored(cause: Cause): Cause {
  if (cause.kind === 'standing-changed') return { ...cause, before: cause.after, after: cause.before };
  if (cause.kind === 'condition-changed') return { ...cause, how: mirroredWays[cause.how] };
  return { ...cause, kind: mirrors[cause.kind] } as Cause;
}

/** Equal for two causes that are one. */
export function causeId(cause: Cause): string {
  switch (cause.kind) {
    case 'principal-added':
    case 'principal-removed':
      return cause.kind;
    case 'standing-changed':
      return [cause.kind, cause.before.standing, cause.after.standing].join();
    case 'condition-changed':
      return [cause.kind, cause.condition, cause.how].join();
    case 'user-group-added':
    case 'user-group-removed':
    case 'joined-user-group':
    case 'left-user-group':
      return `${cause.kind} ${cause.userGroup.key}`;
    case 'policy-added':
    case 'policy-removed':
      return `${cause.kind} ${policyId(cause.policy)}`;
    case 'policy-changed':
      return `${cause.kind} ${policyId(cause.policy)} ${cause.what.join()}`;
    case 'resource-group-changed':
      return `${cause.kind} ${cause.resourceGroup.id}`;
    case 'permission-group-changed':
      return `${cause.kind} ${cause.permissionGroup.key}`;
    case 'gap-opened':
    case 'gap-closed':
      return `${cause.kind} ${cause.gap.id}`;
  }
}

function policyId({ id, effect, permissionGroups, userGroup }: NamedPolicy): string {
  const unnamed = id === null ? [effect, ...permissionGroups.map(({ key }) => key)] : [];
  return JSON.stringify([userGroup?.key, id, ...unnamed]);
}

/** Causes, each once, in a stable order. */
export function distinctCauses(causes: readonly Cause[]): readonly Cause[] {
  const byId = new Map(causes.map((cause) => [causeId(cause), cause]));
  return [...byId].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, cause]) => cause);
}
