import type { RecordedChange, RecordedChanges } from '@grantlens/engine/internal';

/** This number of the newest is said; the others are counted. */
const mostSaid = 5;

const things = {
  member: 'this member',
  token: 'this token',
  'user-group': 'this user group',
  'group-members': 'this user group',
} as const;

/**
 * Recorded changes, the newest first: `this token was changed by ada@example.com on 2026-09-14 (row … of the audit log)`. Of
 * who is in a user group only that it was changed is known. Nothing where the log was not read.
 */
export function changedByWords(recorded: RecordedChanges | null): readonly string[] {
  if (recorded === null) return [];
  const { of, since, changes } = recorded;
  if (changes.length === 0) return [`no change is recorded since ${since.slice(0, 10)}`];
  const more = changes.length - mostSaid;
  return [
    ...changes.slice(0, mostSaid).map((change) => changeWords(change, things[of])),
    ...(more > 0 ? [`and ${more} more since ${since.slice(0, 10)}`] : []),
  ];
}

function changeWords(change: RecordedChange, thing: string): string {
  const { event, of } = change;
  const who = `by ${actorWords(change)} on ${event.at.slice(0, 10)}`;
  const source = event.id === null ? 'the audit log' : `row ${event.id} of the audit log`;
  return `${whatWords(of, event.kind, thing)} ${who} (${source})`;
}

const verbs = { create: 'added', update: 'changed', delete: 'removed', other: 'changed' } as const;

function whatWords(of: RecordedChange['of'], kind: keyof typeof verbs, thing: string): string {
  if (of === 'members') return `the members of ${thing} were changed`;
  return of === 'directory' ? `${thing} was changed through SCIM` : `${thing} was ${verbs[kind]}`;
}

function actorWords({ event, principal }: RecordedChange): string {
  if (principal?.kind === 'token') return `the token ${principal.name ?? principal.id ?? principal.key}`;
  if (principal !== null) return principal.email ?? principal.name ?? principal.id ?? principal.key;
  const { type, email, tokenId, userId } = event.actor;
  if (type === 'system') return 'Cloudflare';
  if (email !== null) return email;
  if (tokenId !== null) return `the token ${tokenId}`;
  return userId ?? 'somebody not named';
}
