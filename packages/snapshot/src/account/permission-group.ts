import type { PermissionGroupKey } from './ids.ts';

/** The two vocabularies of permission groups that Cloudflare keeps apart; ids, names and shapes differ. */
export type GroupSide = 'member' | 'token';

/** A permission as it is asked for and held, spelled `area:verb`. */
export type AtomicPermission = string;

/** Where the contents of a permission group were learnt (S8), strongest last. */
export const contentSources = [
  'none',
  'catalogue',
  'role-map',
  'permissions',
  'built-in',
  'user-catalogue',
] as const;
export type ContentSource = (typeof contentSources)[number];

/** What a permission group holds besides itself (S8–S10). */
export type Contents =
  | { readonly kind: 'everything' }
  /** Everything but these, and but the groups whose own contents include one of them (S10). */
  | { readonly kind: 'all-but'; readonly permissions: ReadonlySet<AtomicPermission> }
  | {
      readonly kind: 'listed';
      readonly permissions: ReadonlySet<AtomicPermission>;
      /** Groups held whole. */
      readonly groups: ReadonlySet<PermissionGroupKey>;
      /** When false, every atomic permission not listed is "maybe" (S9). */
      readonly complete: boolean;
      /** Why it is not complete, for a reader; null when it is. */
      readonly why: string | null;
    };

/** Cloudflare's named bundle; the dashboard says "role". */
export interface PermissionGroup {
  readonly key: PermissionGroupKey;
  readonly side: GroupSide;
  readonly id: string | null;
  readonly label: string | null;
  readonly name: string | null;
  /** The resource types on which it means something (S7); null where nothing says. */
  readonly types: ReadonlySet<string> | null;
  readonly contents: Contents;
  readonly source: ContentSource;
  /** Set where the API says that it is deprecated. */
  readonly deprecated?: true;
  /** The day from which it is no longer there, as the API spells it; absent where it says none. */
  readonly endsOn?: string;
}

/** The name people know a permission group by: its own, else its label, else its key. */
export function permissionGroupName({
  name,
  label,
  key,
}: Pick<PermissionGroup, 'name' | 'label' | 'key'>): string {
  return name ?? label ?? key;
}
