import { addTo } from '@grantlens/snapshot/internal';
import type { ResourceChange } from '../document/plan.ts';
import type { AccessType } from '../document/resource-types.ts';
import type { RawRow } from '../rows/row-reading.ts';
import type { AccountRows, ListName } from './account-rows.ts';

/** How it is known which object of the snapshot a resource is. */
export type MatchedBy = 'id' | 'email' | 'name' | 'new';

/** The object of the snapshot that a resource is. */
export type FoundObject =
  | { readonly kind: 'found'; readonly id: string; readonly by: Exclude<MatchedBy, 'new'> }
  /** The snapshot does not show it. */
  | { readonly kind: 'missing'; readonly id: string | null }
  /** Several have its name. */
  | { readonly kind: 'ambiguous'; readonly ids: readonly string[] };

/** The list that a resource of a type is in. */
export const listOfType: Readonly<Record<AccessType, ListName>> = {
  cloudflare_account_member: 'members',
  cloudflare_user_group: 'userGroups',
  cloudflare_user_group_members: 'userGroups',
  cloudflare_account_token: 'accountTokens',
  cloudflare_resource_group: 'resourceGroups',
};

/**
 * Finds the object that is there before the plan: by the id of its state, or under which it is imported, else by the
 * e-mail of a member, or by a name that exactly one has (G15).
 */
export function openObjects(rows: AccountRows): (change: ResourceChange, type: AccessType) => FoundObject {
  const named = new Map<ListName, ReadonlyMap<string, readonly string[]>>();
  const idsNamed = (list: ListName, name: string): readonly string[] => {
    const known = named.get(list) ?? idsByName(rows.list(list), list);
    named.set(list, known);
    return known.get(name) ?? [];
  };
  return (change, type) => {
    const list = listOfType[type];
    const id = idOf(change, type);
    if (id !== null && rows.row(list, id) !== null) return { kind: 'found', id, by: 'id' };
    const by = list === 'members' ? 'email' : 'name';
    const wanted = (change.before ?? change.after)?.[by];
    if (typeof wanted !== 'string') return { kind: 'missing', id };
    const ids = idsNamed(list, by === 'email' ? wanted.toLowerCase() : wanted);
    const [only, ...others] = ids;
    if (only === undefined) return { kind: 'missing', id };
    return others.length === 0 ? { kind: 'found', id: only, by } : { kind: 'ambiguous', ids };
  };
}

/** The e-mail of a member's row, in lower case. */
export function emailOfRow({ email, user }: RawRow): string | null {
  const other = typeof user === 'object' && user !== null ? (user as RawRow).email : null;
  return textOr(email)?.toLowerCase() ?? textOr(other)?.toLowerCase() ?? null;
}

function idsByName(rows: readonly RawRow[], list: ListName): ReadonlyMap<string, readonly string[]> {
  const ids = new Map<string, string[]>();
  for (const row of rows) {
    const name = list === 'members' ? emailOfRow(row) : textOr(row.name);
    if (name !== null && typeof row.id === 'string' && !ids.get(name)?.includes(row.id))
      addTo(ids, name, row.id);
  }
  return ids;
}

function idOf({ before, after, importing }: ResourceChange, type: AccessType): string | null {
  const values = before ?? after;
  const named = type === 'cloudflare_user_group_members' ? (values?.user_group_id ?? values?.id) : values?.id;
  return textOr(named) ?? importing?.split('/').at(-1) ?? null;
}

function textOr(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
