import type { ShippedEntry } from '../entry.ts';
import { developerPlatformAreas } from '../product-areas.ts';
import { edit, read } from '../vocabulary.ts';
import { accountRole, role } from './role.ts';

const OPEN_PLATFORM = 'The documentation grants all Developer Platform products and lets new ones join.';

const platformRead: readonly string[] = [
  ...read(...developerPlatformAreas, 'zone', 'analytics', 'page_rules'),
  'r2_bucket_warehouse_sql:read',
  'workers_tail:read',
];

/** Zones, zone analytics and page rules stay read here: accounts of whether they can be edited differ. */
const platformEdit: readonly string[] = [...edit(...developerPlatformAreas), ...platformRead];

/** Roles over the Developer Platform as a whole, the older account roles and the newer four that replace them. */
export const developerPlatformRoles: readonly ShippedEntry[] = [
  accountRole({ name: 'Workers Platform Admin', permissions: platformEdit, why: OPEN_PLATFORM }),
  accountRole({ name: 'Workers Platform (Read-only)', permissions: platformRead, why: OPEN_PLATFORM }),
  accountRole({
    // Metadata is less than `worker:read`, which opens the code.
    name: 'Workers Platform Metadata (Read-Only)',
    permissions: ['workers_observability:read', 'workers_tail:read'],
    why: OPEN_PLATFORM,
    source: 'Cloudflare docs: Workers authorization',
  }),
  accountRole({
    name: 'Cloudflare Workers Admin',
    permissions: edit('worker'),
    why: OPEN_PLATFORM,
    source: 'Cloudflare API: List account roles',
  }),
  accountRole({
    id: 'bc5ec81e4beb40b9bd71493707ea4b80',
    name: 'Workers Admin',
    permissions: edit('worker'),
    why: OPEN_PLATFORM,
    source: 'Cloudflare API: List permission groups',
  }),
  // Each of these four is granted on the platform, on one product or on one resource under the same name, so
  // that the name alone promises nothing about any single product.
  ...['Metadata Read-Only', 'Content Read-Only', 'Editor', 'Admin'].map((name) =>
    role({
      name,
      permissions: [],
      why: 'The same name is granted on the platform, one product or one resource.',
      source: 'Cloudflare docs: Workers authorization',
    }),
  ),
];
