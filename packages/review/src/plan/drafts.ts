import type { Access, Unit } from '@grantlens/engine';
import type { Grantee } from '@grantlens/engine/internal';
import type { Member, Principal, Token, UserGroup } from '@grantlens/snapshot';
import { isObject, type JsonObject } from '@grantlens/snapshot/internal';
import { type Draft, pathOf } from './draft.ts';
import { type HolderPolicies, openHolder } from './holder-policies.ts';
import { principalName, userGroupName } from './object-words.ts';
import type { PlanRequest } from './plan.ts';
import type { PlannedRows } from './rows.ts';

/** What drafts are made from. */
export interface DraftContext {
  readonly access: Access;
  readonly rows: PlannedRows;
  /** What was drafted before: a plan is compared with others that differ from it in few drafts. */
  readonly made: Map<string, Draft | string>;
}

const presence = { kind: 'presence', present: true } as const;
const absence = { kind: 'presence', present: false } as const;
const plain = { disables: null, mayGive: false, split: null, notes: [], doubts: [] } as const;

/** Takes a member out of a user group. A string says why it cannot be a request. */
export function membershipDraft(
  unit: Unit,
  { principal, group }: { readonly principal: Member; readonly group: UserGroup },
  { access }: DraftContext,
): Draft | string {
  const path = pathOf(access.account.id, 'iam', 'user_groups', group.id, 'members', principal.id);
  const reversePath = pathOf(access.account.id, 'iam', 'user_groups', group.id, 'members');
  if (path === null || reversePath === null || principal.id === null) return oddId;
  return {
    ...plain,
    action: 'remove-group-member',
    object: {
      kind: 'membership',
      id: `${group.id}/${principal.id}`,
      name: `${principalName(principal)} in ${userGroupName(group)}`,
    },
    units: [unit],
    method: 'DELETE',
    path,
    body: null,
    before: presence,
    after: absence,
    reverse: { method: 'POST', path: reversePath, body: [{ id: principal.id }] },
    edits: [{ kind: 'remove-from-user-group', principal, userGroup: group }],
    mayGive: access.policiesOf(group.key).some(({ effect }) => effect !== 'allow'),
  };
}

/** Takes a member out of the account. */
export function memberDraft(unit: Unit, principal: Member, { access, rows }: DraftContext): Draft | string {
  const path = pathOf(access.account.id, 'members', principal.id);
  const reversePath = pathOf(access.account.id, 'members');
  if (path === null || reversePath === null || principal.id === null) return oddId;
  const held = openHolder({ kind: 'principal', principal }, access, rows)?.without(new Set()) ?? null;
  const given = held === null || principal.email === null ? null : invitation(principal.email, held.body);
  const reverse: PlanRequest | null =
    given === null ? null : { method: 'POST', path: reversePath, body: given };
  return {
    ...plain,
    action: 'remove-member',
    object: { kind: 'member', id: principal.id, name: principal.email ?? principal.name },
    units: [unit],
    method: 'DELETE',
    path,
    body: null,
    before: presence,
    after: absence,
    reverse,
    edits: [{ kind: 'remove-principal', principal }],
    notes: [
      ...(reverse === null
        ? []
        : [
            'The reverse is an invitation: a mail is sent, and the member has a new id and is in no user group.',
          ]),
      'Tokens that the person owns, and the global API key, are expected to lose the account with the membership.',
      'A super administrator of the organisation keeps access to the account.',
    ],
  };
}

/** Roles are sent as plain ids where somebody is invited, and as objects where they are changed. */
function invitation(email: string, { policies, roles }: JsonObject): JsonObject {
  if (policies !== undefined) return { email, policies };
  const ids = Array.isArray(roles)
    ? roles.flatMap((role) => (isObject(role) ? [role.id as string] : []))
    : [];
  return { email, roles: ids };
}

