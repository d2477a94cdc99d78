import type { ShippedEntry } from '../entry.ts';
import { connectivityAdmin, connectivityBind, r2Areas } from '../product-areas.ts';
import { edit, read } from '../vocabulary.ts';
import { accountRole } from './role.ts';

/** Account roles over single products for developers: storage, databases, media, secrets. */
export const developerProductRoles: readonly ShippedEntry[] = [
  accountRole({
    name: 'Cloudflare R2 Admin',
    permissions: [...edit(...r2Areas), 'r2_bucket_warehouse_sql:read'],
  }),
  accountRole({
    name: 'Cloudflare R2 Read',
    permissions: read(...r2Areas, 'r2_bucket_warehouse_sql'),
  }),
  accountRole({ name: 'Cloudflare Images', permissions: edit('image') }),
  accountRole({ name: 'Cloudflare Stream', permissions: edit('stream') }),
  accountRole({ name: 'Hyperdrive Admin', permissions: edit('hyperdrive') }),
  ...['Hyperdrive Read', 'Hyperdrive Readonly'].map((name) =>
    accountRole({ name, permissions: read('hyperdrive') }),
  ),
  accountRole({ name: 'Vectorize Admin', permissions: edit('vectorize') }),
  ...['Vectorize Read only', 'Vectorize Readonly'].map((name) =>
    accountRole({ name, permissions: read('vectorize') }),
  ),
  accountRole({
    name: 'Secrets Store Admin',
    permissions: [...edit('secrets_store'), 'secrets_store:bind'],
  }),
  accountRole({
    name: 'Secrets Store Deployer',
    permissions: ['secrets_store:read', 'secrets_store:bind'],
  }),
  accountRole({ name: 'Secrets Store Reporter', permissions: ['secrets_store:read'] }),
  accountRole({ name: 'Connectivity Directory Admin', permissions: connectivityAdmin }),
  accountRole({ name: 'Connectivity Directory Bind', permissions: connectivityBind }),
  accountRole({
    name: 'Connectivity Directory Read',
    permissions: read('connectivity', 'cloudflare_tunnel'),
  }),
];
