import type { Access } from '@grantlens/engine';
import type { UserGroup } from '@grantlens/snapshot';
import { resourceTypes } from '@grantlens/snapshot/internal';
import type { GroupOffence } from '../assertions/given-by-group.ts';
import { groupNames, type SaidEdit, sayEdit } from './said-edit.ts';

/** The edits that mend what a user group gives, or does not; none where no sentence of `what-if` does. */
export function mendingGroupEdits(
  { account }: Access,
  userGroup: UserGroup,
  { permissionGroup, scope, holding }: GroupOffence,
): readonly string[] {
  if (holding === null) {
    const where = scope.kind === 'account' ? 'account' : scope.kind === 'resource' ? scope.key : whereEvery();
    if (where === null) return [];
    const whats = [permissionGroup.name, permissionGroup.key].filter((one) => one !== null);
    const given = sayEdit(
      whats.flatMap((what) => groupNames(userGroup).map((to) => `grant ${what} on ${where} to group ${to}`)),
      (edit) =>
        edit.kind === 'add-policy' &&
        edit.permissionGroup.key === permissionGroup.key &&
        edit.to.kind === 'user-group' &&
        edit.to.userGroup.key === userGroup.key,
      account,
    );
    return given === null ? [] : [given.sentence];
  }
  const edits = holding.via.map(({ policy: { id, permissionGroups, resourceGroups } }): SaidEdit | null => {
    if (id === null) return null;
    const hasMore = permissionGroups.length > 1;
    const isWide = resourceGroups.flatMap(({ places }) => places).length > 1;
    // What cannot be taken out alone is not the policy: the rest of it would go as well.
    if (hasMore && isWide) return null;
    if (!hasMore && !isWide) return sayPolicy(id, `remove policy ${id}`);
    if (hasMore) return sayPolicy(id, `take ${permissionGroup.key} out of policy ${id}`);
    return sayPolicy(id, `take ${scope.key} out of policy ${id}`);
  });
  const said = edits.filter((one) => one !== null);
  return said.length < edits.length ? [] : [...new Set(said.map(({ sentence }) => sentence))];

  function whereEvery(): string | null {
    return scope.kind === 'type' && scope.type === resourceTypes.zone ? 'zone:*' : null;
  }

  function sayPolicy(id: string, sentence: string): SaidEdit | null {
    return sayEdit([sentence], (edit) => 'policyId' in edit && edit.policyId === id, account);
  }
}
