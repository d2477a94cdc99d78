import type { Access, Permission, Subject } from '@grantlens/engine';
import { holds } from '@grantlens/engine/internal';
import type { Account, AtomicPermission, Scope } from '@grantlens/snapshot';
import { accountKey } from '@grantlens/snapshot';
import { resourceTypes } from '@grantlens/snapshot/internal';
import type { Blame } from '../file/fault.ts';
import type { AllowEntry } from '../file/read-allow.ts';
import { findPeople, type People } from '../names/people.ts';
import { partsOf, permissionsNamed } from '../names/permissions.ts';
import { resourcesNamed } from '../names/resources.ts';
import type { NewThing } from './new-thing.ts';

/** An entry with what it names found in an account. */
export interface Allowance {
  readonly entry: AllowEntry;
  readonly people: People;
  readonly permission: Permission;
  readonly subjects: readonly Subject[];
}

/** Finds what an entry names; null, with a fault, where it names a permission that does not exist. */
export function findAllowance(entry: AllowEntry, { account }: Access, blame: Blame): Allowance | null {
  const permission = permissionsNamed(entry.permissions, account, blame);
  if (permission === null) return null;
  const { subjects } = resourcesNamed(entry.resources, account);
  return { entry, people: findPeople(entry.who, account), permission, subjects };
}

/** What is left of something new once an entry has allowed its part of it: the same, less, or null for nothing. */
export function remaining(thing: NewThing, allowance: Allowance, account: Account): NewThing | null {
  const { people, permission, subjects } = allowance;
  if (people.includes(thing.principal).is !== 'yes') return thing;
  if (!subjects.some((subject) => covers(subject, thing.scope, account))) return thing;
  const parts = partsOf(permission);
  const { group } = thing;
  if (group !== null && parts.some((one) => one.kind === 'group' && one.group.key === group.key)) return null;
  if (thing.permissions === null) return thing;
  const isAllowed = (name: AtomicPermission) =>
    parts.some((one) =>
      one.kind === 'atomic'
        ? one.name === name
        : holds(one.group, { kind: 'atomic', name })?.certainty === 'sure',
    );
  const left = thing.permissions.filter((name) => !isAllowed(name));
  if (left.length === 0) return null;
  return left.length === thing.permissions.length ? thing : { ...thing, permissions: left };
}

/** Whether all of a scope is within what an entry names. */
function covers(subject: Subject, scope: Scope, account: Account): boolean {
  if (subject.kind === 'anywhere') return true;
  if (subject.kind === 'zones') {
    if (scope.kind === 'type') return subject.glob === '*' && scope.type === resourceTypes.zone;
    return scope.kind === 'resource' && subject.zones.some(({ key }) => key === scope.resource);
  }
  if (scope.kind === 'account') return subject.key === accountKey(account.id);
  return scope.kind === 'resource' && subject.identity === scope.resource;
}
