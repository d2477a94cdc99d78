import type { Snapshot } from '@grantlens/snapshot';
import { printedAs } from '../words/printed.ts';
import { editWords } from './edit-words.ts';
import { type Editable, editableOf } from './editable.ts';
import { type EditKind, editKinds, type RowEdit } from './row-edit.ts';

/** The ids of a member and a user group that no account has. */
export const newcomer = 'ed170000000000000000000000000001';
export const newGroup = 'ed170000000000000000000000000002';

/** Which edits are wanted. */
export interface EditChoice {
  /** The kinds of edit; all of them without it. */
  readonly kinds?: readonly EditKind[];
}

/** The edit, which counterexamples show in words. */
export const legibleEdit = (snapshot: Snapshot, edit: RowEdit): RowEdit =>
  printedAs({ ...edit }, () => editWords(snapshot, edit));

/**
 * Every single edit of a snapshot, one after the other: a new member in no user group or one, a policy of one
 * permission group on one thing. There are very many policies; take as many as you need.
 */
export function* everyEdit(snapshot: Snapshot, { kinds = editKinds }: EditChoice = {}): Generator<RowEdit> {
  const editable = editableOf(snapshot);
  for (const kind of kinds) for (const edit of ofKind[kind](editable)) yield legibleEdit(snapshot, edit);
}

const ofKind: Readonly<Record<EditKind, (editable: Editable) => Generator<RowEdit>>> = {
  *'new-member'({ members, userGroups }) {
    if (members.includes(newcomer)) return;
    for (const status of ['accepted', 'pending'] as const)
      for (const groups of [[], ...userGroups.map((group) => [group])])
        yield { kind: 'new-member', id: newcomer, email: 'newcomer@example.com', status, userGroups: groups };
  },
  *'new-user-group'({ userGroups }) {
    if (!userGroups.includes(newGroup)) yield { kind: 'new-user-group', id: newGroup, name: 'Newcomers' };
  },
  *accept({ pending }) {
    for (const member of pending) yield { kind: 'accept', member };
  },
  *take({ policies }) {
    for (const { id: policy, permissionGroups, objects } of policies) {
      for (const permissionGroup of permissionGroups) yield { kind: 'take', policy, permissionGroup };
      for (const object of objects) yield { kind: 'take', policy, object };
    }
  },
  *join({ members, userGroups }) {
    for (const userGroup of userGroups)
      for (const member of members) yield { kind: 'join', member, userGroup };
  },
  *leave({ members, userGroups }) {
    for (const userGroup of userGroups)
      for (const member of members) yield { kind: 'leave', member, userGroup };
  },
  *remove({ members, tokens, userGroups }) {
    for (const id of members) yield { kind: 'remove', from: 'members', id };
    for (const id of tokens) yield { kind: 'remove', from: 'accountTokens', id };
    for (const id of userGroups) yield { kind: 'remove', from: 'userGroups', id };
  },
  *'remove-policy'({ policies }) {
    for (const { id } of policies) yield { kind: 'remove-policy', id };
  },
  *give({ holders, openGroups, permissionGroups, superAdministrators, privileged, wide, zones }) {
    const first = [...superAdministrators, ...privileged, ...permissionGroups];
    const to = [
      ...holders.map((id) => ({ holder: 'members' as const, id })),
      ...openGroups.map((id) => ({ holder: 'userGroups' as const, id })),
    ];
    for (const object of [...wide, ...zones])
      for (const permissionGroup of new Set(first))
        for (const one of to)
          for (const access of ['allow', 'deny'] as const)
            yield { kind: 'give', access, permissionGroup, object, ...one };
  },
};
