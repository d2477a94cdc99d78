import type { Snapshot } from '@grantlens/snapshot';
import * as fc from 'fast-check';
import { type Editable, editableOf } from './editable.ts';
import { type EditChoice, legibleEdit, newcomer, newGroup } from './every-edit.ts';
import { type EditKind, editKinds, type RowEdit } from './row-edit.ts';

type Edits = fc.Arbitrary<RowEdit>;
type EditsByKind = Readonly<Partial<Record<EditKind, (editable: Editable) => readonly Edits[]>>>;

/**
 * Edits that could be made to the account of a snapshot, of the kinds you want. More than half are dangerous:
 * everything on the whole account, for anybody; other privileged permission groups; user groups that give
 * them; a deny that goes. It needs somebody, or a user group, to be edited.
 */
export function rowEdits(snapshot: Snapshot, { kinds = editKinds }: EditChoice = {}): fc.Arbitrary<RowEdit> {
  const editable = editableOf(snapshot);
  const some = (by: EditsByKind) => [...new Set(kinds)].flatMap((kind) => by[kind]?.(editable) ?? []);
  const all = [...shared(7, some(gravest)), ...shared(4, some(dangerous)), ...shared(9, some(ofKind))];
  if (all.length === 0)
    throw new Error(`the snapshot has nothing for an edit of the kinds ${kinds.join(', ')}`);
  return fc.oneof(...all).map((edit) => legibleEdit(snapshot, edit));
}

/** These together drawn as often as a weight says, each as often as the others. */
function shared(weight: number, all: readonly Edits[]): readonly fc.WeightedArbitrary<RowEdit>[] {
  return all.map((arbitrary) => ({ weight: (weight * sharedBy) / all.length, arbitrary }));
}

/** Divisible by every number of arbitraries there can be, since weights are whole numbers. */
const sharedBy = 27_720;

/** An arbitrary for each list of choices that has something in it. */
const oneOf = <T>(all: readonly T[]): readonly fc.Arbitrary<T>[] =>
  all.length === 0 ? [] : [fc.constantFrom(...all)];

const constant = <const T extends string>(text: T) => fc.constant(text);

/** A new member; `userGroups` are those to be in. */
const newMember = ({ members }: Editable, userGroups: fc.Arbitrary<readonly string[]>): readonly Edits[] =>
  members.includes(newcomer)
    ? []
    : [
        fc.record({
          kind: constant('new-member'),
          id: fc.constant(newcomer),
          email: fc.constant('newcomer@example.com'),
          status: fc.constantFrom('accepted' as const, 'pending' as const),
          userGroups,
        }),
      ];

/** A change of who is in one of some user groups. */
const membership = (kind: 'join' | 'leave', { members }: Editable, userGroups: readonly string[]) =>
  oneOf(members).flatMap((member) =>
    oneOf(userGroups).map((userGroup): Edits => fc.record({ kind: fc.constant(kind), member, userGroup })),
  );

/** A new policy, of one of some permission groups on one of some things. */
const gifts = (
  { holders, openGroups }: Editable,
  access: fc.Arbitrary<'allow' | 'deny'>,
  permissionGroups: readonly string[],
  objects: readonly string[],
): readonly Edits[] =>
  oneOf(permissionGroups).flatMap((permissionGroup) =>
    (
      [
        ['members', holders],
        ['userGroups', openGroups],
      ] as const
    ).flatMap(([holder, ids]) =>
      oneOf(ids).map(
        (id): Edits =>
          fc.record({
            kind: constant('give'),
            access,
            holder: fc.constant(holder),
            id,
            permissionGroup,
            object: fc.constantFrom(...objects),
          }),
      ),
    ),
  );

const either = fc.constantFrom('allow' as const, 'deny' as const);

const ofKind: Readonly<Record<EditKind, (editable: Editable) => readonly Edits[]>> = {
  'new-member': (editable) => newMember(editable, fc.subarray([...editable.userGroups])),
  'new-user-group': ({ userGroups }) =>
    userGroups.includes(newGroup)
      ? []
      : [fc.constant({ kind: 'new-user-group', id: newGroup, name: 'Newcomers' } as const)],
  accept: ({ pending }) => oneOf(pending).map((member) => fc.record({ kind: constant('accept'), member })),
  take: ({ policies }) => takings(policies),
  join: (editable) => membership('join', editable, editable.userGroups),
  leave: (editable) => membership('leave', editable, editable.userGroups),
  remove: ({ members, tokens, userGroups }) => [
    ...oneOf(members).map((id) => fc.record({ kind: constant('remove'), from: constant('members'), id })),
    ...oneOf(tokens).map((id) =>
      fc.record({ kind: constant('remove'), from: constant('accountTokens'), id }),
    ),
    ...oneOf(userGroups).map((id) =>
      fc.record({ kind: constant('remove'), from: constant('userGroups'), id }),
    ),
  ],
  'remove-policy': ({ policies }) => removals(policies),
  give: (editable) =>
    gifts(editable, either, editable.permissionGroups, [...editable.wide, ...editable.zones]),
};

const gravest: EditsByKind = {
  give: (editable) => gifts(editable, constant('allow'), editable.superAdministrators, ['*']),
};

const dangerous: EditsByKind = {
  give: (editable) => gifts(editable, constant('allow'), editable.privileged, editable.wide),
  join: (editable) => membership('join', editable, editable.privilegedGroups),
  leave: (editable) => membership('leave', editable, editable.denyingGroups),
  'remove-policy': ({ policies }) => removals(policies.filter(({ isDeny }) => isDeny)),
  take: ({ policies }) => takings(policies.filter(({ isDeny }) => isDeny)),
};

function removals(policies: Editable['policies']): readonly Edits[] {
  return oneOf(policies.map(({ id }) => id)).map((id) => fc.record({ kind: constant('remove-policy'), id }));
}

function takings(policies: Editable['policies']): readonly Edits[] {
  const parts = policies.flatMap(({ id: policy, permissionGroups, objects }): readonly RowEdit[] => [
    ...permissionGroups.map((permissionGroup) => ({ kind: 'take' as const, policy, permissionGroup })),
    ...objects.map((object) => ({ kind: 'take' as const, policy, object })),
  ]);
  return oneOf(parts);
}
