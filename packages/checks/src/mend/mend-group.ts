import { type Access, applyEdits, compile } from '@grantlens/engine';
import { slice } from '@grantlens/engine/internal';
import type { UserGroup } from '@grantlens/snapshot';
import { resourceTypes, scopeIdentity } from '@grantlens/snapshot/internal';
import { type GroupOffence, judgeGivenByGroup } from '../assertions/given-by-group.ts';
import { groupNames, type SaidEdit, sayEdit } from './said-edit.ts';

/**
 * The edits that mend what a user group gives, or does not, by the engine; none where no sentences of `what-if` do, as where
 * something it should give is denied it.
 */
export function mendingGroupEdits(
  access: Access,
  userGroup: UserGroup,
  offence: GroupOffence,
): readonly string[] {
  const said = editsFor(access, userGroup, offence);
  if (said === null || said.length === 0) return [];
  const part = slice(access, { principals: [], userGroups: new Set([userGroup.key]) });
  const after = compile(applyEdits(part, [...new Map(said.map((one) => [one.sentence, one.edit])).values()]));
  const { permissionGroup, scope, holding } = offence;
  const wanted = holding === null ? [{ permissionGroup, scope }] : [];
  const isLeft = judgeGivenByGroup(after, userGroup, wanted).offences.some(
    (one) =>
      one.permissionGroup.key === permissionGroup.key &&
      scopeIdentity(one.scope) === scopeIdentity(scope) &&
      (one.holding === null) === (holding === null),
  );
  return isLeft ? [] : [...new Set(said.map(({ sentence }) => sentence))];
}

/** The edits that say the opposite of what is found; null where no sentence does. */
function editsFor(
  { account }: Access,
  userGroup: UserGroup,
  { permissionGroup, scope, holding }: GroupOffence,
): readonly SaidEdit[] | null {
  if (holding === null) {
    const where = scope.kind === 'account' ? 'account' : scope.kind === 'resource' ? scope.key : whereEvery();
    if (where === null) return null;
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
    return given === null ? null : [given];
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
  return said.length < edits.length ? null : said;

  function whereEvery(): string | null {
    return scope.kind === 'type' && scope.type === resourceTypes.zone ? 'zone:*' : null;
  }

  function sayPolicy(id: string, sentence: string): SaidEdit | null {
    return sayEdit([sentence], (edit) => 'policyId' in edit && edit.policyId === id, account);
  }
}
