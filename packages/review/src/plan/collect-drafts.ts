import type { Unit } from '@grantlens/engine';
import type { Grantee } from '@grantlens/engine/internal';
import { type Account, GrantlensError, type UserGroup } from '@grantlens/snapshot';
import { sha256 } from '@grantlens/snapshot/internal';
import type { ManagedObject } from '../log/managed-object.ts';
import { isSeen, type Side } from '../verification/side.ts';
import { directoryTask } from './directory-task.ts';
import type { Draft } from './draft.ts';
import { type DraftContext, memberDraft, membershipDraft, policiesDraft, tokenDraft } from './drafts.ts';
import { cellWords, principalName, userGroupName } from './object-words.ts';
import type { PlanRefusal, PlanTask } from './plan.ts';
import type { PlanInput } from './plan-input.ts';
import { terraformEdit, terraformWords } from './terraform-words.ts';

/** What the revokes become: requests, work by hand, or nothing. */
export interface Collected {
  readonly drafts: readonly Draft[];
  readonly tasks: readonly PlanTask[];
  readonly refused: readonly PlanRefusal[];
}

/** Makes one draft for each object that a revoked unit is of. */
export function collectDrafts(side: Side, context: DraftContext, input: PlanInput): Collected {
  const { options, inForce } = input;
  const scim = groupsNamed(options.scimGroups, side.access.account.userGroups);
  const deleted = tokensNamed(options.deleteTokens, side);
  const drafts: Draft[] = [];
  const tasks: PlanTask[] = [];
  const refused: PlanRefusal[] = [];
  const byHolder = new Map<string, { readonly holder: Grantee; readonly units: Unit[] }>();

  for (const { unit: id, word, settledBy } of inForce) {
    const unit = side.byId.get(id);
    if (unit === undefined || word !== 'revoke' || settledBy !== null) continue;
    if (!isSeen(side, unit)) {
      const reason = 'what it leads to could not be seen whole: take a complete snapshot';
      refused.push({ units: [id], reason, cause: 'unseen' });
      continue;
    }
    collect(unit);
  }
  for (const { holder, units } of byHolder.values()) collectPolicies(holder, units);
  return { drafts, tasks, refused };

  function collect(unit: Unit): void {
    const { kind, principal, group } = unit;
    if (kind === 'membership' && principal?.kind === 'member' && group !== null) {
      const what = `take ${principalName(principal)} out of ${userGroupName(group)}`;
      if (scim.has(group)) {
        tasks.push(directoryTask(unit.id, `In the identity provider, ${what}: it fills the group.`));
        return;
      }
      add([unit], () => membershipDraft(unit, { principal, group }, context), what, {
        kind: 'user-group-members',
        id: group.id ?? group.key,
      });
    } else if (kind === 'account' && principal?.kind === 'member') {
      const what = `remove ${principalName(principal)} from the account`;
      add([unit], () => memberDraft(unit, principal, context), what, {
        kind: 'member',
        id: principal.id ?? '',
      });
      const synchronised = [...scim].filter(({ key }) => principal.groups.includes(key));
      if (synchronised.length > 0) {
        const groups = synchronised.map(userGroupName).join(', ');
        tasks.push(
          directoryTask(
            unit.id,
            `In the identity provider, take ${principalName(principal)} out of ${groups}: the next synchronisation would bring them back.`,
          ),
        );
      }
    } else if (kind === 'token' && principal?.kind === 'token') collectToken(principal, [unit]);
    else if (kind === 'direct' && principal !== null) gather({ kind: 'principal', principal }, unit);
    else if (kind === 'handout' && group !== null) gather({ kind: 'user-group', userGroup: group }, unit);
  }

  function gather(holder: Grantee, unit: Unit): void {
    const key = holder.kind === 'principal' ? holder.principal.key : `group ${holder.userGroup.key}`;
    const known = byHolder.get(key);
    if (known === undefined) byHolder.set(key, { holder, units: [unit] });
    else known.units.push(unit);
  }

  function collectToken(token: Extract<Unit['principal'], { kind: 'token' }>, units: readonly Unit[]): void {
    const isAsked = deleted.has(token.key);
    // One that is disabled is gone; what the server itself ended cannot be disabled.
    if (token.status === 'disabled' && !isAsked) return;
    const isDeleted = isAsked || token.standing === 'inactive';
    const what = `${isDeleted ? 'delete' : 'disable'} ${principalName(token)}`;
    add(units, () => tokenDraft(units, token, isDeleted, context), what, {
      kind: 'token',
      id: token.id ?? '',
    });
  }

  function collectPolicies(holder: Grantee, units: readonly Unit[]): void {
    if (holder.kind === 'user-group') {
      const { userGroup } = holder;
      const what = `${takeWords(units, side.access.account)} from ${userGroupName(userGroup)}`;
      const managed = { kind: 'user-group', id: userGroup.id ?? userGroup.key } as const;
      add(units, () => policiesDraft(units, holder, context), what, managed);
      return;
    }
    const { principal } = holder;
    const own = side.access.policiesOf(principal.key);
    const taken = new Set(units.flatMap(({ sources }) => sources.map(({ cell }) => cell)));
    const isLast = own.every((policy) => side.access.cellsOf(policy).every((cell) => taken.has(cell)));
    if (principal.kind === 'token' && (isLast || principal.standing === 'inactive')) {
      if (isLast) collectToken(principal, units);
      else
        tasks.push(
          task(
            units,
            `Delete ${principalName(principal)}, or leave it: it cannot act, and cannot be changed.`,
          ),
        );
      return;
    }
    const what = `${takeWords(units, side.access.account)} from ${principalName(principal)}`;
    const managed = { kind: principal.kind, id: principal.id ?? '' };
    add(units, () => policiesDraft(units, holder, context), what, managed);
  }

  /** A draft, or a task: by hand where it cannot be a request, in Terraform where that would undo it. */
  function add(
    units: readonly Unit[],
    make: () => Draft | string,
    what: string,
    managed: Pick<ManagedObject, 'kind' | 'id'>,
  ): void {
    const key = [what, ...units.map(({ id }) => id)].join(' ');
    const draft = context.made.get(key) ?? make();
    context.made.set(key, draft);
    if (typeof draft === 'string') {
      tasks.push(task(units, `By hand, ${what}: ${draft}.`));
      return;
    }
    const resource = options.managed.find(({ kind, id }) => kind === managed.kind && id === managed.id);
    if (resource === undefined) drafts.push(draft);
    else {
      const edit = terraformEdit(resource, draft);
      tasks.push(task(units, terraformWords(edit, what), edit));
    }
  }
}