/** Disables or deletes a token. */
export function tokenDraft(
  units: readonly Unit[],
  principal: Token,
  isDeleted: boolean,
  { access, rows }: DraftContext,
): Draft | string {
  const path = pathOf(access.account.id, 'tokens', principal.id);
  if (path === null || principal.id === null) return oddId;
  const object = { kind: 'token', id: principal.id, name: principal.name };
  if (isDeleted)
    return {
      ...plain,
      action: 'delete-token',
      object,
      units,
      method: 'DELETE',
      path,
      body: null,
      before: presence,
      after: absence,
      reverse: null,
      edits: [{ kind: 'remove-principal', principal }],
    };
  const held = openHolder({ kind: 'principal', principal }, access, rows);
  const [now, later] = [held?.without(new Set()) ?? null, held?.without(new Set(), 'disabled') ?? null];
  if (now === null || later === null) return unsaid;
  return {
    ...plain,
    action: 'disable-token',
    object,
    units,
    method: 'PUT',
    path,
    body: later.body,
    before: now.state,
    after: later.state,
    reverse: { method: 'PUT', path, body: now.body },
    edits: [{ kind: 'disable-token', principal }],
    disables: principal,
    notes: [
      ...(now.assumesAllow ? [assumed] : []),
      ...(later.policies.length === 0
        ? ['It has no policy: where the API refuses to write a token without one, delete it.']
        : []),
    ],
  };
}

/** Writes the policies of a holder without some units. */
export function policiesDraft(
  units: readonly Unit[],
  holder: Grantee,
  context: DraftContext,
): Draft | string {
  const path = holderPath(holder, context.access.account.id);
  if (path === null) return oddId;
  const policies = openHolder(holder, context.access, context.rows);
  if (policies === null) return unsaid;
  return written(units, [], { holder, path, policies });
}

interface HolderPlace {
  readonly holder: Grantee;
  readonly path: string;
  readonly policies: HolderPolicies;
}

function written(units: readonly Unit[], taken: readonly Unit[], place: HolderPlace): Draft | string {
  const { holder, path, policies } = place;
  const now = policies.without(new Set(taken));
  const later = policies.without(new Set([...taken, ...units]));
  if (now === null || later === null) return unsaid;
  const allows = units.filter(({ access }) => access === 'allow');
  const others = units.filter(({ access }) => access !== 'allow');
  return {
    ...plain,
    action: actionOf(holder, policies),
    object: objectOf(holder),
    units,
    method: 'PUT',
    path,
    body: later.body,
    before: now.state,
    after: later.state,
    reverse: { method: 'PUT', path, body: now.body },
    edits: [{ kind: 'replace-policies', of: holder, policies: later.policies }],
    mayGive: others.length > 0,
    split:
      allows.length === 0 || others.length === 0
        ? null
        : (): readonly [Draft, Draft] | null => {
            const first = written(allows, taken, place);
            const second = written(others, [...taken, ...allows], place);
            return typeof first === 'string' || typeof second === 'string' ? null : [first, second];
          },
    notes: [
      ...(later.assumesAllow ? [assumed] : []),
      ...(later.policies.length === 0 && holder.kind === 'user-group'
        ? ['The last policy of the user group goes: where the API refuses an empty list, delete the group.']
        : []),
      ...(later.policies.length === 0 && holder.kind === 'principal'
        ? ['The last policy of the member goes: where the API refuses an empty list, remove the member.']
        : []),
    ],
    doubts: policies.isAmbiguous
      ? [
          {
            kind: 'policy-left-out',
            sentence:
              'A policy without an id is taken for one that a user group gives, and is not sent: it may be the member’s own.',
          },
        ]
      : [],
  };
}

const oddId = 'an id of it cannot be in the address of a request';
const unsaid = 'what it holds cannot be written back exactly';
const assumed = 'A policy of it shows neither allow nor deny: it is sent as allow.';

function holderPath(holder: Grantee, account: string): string | null {
  if (holder.kind === 'user-group') return pathOf(account, 'iam', 'user_groups', holder.userGroup.id);
  const { principal } = holder;
  return pathOf(account, principal.kind === 'member' ? 'members' : 'tokens', principal.id);
}

function actionOf(holder: Grantee, { isByRoles }: HolderPolicies): Draft['action'] {
  if (holder.kind === 'user-group') return 'set-group-policies';
  if (holder.principal.kind === 'token') return 'set-token-policies';
  return isByRoles ? 'set-member-roles' : 'set-member-policies';
}

function objectOf(holder: Grantee): Draft['object'] {
  if (holder.kind === 'user-group') {
    const { id, key, name } = holder.userGroup;
    return { kind: 'user-group', id: id ?? key, name };
  }
  const { principal } = holder;
  const { kind, id, key, name } = principal;
  return { kind, id: id ?? key, name: nameOf(principal) ?? name };
}

function nameOf({ email, name }: Principal): string | null {
  return email ?? name;
}
