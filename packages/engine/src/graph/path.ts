import type { Effect, Policy, Principal, Scope } from '@grantlens/snapshot';
import {
  permissionGroupName,
  resourceTypes,
  scopeIdentity,
  sha256,
  typesActedOn,
} from '@grantlens/snapshot/internal';
import type { Grant, Way } from '../access/grant.ts';
import { conditionsOf } from '../decision/conditions.ts';
import type { Certainty } from '../decision/verdict.ts';
import { conditionWords } from '../words/standing-words.ts';
import { principalWords } from '../words/words.ts';
import type { EdgeAttributes, NodeAttributes } from './node.ts';

/** One stop on the way from a principal to what a grant reaches. */
export interface Stop extends NodeAttributes {
  readonly node: string;
  /** How it is reached from the stop before; null on the first. */
  readonly by: EdgeAttributes | null;
}

/**
 * The way of a grant: principal → [user group →] policy → permission group → what its scope names.
 * A permission group is a stop of its own in every policy: shared, it would join one policy's holder to another's places.
 */
export function pathOf(grant: Grant): readonly Stop[] {
  return [...wayStops(grant), ...grantedStops(grant)];
}

/** The first part of a path: from the principal to the policy. */
export function wayStops({ principal, path, group, policy }: Way): readonly Stop[] {
  const possible = policy.holder.kind === 'possible';
  // A row that shows whether it allows or denies is there.
  const isUnseen = policy.kind === 'unseen' && policy.effect === 'either';
  const through: Stop = {
    ...plain,
    kind: 'user-group',
    node: `user-group:${groupName({ policy, group })}`,
    label: group?.name ?? group?.key ?? '(user group not seen)',
    key: group?.id ?? null,
    certainty: group === null ? 'maybe' : 'sure',
    by: edge(possible ? 'may be in' : 'is in', { effect: null, certainty: possible ? 'maybe' : 'sure' }),
  };
  const has: Stop = {
    ...plain,
    kind: 'policy',
    node: policyName({ principal, path, group, policy }),
    label: policy.id ?? (isUnseen ? '(policy not seen)' : 'policy without id'),
    key: policy.id,
    effect: policy.effect,
    certainty: isUnseen ? 'maybe' : 'sure',
    by: edge('has', { effect: null, certainty: 'sure' }),
  };
  const first = principalStop(principal);
  return path === 'group' ? [first, through, has] : [first, has];
}

/** What else is known of a grant whose second part is wanted. */
export interface KnownOfGrant {
  /** Whether it is certain that the permission group holds what is asked for. */
  readonly holds?: Certainty;
  /** The node of its policy, where it is known. */
  readonly policyNode?: string | undefined;
}

/** The second part of a path: what the policy grants, and where. */
export function grantedStops(
  grant: Grant,
  { holds = 'sure', policyNode = policyName(grant) }: KnownOfGrant = {},
): readonly [Stop, Stop] {
  const { policy, permissionGroup, cell } = grant;
  const { effect } = policy;
  const unseen = permissionGroup === null;
  const sureness = unseen ? 'maybe' : holds;
  return [
    {
      ...plain,
      kind: 'permission-group',
      node: `permission-group:${policyNode} ${cell.permissionGroup ?? ''}`,
      label:
        permissionGroup === null
          ? (cell.permissionGroup ?? '(permission group not seen)')
          : permissionGroupName(permissionGroup),
      key: permissionGroup?.id ?? null,
      effect,
      certainty: unseen ? 'maybe' : 'sure',
      by: edge(givesWord(effect, sureness), { effect, certainty: effect === 'either' ? 'maybe' : sureness }),
    },
    {
      ...placeNode(grant),
      by: edge(onWords(grant), { effect, certainty: cell.gaps.length === 0 ? 'sure' : 'maybe' }),
    },
  ];
}

