import { type Change, conditionsOf } from '@grantlens/engine/internal';
import type { Account, Principal, Scope } from '@grantlens/snapshot';
import type { JsonObject, JsonValue } from '@grantlens/snapshot/internal';
import type { PlanChange } from './plan.ts';

/** A change as `diff` writes it, but for its causes: the cause is the step. */
export function changeRecord(
  { principal, permissionGroup, permission, scope, except, before, after }: Change,
  account: Account,
  more: JsonObject = {},
): PlanChange {
  return {
    principal: principalRecord(principal),
    standing: principal.standing,
    conditions: conditionsOf(principal).map((condition): JsonObject => ({ ...condition })),
    permissionGroup:
      permissionGroup === null
        ? null
        : withoutNulls(
            { id: permissionGroup.id },
            { label: permissionGroup.label, name: permissionGroup.name },
          ),
    ...(permission === null ? {} : { permission: permissionRecord(permission) }),
    scope: scopeRecord(scope, account),
    except: except.map((one) => scopeRecord(one, account)),
    before,
    after,
    ...more,
  };
}

function permissionRecord(permission: NonNullable<Change['permission']>): JsonObject {
  if (permission.kind === 'atomic') return { kind: 'atomic', name: permission.name };
  return { kind: 'any', name: '*:*', of: permission.of.map((name) => ({ kind: 'atomic', name })) };
}

/** A principal as a change and a note name it. */
export function principalRecord({ kind, id, email, name }: Principal): JsonObject {
  return withoutNulls({ kind, id }, { email, name });
}

function scopeRecord(scope: Scope, { name, zonesByKey }: Account): JsonObject {
  const known =
    scope.kind === 'account' ? name : scope.kind === 'resource' ? zonesByKey.get(scope.resource)?.name : null;
  return withoutNulls({ kind: scope.kind, key: scope.key }, { name: known ?? null });
}

function withoutNulls(always: JsonObject, known: Readonly<Record<string, JsonValue>>): JsonObject {
  return { ...always, ...Object.fromEntries(Object.entries(known).filter(([, value]) => value !== null)) };
}
