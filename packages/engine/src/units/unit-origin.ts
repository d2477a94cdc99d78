import type { Account, Principal, UserGroup } from '@grantlens/snapshot';
import { remembered } from '@grantlens/snapshot/internal';
import type { Access } from '../access/access.ts';
import { openChangedBy, type RecordedChange } from '../activity/changed-by.ts';
import type { Unit, UnitSource } from './unit.ts';

/** When something was made and by whom, by the API's own fields. */
export interface UnitMade {
  /** As the API spells it; null where it does not say. */
  readonly at: string | null;
  /** The e-mail of who made it, as it was then; null likewise. */
  readonly by: string | null;
  /** The id of the application through which it was made; null where it was none, or that is not said. */
  readonly application: string | null;
  /** The fields that say it: `created_on of the policy`. */
  readonly source: string;
}

/** What is known of where a unit comes from. */
export interface UnitOrigin {
  /** Null where no field of the API says anything of it, as of members. */
  readonly made: UnitMade | null;
  /** Null where the audit log was not read, or says nothing of what has no id. */
  readonly changedBy: RecordedChanges | null;
}

/**
 * Recorded changes of what a unit rests on, the newest first. A row of the audit log does not say which policy was changed,
 * nor who came to a user group or left it.
 */
export interface RecordedChanges {
  readonly of: 'member' | 'token' | 'user-group' | 'group-members';
  /** Since when every one of them is there. */
  readonly since: string;
  readonly changes: readonly RecordedChange[];
}

/** Opens what the API's own fields and the audit log say of where units come from. */
export function openUnitOrigin(access: Access): (unit: Unit) => UnitOrigin {
  const changes = openRecordedChanges(access.account);
  return (unit) => ({ made: unitMade(unit), changedBy: changesOf(unit, changes) });
}

function changesOf({ kind, principal, group }: Unit, changes: ChangesBook): RecordedChanges | null {
  if (group !== null)
    return kind === 'membership' ? changes.ofMembers(group) : changes.ofUserGroupItself(group);
  if (principal === null) return null;
  // What the identity provider says of a person changes none of the policies that are the person's own.
  return kind === 'direct' ? changes.ofPolicies(principal) : changes.ofPrincipal(principal);
}

/** What the audit log says of changes; null where it was not read. All that has a list in common has the same one. */
export interface ChangesBook {
  readonly ofPrincipal: (principal: Principal) => RecordedChanges | null;
  readonly ofPolicies: (principal: Principal) => RecordedChanges | null;
  /** Of a user group and its members. */
  readonly ofUserGroup: (group: UserGroup) => RecordedChanges | null;
  readonly ofUserGroupItself: (group: UserGroup) => RecordedChanges | null;
  readonly ofMembers: (group: UserGroup) => RecordedChanges | null;
}

/** Opens what the audit log says of changes of principals and user groups. */
export function openRecordedChanges(account: Account): ChangesBook {
  const { since, ofPrincipal, ofUserGroup } = openChangedBy(account);
  const among = (changes: readonly RecordedChange[], ...kinds: readonly RecordedChange['of'][]) =>
    changes.filter(({ of }) => kinds.includes(of));
  const known = (
    { id }: Principal | UserGroup,
    of: RecordedChanges['of'],
    changes: () => readonly RecordedChange[],
  ) => (since === null || id === null ? null : { of, since, changes: changes() });
  return {
    ofPrincipal: remembered((one) => known(one, one.kind, () => ofPrincipal(one))),
    ofPolicies: remembered((one) => known(one, one.kind, () => among(ofPrincipal(one), 'itself'))),
    ofUserGroup: remembered((one) => known(one, 'user-group', () => ofUserGroup(one))),
    ofUserGroupItself: remembered((one) => known(one, 'user-group', () => among(ofUserGroup(one), 'itself'))),
    ofMembers: remembered((one) =>
      known(one, 'group-members', () => among(ofUserGroup(one), 'members', 'directory')),
    ),
  };
}

/** When and by whom what a unit gives was made, by the API's own fields; null where none says anything of it. */
export function unitMade({ kind, principal, group, sources }: Unit): UnitMade | null {
  switch (kind) {
    case 'account':
      return null;
    case 'token':
      return principal === null ? null : principalMade(principal);
    case 'membership':
      return joinedAt(principal, group);
    case 'direct':
    case 'handout':
      return policiesMade(sources);
  }
}

/** When and by whom a principal was made: a token only, for of members the API does not say it. */
export function principalMade(principal: Principal): UnitMade | null {
  const made = principal.kind === 'token' ? principal.made : undefined;
  if (made === undefined) return null;
  const fields = [
    ...(made.at === undefined ? [] : ['issued_on']),
    ...(made.by === undefined ? [] : ['creator_email_at_creation']),
    ...(made.application === undefined ? [] : ['provisioner_id']),
  ];
  return {
    at: made.at ?? null,
    by: made.by ?? null,
    application: made.application ?? null,
    source: `${fields.join(', ')} of the token`,
  };
}

function joinedAt(principal: Principal | null, group: UserGroup | null): UnitMade | null {
  const joined = principal?.kind === 'member' ? principal.joined : undefined;
  const at = group === null ? undefined : joined?.[group.key];
  return at === undefined ? null : saidBy(at, 'created_at of the member of the user group');
}

/** Of several policies that give the same the earliest, and nothing where one of them does not say when it was made. */
function policiesMade(sources: readonly UnitSource[]): UnitMade | null {
  const times = sources.map(({ policy }) => policy.createdAt);
  if (times.some((at) => at === undefined)) return null;
  const earliest = times.reduce((one, other) => ((one ?? '') <= (other ?? '') ? one : other));
  return earliest === undefined ? null : saidBy(earliest, 'created_on of the policy');
}

function saidBy(at: string, source: string): UnitMade {
  return { at, by: null, application: null, source };
}