/** Where a path begins. */
export function principalStop(principal: Principal): Stop {
  const { key, id, standing } = principal;
  const label = principalWords(principal);
  const conditions = conditionsOf(principal).map(conditionWords).join(', ');
  const node = `principal:${key}`;
  const stop = { ...plain, kind: 'principal', node, label, key: id, standing, by: null } as const;
  return conditions === '' ? stop : { ...stop, conditions };
}

/** The account as the resource it is. */
export function accountStop({ key }: Pick<Scope, 'key'>): Stop {
  return { ...resourceStop({ identity: key, label: key, key }), kind: 'account' };
}

/** One resource. */
export function resourceStop(resource: {
  readonly identity: string;
  readonly label: string;
  readonly key: string;
}): Stop {
  const { identity, label, key } = resource;
  return { ...plain, kind: 'resource', node: `resource:${identity}`, label, key, by: null };
}

const plain = { certainty: 'sure', effect: null, standing: null } as const;

function edge(label: string, rest: Omit<EdgeAttributes, 'label'>): EdgeAttributes {
  return { label, ...rest };
}

function placeNode({ cell: { scope, resourceGroupId } }: Grant): Stop {
  if (scope === null) {
    const node = `scope:unseen ${resourceGroupId ?? ''}`;
    return {
      ...plain,
      kind: 'scope',
      node,
      label: '(scope not seen)',
      key: null,
      certainty: 'maybe',
      by: null,
    };
  }
  const { key } = scope;
  if (scope.kind === 'account') return accountStop(scope);
  if (scope.kind === 'resource') return resourceStop({ identity: scope.resource, label: key, key });
  const label = scope.type === resourceTypes.zone ? 'every zone' : `every ${scope.type}`;
  return { ...plain, kind: 'scope', node: `scope:${scopeIdentity(scope)}`, label, key, by: null };
}

function givesWord(effect: Effect, holds: Certainty): string {
  switch (effect) {
    case 'either':
      return 'allows or denies';
    case 'deny':
      return holds === 'sure' ? 'denies' : 'may deny';
    case 'allow':
      return holds === 'sure' ? 'allows' : 'may allow';
  }
}

/** A group typed otherwise than the account acts there on every resource of its types, not on the account itself (S7). */
function onWords({ cell: { scope, gaps }, permissionGroup }: Grant): string {
  const on = gaps.length === 0 ? 'on' : 'possibly on';
  const types = scope?.kind === 'account' ? typesActedOn(permissionGroup) : null;
  if (types === null) return on;
  const words = types.map((type) => `every ${type === resourceTypes.zone ? 'zone' : type}`);
  return `${on} ${words.join(' and ')} of`;
}

/** A policy stands under its holder: nobody else's way leads through it, even where two have one id. */
function policyName({ principal, path, group, policy }: Way): string {
  const holder = path === 'group' ? groupName({ policy, group }) : principal.key;
  return `policy:${holder} ${policy.id ?? ''} ${contentName(policy)}`;
}

/** What could not be seen of one member's user groups is not what could not be seen of another's. */
function groupName({ policy: { holder }, group }: Pick<Way, 'policy' | 'group'>): string {
  if (group !== null) return group.key;
  return holder.kind === 'possible' && holder.principal !== null ? `unseen of ${holder.principal}` : 'unseen';
}

// Every way to a policy asks for its name.
const known = new WeakMap<Policy, string>();

/** Equal for policies that give the same, certain or not: a policy that may be a member's is the group's own. */
function contentName(policy: Policy): string {
  const name = known.get(policy) ?? hashOf(policy);
  known.set(policy, name);
  return name;
}

function hashOf({ effect, permissionGroups, resourceGroups }: Policy): string {
  const places = resourceGroups.flatMap(({ id, places }) =>
    places.map(({ scope, objectKey }) => [id, objectKey, scopeName(scope)]),
  );
  const text = JSON.stringify([effect, permissionGroups.map(({ key }) => key), places]);
  return sha256(text).slice(0, 12);
}

function scopeName(scope: Scope | null): string {
  return scope === null ? '' : `${scope.kind} ${scopeIdentity(scope)}`;
}
