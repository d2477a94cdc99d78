import { products } from '../activity/products.ts';
import { areaWords } from '../catalogue/areas.ts';
import type { CatalogueEntry } from '../catalogue/entry.ts';
import { administrator, administratorLacks, superAdministrator } from '../catalogue/everything.ts';
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

const catalogued = [...entries.flatMap(({ permissions }) => permissions), ...administratorLacks].map((name) =>
  name.split(':'),
);

/** Areas of permissions that are the same in every account. */
export const cataloguedAreas: ReadonlySet<string> = new Set([
  ...Object.keys(areaWords),
  ...products.flatMap(({ areas }) => areas),
  ...catalogued.map(([area = '']) => area),
]);

/** What can be done in an area. */
export const cataloguedVerbs: ReadonlySet<string> = new Set([
  ...['read', 'edit'],
  ...catalogued.map(([, verb = '']) => verb),
]);
