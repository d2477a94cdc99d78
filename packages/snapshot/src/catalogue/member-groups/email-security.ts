import type { ShippedEntry } from '../entry.ts';
import { emailSecurityRead } from '../product-areas.ts';
import { edit } from '../vocabulary.ts';
import { accountRole } from './role.ts';

/** Roles over Email security, split by who may set it up and who may read and act on messages. */
export const emailSecurityRoles: readonly ShippedEntry[] = [
  accountRole({
    // Sets everything up, but neither reads messages nor acts on them: no search, no submissions.
    name: 'Email Configuration Admin',
    permissions: [
      ...edit('ces_integration', 'ces_policies', 'ces_pra_report', 'ces_settings'),
      'ces_analytics:read',
      'ces_phishguard:read',
    ],
  }),
  accountRole({ name: 'Email Integration Admin', permissions: edit('ces_integration') }),
  accountRole({
    name: 'Email security Analyst',
    permissions: [
      'ces_search:read',
      'ces_search:action',
      'ces_search:preview',
      'ces_search:raw',
      'ces_search:trace',
      ...edit('ces_submissions'),
    ],
  }),
  accountRole({
    name: 'Email security Policy Admin',
    permissions: [...edit('ces_policies'), 'ces_settings:read', 'ces_integration:read'],
  }),
  accountRole({
    // The verbs that open the text of a message are the analyst's.
    name: 'Email security Read Only',
    permissions: emailSecurityRead.filter((permission) => permission.endsWith(':read')),
  }),
  accountRole({ name: 'Email security Reporting', permissions: ['ces_analytics:read'] }),
];
