import type { ShippedEntry } from '../entry.ts';
import { edit, read } from '../vocabulary.ts';
import { accountRole } from './role.ts';

const networkMonitoring = edit('fbm');

/** Roles over network services: Magic, and Magic Network Monitoring, whose legacy name is `fbm`. */
export const networkRoles: readonly ShippedEntry[] = [
  accountRole({ name: 'Network Services Write (Magic)', permissions: edit('magic') }),
  accountRole({ name: 'Network Services Read (Magic)', permissions: read('magic') }),
  // Earlier names of the two, which accounts may still show.
  accountRole({ name: 'Network Services (Magic)', permissions: edit('magic') }),
  accountRole({ name: 'Network Services (Magic, Read-Only)', permissions: read('magic') }),
  accountRole({ label: 'fbm_user', name: 'Magic Network Monitoring', permissions: networkMonitoring }),
  accountRole({
    name: 'Magic Network Monitoring Admin',
    permissions: [...networkMonitoring, 'fbm_acc:edit'],
  }),
  accountRole({ name: 'Magic Network Monitoring Read-Only', permissions: read('fbm') }),
];
