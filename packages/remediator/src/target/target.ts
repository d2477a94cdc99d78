import type { PlanAction, PlanStep } from '@grantlens/review/internal';
import { GrantlensError } from '@grantlens/snapshot';
import type { CollectionName } from '@grantlens/snapshot/internal';

/** The object that a step is about: where it is read and written. */
export interface Target {
  /** Below the API base. */
  readonly path: string;
  readonly about: CollectionName;
  /** The id that the API must answer with. */
  readonly id: string;
  /** The user group of a membership. */
  readonly groupId: string | null;
}

interface Shape {
  readonly method: PlanStep['method'];
  /** The path below that of the account; `:` is the place of an id. */
  readonly path: string;
  readonly about: CollectionName;
  /** What `before` and `after` of the plan must be. */
  readonly state: PlanStep['before']['kind'];
}

const member = { path: '/members/:', about: 'members' } as const;
const group = { path: '/iam/user_groups/:', about: 'userGroups' } as const;
const token = { path: '/tokens/:', about: 'accountTokens' } as const;
const membership = { path: '/iam/user_groups/:/members/:', about: 'userGroupMembers' } as const;

const shapes: Readonly<Record<PlanAction, Shape>> = {
  'remove-group-member': { ...membership, method: 'DELETE', state: 'presence' },
  'set-group-policies': { ...group, method: 'PUT', state: 'group' },
  'set-member-policies': { ...member, method: 'PUT', state: 'member' },
  'set-member-roles': { ...member, method: 'PUT', state: 'member-roles' },
  'set-token-policies': { ...token, method: 'PUT', state: 'token' },
  'remove-member': { ...member, method: 'DELETE', state: 'presence' },
  'disable-token': { ...token, method: 'PUT', state: 'token' },
  'delete-token': { ...token, method: 'DELETE', state: 'presence' },
};

const idPattern = '([A-Za-z0-9-]{1,64})';
const isId = new RegExp(`^${idPattern}$`);

/** Whether something is an id that may stand in a path. */
export function isPlainId(id: unknown): id is string {
  return typeof id === 'string' && isId.test(id);
}

/**
 * The target of a step. Only what an action of this account can be is one: a plan is a file, and is not believed where
 * it says to what it writes.
 *
 * @throws GrantlensError `review-unreadable`
 */
export function targetOf(step: PlanStep, accountId: string): Target {
  const shape = shapes[step.action];
  if (!isId.test(accountId)) throw unusable(step, 'the id of the account is not fit for a path');
  const pattern = `^/accounts/${accountId}${shape.path.replaceAll(':', idPattern)}$`;
  const ids = new RegExp(pattern).exec(step.path)?.slice(1);
  const id = ids?.at(-1);
  if (ids === undefined || id === undefined) throw unusable(step, 'its path is not one of this account');
  if (step.method !== shape.method) throw unusable(step, `its method is not ${shape.method}`);
  if (step.before.kind !== shape.state || step.after.kind !== shape.state) {
    throw unusable(step, 'its states are not those of its action');
  }
  return { path: step.path, about: shape.about, id, groupId: ids.length > 1 ? (ids[0] ?? null) : null };
}

function unusable({ id, action }: PlanStep, why: string): GrantlensError {
  // The id is a text of the file.
  const shown = isId.test(id) ? id : 'with an odd id';
  return new GrantlensError(
    'review-unreadable',
    `the step ${shown} (${action}) cannot be carried out: ${why}`,
  );
}
