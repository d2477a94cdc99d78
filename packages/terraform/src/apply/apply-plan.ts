import { addTo } from '@grantlens/snapshot/internal';
import type { Step } from '../document/plan.ts';
import { emailOfRow, listOfType } from '../objects/find-object.ts';
import type { Located } from '../objects/locate.ts';
import type { Applying } from './applying.ts';
import { addMembers, groupAfter, leaveOpen, removeMembers, replaceMembers } from './group-members.ts';
import { createMember, updateMember } from './members.ts';
import { createResourceGroup, updateResourceGroup } from './resource-groups.ts';
import { createToken, updateToken } from './tokens.ts';
import { createUserGroup, updateUserGroup } from './user-groups.ts';

/** Where who is in which user group is decided by a plan. */
export interface GroupMembersResource {
  readonly located: Located;
  readonly group: string;
}

/**
 * Makes a plan to the rows of an account, as the provider does with the API (G10): what goes first goes before what
 * takes its place, and the members of user groups come last, for they name both. Gives which resource decides about
 * the members of which group.
 */
export function applyPlan(all: readonly Located[], applying: Applying): readonly GroupMembersResource[] {
  const groupMembers = all.filter(({ type }) => type === 'cloudflare_user_group_members');
  const objects = all.filter(({ type }) => type !== 'cloudflare_user_group_members');
  const refused = new Set(objects.filter((one) => isRefused(one, applying)));
  noteEmailsOfRemoved(objects, applying);
  // Policies name resource groups, and these no policy.
  for (const located of objects) if (located.type === 'cloudflare_resource_group') make(located, applying);
  for (const located of objects)
    if (has(located, 'delete') && !refused.has(located)) remove(located, applying);
  for (const located of objects) {
    if (located.type === 'cloudflare_resource_group') continue;
    // Refused whole: what was to be replaced stays.
    if (refused.has(located)) createMember(applying, located);
    else make(located, applying);
  }
  return applyGroupMembers(groupMembers, applying);
}

/** An invitation that comes before the removal of the member with the same e-mail. */
function isRefused({ type, change, id }: Located, { rows }: Applying): boolean {
  if (type !== 'cloudflare_account_member' || change.steps?.join() !== 'create,delete' || id === null)
    return false;
  const row = rows.row('members', id);
  const email = change.after?.email;
  return row !== null && typeof email === 'string' && emailOfRow(row) === email.toLowerCase();
}

/** Two resources of which one removes a member and the other invites the same person: nothing decides which is first. */
function noteEmailsOfRemoved(objects: readonly Located[], { rows, notes }: Applying): void {
  const members = objects.filter(({ type }) => type === 'cloudflare_account_member');
  for (const { change } of members) {
    const email = change.after?.email;
    if (!change.steps?.includes('create') || typeof email !== 'string') continue;
    const isRemoved = members.some((other) => {
      if (other.change === change || other.id === null || !has(other, 'delete')) return false;
      const row = rows.row('members', other.id);
      return row !== null && emailOfRow(row) === email.toLowerCase();
    });
    const what =
      'another resource of the plan removes the member with its e-mail, and nothing decides which comes first';
    if (isRemoved) notes.conflict(change.address, what, true);
  }
}

function has({ change }: Located, step: Step): boolean {
  return change.steps?.includes(step) === true;
}

function remove({ type, id }: Located, { rows }: Applying): void {
  if (id !== null) rows.remove(listOfType[type], id);
}

function make(located: Located, applying: Applying): void {
  const [create, update] = makers[located.type];
  if (has(located, 'create')) create(applying, located);
  else if (has(located, 'update')) update(applying, located);
}

type Maker = (applying: Applying, located: Located) => void;

const makers: Readonly<Record<Located['type'], readonly [create: Maker, update: Maker]>> = {
  cloudflare_account_member: [createMember, updateMember],
  cloudflare_user_group: [createUserGroup, updateUserGroup],
  cloudflare_user_group_members: [() => {}, () => {}],
  cloudflare_account_token: [createToken, updateToken],
  cloudflare_resource_group: [createResourceGroup, updateResourceGroup],
};

function applyGroupMembers(all: readonly Located[], applying: Applying): readonly GroupMembersResource[] {
  const touched = new Map<string, Located[]>();
  const decided: GroupMembersResource[] = [];
  const touch = (group: string, located: Located) => {
    if (touched.get(group)?.at(-1) !== located) addTo(touched, group, located);
    decided.push({ located, group });
  };
  const isFirst = ({ change }: Located, step: Step) => change.steps?.[0] === step;
  const empty = (located: Located) => {
    if (located.id === null) return;
    removeMembers(applying, located.id);
    touch(located.id, located);
  };
  for (const located of all) if (isFirst(located, 'delete')) empty(located);
  for (const located of all) {
    if (!has(located, 'create') && !has(located, 'update')) continue;
    const group = groupAfter(applying, located);
    if (has(located, 'create')) addMembers(applying, located, group);
    else replaceMembers(applying, located, group);
    touch(group, located);
  }
  // A new resource before the old one goes: on the same group, that takes out whom the new one put in.
  for (const located of all) if (has(located, 'delete') && !isFirst(located, 'delete')) empty(located);
  for (const [group, several] of touched) {
    const distinct = [...new Set(several)];
    if (distinct.length > 1 && distinct.some(({ change }) => change.steps?.join() !== 'create'))
      leaveOpen(
        applying,
        group,
        distinct.map(({ change }) => change),
      );
  }
  return decided;
}
