import type { Account, AtomicPermission, PermissionGroup } from '@grantlens/snapshot';
import { type Entity, uid } from './entity.ts';

/** A permission as Cedar's question names it. */
export type Asked =
  | { readonly kind: 'atomic'; readonly name: AtomicPermission }
  | { readonly kind: 'group'; readonly group: PermissionGroup };

/** Which actions a permission group gives, as a policy spells it, and whether that is sure. */
export interface What {
  readonly action: string;
  /** What a policy excepts; null for nothing. */
  readonly unless: string | null;
  readonly sure: boolean;
}

const anyAtomic = uid('Action', 'any atomic permission');
const heldBy = (key: string) => uid('Action', `held by ${key}`);
const notHeldBy = (key: string) => uid('Action', `not held by ${key}`);
const possiblyNotHeldBy = (key: string) => uid('Action', `possibly not held by ${key}`);

/** What a policy of a permission group gives (S8–S10); `null` is a group that could not be read. */
export function whatOf(group: PermissionGroup | null): readonly What[] {
  const contents = group?.contents;
  if (group === null || contents === undefined) return [{ action: 'action', unless: null, sure: false }];
  switch (contents.kind) {
    case 'everything':
      return [{ action: 'action', unless: null, sure: true }];
    case 'all-but':
      return [
        { action: 'action', unless: `action in ${possiblyNotHeldBy(group.key).text}`, sure: true },
        { action: 'action', unless: `action in ${notHeldBy(group.key).text}`, sure: false },
      ];
    case 'listed': {
      const sure = { action: `action in ${heldBy(group.key).text}`, unless: null, sure: true };
      const rest = { action: `action in ${anyAtomic.text}`, unless: null, sure: false };
      return contents.complete ? [sure] : [sure, rest];
    }
  }
}

/** The permission as an action, in every bundle of actions that it belongs to. */
export function actionOf(asked: Asked, { permissionGroups }: Account): Entity {
  const own = asked.kind === 'atomic' ? uid('Action', asked.name) : uid('Action', `hold ${asked.group.key}`);
  const bundles = [...permissionGroups.values()].flatMap((group) => {
    const { contents, key } = group;
    if (contents.kind === 'everything') return [];
    if (contents.kind === 'listed') return lists(group, asked) ? [heldBy(key)] : [];
    const lacking = [...contents.permissions].map((name) => includes(asked, name));
    if (lacking.includes('yes')) return [notHeldBy(key), possiblyNotHeldBy(key)];
    return lacking.includes('maybe') ? [possiblyNotHeldBy(key)] : [];
  });
  return { uid: own, parents: asked.kind === 'atomic' ? [anyAtomic, ...bundles] : bundles };
}

/** A group always holds itself. */
function lists({ key, contents }: PermissionGroup, asked: Asked): boolean {
  if (contents.kind !== 'listed') return false;
  if (asked.kind === 'atomic') return contents.permissions.has(asked.name);
  return asked.group.key === key || contents.groups.has(asked.group.key);
}

/**
 * Whether to hold what is asked is also to hold an atomic permission: who lacks the one cannot have the other
 * (S10).
 */
function includes(asked: Asked, name: AtomicPermission): 'yes' | 'maybe' | 'no' {
  if (asked.kind === 'atomic') return asked.name === name ? 'yes' : 'no';
  const { contents } = asked.group;
  if (contents.kind === 'everything') return 'yes';
  if (contents.kind === 'all-but') return contents.permissions.has(name) ? 'no' : 'yes';
  if (contents.permissions.has(name)) return 'yes';
  return contents.complete ? 'no' : 'maybe';
}
