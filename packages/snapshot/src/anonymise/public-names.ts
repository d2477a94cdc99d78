import type { CatalogueEntry } from '../catalogue/entry.ts';
import { administrator, superAdministrator } from '../catalogue/everything.ts';
import { memberGroups } from '../catalogue/member-groups.ts';
import { tokenGroups } from '../catalogue/token-groups.ts';
import { types } from '../keys/resource-type.ts';

const entries: readonly CatalogueEntry[] = [...memberGroups, ...tokenGroups];

/** Names, labels and ids of Cloudflare's permission groups and roles, the same in every account. */
export const cataloguedNames: ReadonlySet<string> = new Set(
  [
    ...entries.flatMap(({ id, label, name }) => [id, label, name]),
    ...[superAdministrator, administrator].flatMap(({ id, label, name, roleId }) => [
      id,
      label,
      name,
      roleId,
    ]),
  ].filter((text) => typeof text === 'string'),
);

/** The words of which Cloudflare's types of resources are made. */
export const typeSegments: ReadonlySet<string> = new Set([
  ...[...Object.values(types), ...entries.flatMap(({ scopes }) => scopes ?? [])].flatMap((type) =>
    type.split('.'),
  ),
  'worker',
  '*',
  '',
]);
