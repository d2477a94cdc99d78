/**
 * What one permission group contains, as this catalogue or a user's own says it.
 *
 * An entry finds its group by `id`, then by `label` (`meta.label`), then by exact `name` (S8).
 */
export interface CatalogueEntry {
  readonly id?: string;
  readonly label?: string;
  readonly name?: string;
  /** `area:verb`, `area:*` (every verb of an area) or `*:verb` (that verb of every area). */
  readonly permissions: readonly string[];
  /** Whether `permissions` is all there is. What an incomplete group is not known to hold is "maybe" (S9). */
  readonly complete: boolean;
  /** Ids or labels of permission groups this one includes whole. */
  readonly contains?: readonly string[];
  /** Resource types on which the group means something, e.g. `com.cloudflare.api.account.zone` (S7). */
  readonly scopes?: readonly string[];
}

/** An entry shipped with this package: on which side it stands, and where what it says comes from. */
export interface ShippedEntry extends CatalogueEntry {
  readonly source: string;
  /** Why the contents are not complete; present exactly when `complete` is false. */
  readonly why?: string;
}