function takeWords(units: readonly Unit[], account: Account): string {
  const cells = units.map((unit) => {
    const cell = cellWords(unit, account);
    return unit.access === 'allow' ? cell : `${cell} (which denies)`;
  });
  return `take ${cells.join(', ')}`;
}

function task(units: readonly Unit[], what: string, terraform: PlanTask['terraform'] = null): PlanTask {
  const ids = units.map(({ id }) => id).sort();
  return { id: `t-${sha256(JSON.stringify([ids, what])).slice(0, 12)}`, units: ids, what, terraform };
}

function groupsNamed(names: readonly string[], userGroups: readonly UserGroup[]): ReadonlySet<UserGroup> {
  return new Set(
    names.flatMap((name) => {
      const found = userGroups.filter((group) => group.id === name || group.name === name);
      if (found.length === 0)
        throw new GrantlensError(
          'user-group-unknown',
          `no user group has the id or the exact name "${name}"`,
        );
      return found;
    }),
  );
}

function tokensNamed(names: readonly string[], { access }: Side): ReadonlySet<string> {
  return new Set(
    names.flatMap((name) => {
      const found = access.account.principals.filter(
        (one) => one.kind === 'token' && (one.id === name || one.name === name),
      );
      if (found.length === 0)
        throw new GrantlensError('principal-unknown', `no token has the id or the exact name "${name}"`);
      return found.map(({ key }) => key);
    }),
  );
}
