import type { Principal, UserGroup } from '@grantlens/snapshot';

/** A principal as tasks and notes name it. */
export function principalName({ kind, name, email, id, key }: Principal): string {
  return kind === 'member' ? (email ?? name ?? id ?? key) : `the token ${name ?? id ?? key}`;
}

/** A user group as tasks and notes name it. */
export function userGroupName({ name, key }: UserGroup): string {
  return `the user group ${name ?? key}`;
}
