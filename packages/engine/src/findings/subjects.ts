import type { Account, PermissionGroup, Policy, Principal, Scope, UserGroup } from '@grantlens/snapshot';
import { compareTexts, type Holder, scopeIdentity, sha256 } from '@grantlens/snapshot/internal';
import { type FindingSubject, subjectKinds } from './finding.ts';

export function accountSubject({ id, name }: Account): FindingSubject {
  return { kind: 'account', key: id, id, name };
}

export function principalSubject({ kind, key, id, email, name }: Principal): FindingSubject {
  return { kind, key, id, name: email ?? name };
}

export function userGroupSubject({ key, id, name }: UserGroup): FindingSubject {
  return { kind: 'user-group', key, id, name };
}

export function permissionGroupSubject({ key, id, name, label }: PermissionGroup): FindingSubject {
  return { kind: 'permission-group', key, id, name: name ?? label };
}

export function scopeSubject(scope: Scope, account: Account): FindingSubject {
  const key = scopeIdentity(scope);
  if (scope.kind === 'account') return accountSubject(account);
  const name = scope.kind === 'resource' ? (account.zonesByKey.get(key)?.name ?? null) : null;
  return { kind: 'resource', key, id: scope.key, name };
}

// A policy is pointed at by everybody who has it, which for a user group's may be thousands.
const known = new WeakMap<Policy, FindingSubject>();

/** A policy by its holder and id; one without an id by its holder and what it says. */
export function policySubject(policy: Policy): FindingSubject {
  const before = known.get(policy);
  if (before !== undefined) return before;
  const { id } = policy;
  const key = `${holderKey(policy.holder)}/${id ?? digestOfPolicy(policy)}`;
  const subject: FindingSubject = { kind: 'policy', key, id, name: null };
  known.set(policy, subject);
  return subject;
}

/** `member:<id>`, `token:<id>` or `user-group:<id>`. */
export function holderKey(holder: Holder): string {
  switch (holder.kind) {
    case 'principal':
      return holder.principal;
    case 'user-group':
      return `user-group:${holder.group}`;
    case 'possible':
      return `possible:${holder.principal ?? '*'}:${holder.group ?? '*'}`;
  }
}

const digests = new WeakMap<Policy, string>();

/** A digest of what a policy says, whatever order it says it in. */
export function digestOfPolicy(policy: Policy): string {
  const before = digests.get(policy);
  if (before !== undefined) return before;
  const { effect, permissionGroups, resourceGroups, gaps } = policy;
  const places = resourceGroups.flatMap((group) =>
    group.places.map(({ scope, objectKey }) =>
      scope === null ? `? ${group.id} ${objectKey}` : scopeIdentity(scope),
    ),
  );
  const text = JSON.stringify([effect, permissionGroups.map(({ key }) => key).sort(), places.sort(), gaps]);
  const digest = sha256(text).slice(0, 12);
  digests.set(policy, digest);
  return digest;
}

/** Subjects each once, in order of kind and key. */
export function inOrder(subjects: readonly FindingSubject[]): readonly FindingSubject[] {
  if (subjects.length < 2) return subjects;
  const byName = new Map(subjects.map((subject) => [`${subject.kind} ${subject.key}`, subject]));
  return [...byName.values()].sort(compareSubjects);
}

export function compareSubjects(a: FindingSubject, b: FindingSubject): number {
  if (a.kind !== b.kind) return subjectKinds.indexOf(a.kind) - subjectKinds.indexOf(b.kind);
  return compareTexts(a.name ?? '', b.name ?? '') || compareTexts(a.key, b.key);
}
