import {
  type Account,
  GrantlensError,
  type PermissionGroup,
  type Policy,
  type Scope,
} from '@grantlens/snapshot';
import { resourceTypes, scopeIdentity } from '@grantlens/snapshot/internal';
import type { PolicyContent } from '../edit/edit.ts';
import { didYouMean, orList } from '../words/nearest.ts';
import { firstMeant } from './meant.ts';

/** A part of a policy and the names by which a person may call it. */
export interface NamedContent {
  readonly content: PolicyContent;
  readonly names: readonly string[];
}

/**
 * The part of a policy that a person means: one of its permission groups, resource groups or zones, by name
 * or id; `account` and `zone:*` where the policy is given on those.
 *
 * @throws GrantlensError `edit-unclear` when none of its parts, or several, are meant
 */
export function policyContentMeant(
  words: string,
  policies: readonly Policy[],
  account: Account,
): PolicyContent {
  const known = contentsOf(policies, account);
  const bare = withoutKind(words);
  const found = partsMeant(words, known);
  const [only, ...others] = found;
  if (only !== undefined && others.length === 0) return only.content;
  const id = policies[0]?.id ?? '';
  if (only !== undefined) {
    const ids = orList(found.map(({ names }) => names[0] ?? ''));
    throw new GrantlensError(
      'edit-unclear',
      `"${bare}" is ${found.length} parts of the policy ${id}: use ${ids}`,
    );
  }
  const near = didYouMean(
    bare,
    known.flatMap(({ names }) => names.at(-1) ?? []),
  );
  throw new GrantlensError(
    'edit-unclear',
    `the policy ${id} does not name "${bare}", and only what a policy names can be taken out of it${near}`,
  );
}

/** Every part that a person may mean. */
export function partsMeant(words: string, known: readonly NamedContent[]): readonly NamedContent[] {
  // "Domain DNS" is the whole name of a role, "domain shop.example" is a zone with the word for what it is.
  const found = named(words, known);
  return found.length > 0 ? found : named(withoutKind(words), known);
}

function withoutKind(words: string): string {
  return words.replace(/^(?:the )?(?:permission group|role|resource group|zone|domain) /i, '');
}

/** The parts with a name; without regard to case where none has exactly that name. */
function named(name: string, known: readonly NamedContent[]): readonly NamedContent[] {
  const lower = name.toLowerCase();
  return firstMeant(known, [
    ({ names }) => names.includes(name),
    ({ names }) => names.some((one) => one.toLowerCase() === lower),
  ]);
}

/** Every part of the policies of one id, ids first among its names. */
export function contentsOf(policies: readonly Policy[], account: Account): readonly NamedContent[] {
  const contents = new Map<string, NamedContent>();
  for (const { permissionGroups, resourceGroups } of policies) {
    for (const { key } of permissionGroups) {
      const group = key === null ? undefined : account.permissionGroups.get(key);
      if (group !== undefined) contents.set(`permission group ${group.key}`, namedGroup(group));
    }
    for (const { id, name, places } of resourceGroups) {
      if (id !== null)
        contents.set(`resource group ${id}`, {
          content: { kind: 'resource-group', id, name },
          names: [id, ...(name === null ? [] : [name])],
        });
      for (const { scope } of places)
        if (scope !== null) contents.set(`scope ${scopeIdentity(scope)}`, namedScope(scope, account));
    }
  }
  return [...contents.values()];
}

function namedGroup(permissionGroup: PermissionGroup): NamedContent {
  const { key, id, label, name } = permissionGroup;
  return {
    content: { kind: 'permission-group', permissionGroup },
    names: [key, id, label, name].filter((one) => one !== null),
  };
}

function namedScope(scope: Scope, { zonesByKey }: Account): NamedContent {
  const content = { kind: 'scope', scope } as const;
  if (scope.kind === 'account') return { content, names: [scope.key, 'account'] };
  if (scope.kind === 'type')
    return { content, names: [scope.key, ...(scope.type === resourceTypes.zone ? ['zone:*'] : [])] };
  const zone = zonesByKey.get(scope.resource);
  return { content, names: [scope.key, ...[zone?.id, zone?.name].filter((one) => typeof one === 'string')] };
}
