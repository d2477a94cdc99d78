import type { ShippedEntry } from '../entry.ts';
import { edit, read } from '../vocabulary.ts';
import { accountRole } from './role.ts';

/** Roles over Security Center. The API shows some of them under shorter names than the documentation. */
export const securityCenterRoles: readonly ShippedEntry[] = [
  accountRole({
    name: 'Security Center Brand Protection',
    permissions: [...edit('brand_protection'), ...read('intel')],
  }),
  accountRole({
    id: '2f28d5132ab644cdbff24375b11a702e',
    label: 'brand_protection',
    name: 'Brand Protection',
    permissions: edit('brand_protection', 'trust_and_safety'),
    source: 'Cloudflare API: List permission groups',
  }),
  ...['Security Center Cloudforce One Admin', 'Cloudforce One Admin'].map((name) =>
    accountRole({ name, permissions: edit('cfone') }),
  ),
  ...['Security Center Cloudforce One Read', 'Cloudforce One Read'].map((name) =>
    accountRole({ name, permissions: read('cfone') }),
  ),
];
