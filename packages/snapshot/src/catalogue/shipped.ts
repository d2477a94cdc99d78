import type { GroupSide } from '../account/permission-group.ts';
import type { ShippedEntry } from './entry.ts';
import { type CatalogueIndex, indexCatalogue } from './match.ts';
import { memberGroups } from './member-groups.ts';
import { tokenGroups } from './token-groups.ts';

/** The catalogue of this package. The two sides are never searched together: their names mean different groups. */
export const shippedCatalogue: Readonly<Record<GroupSide, CatalogueIndex<ShippedEntry>>> = {
  member: indexCatalogue(memberGroups),
  token: indexCatalogue(tokenGroups),
};
