import type { ShippedEntry } from '../entry.ts';
import { edit, read } from '../vocabulary.ts';
import { accountRole } from './role.ts';

/** Account roles over one product on every domain: DNS, firewall, caching, traffic, protection. */
export const allDomainsRoles: readonly ShippedEntry[] = [
  accountRole({
    id: '49ce85367bae433b9f0717ed4fea5c74',
    label: 'dns_admin',
    name: 'DNS',
    permissions: edit('dns_records'),
  }),
  accountRole({
    id: '10515a9267294c2e8dd974332556a33b',
    label: 'waf_admin',
    name: 'Firewall',
    permissions: edit('waf', 'cache_settings'),
  }),
  accountRole({ name: 'Cache Purge', permissions: ['cache_purge:edit', 'zone_settings:read'] }),
  accountRole({
    label: 'load_balancer_admin',
    name: 'Load Balancer',
    permissions: edit('lb', 'account_load_balancers', 'load_balancing_monitors_and_pools', 'healthchecks'),
  }),
  accountRole({ label: 'api_gateway', name: 'API Gateway', permissions: edit('api_gateway') }),
  accountRole({ name: 'API Gateway Read', permissions: read('api_gateway') }),
  // The documentation and the API capitalise this one differently, and names must match exactly.
  accountRole({ name: 'Bot Management (Account-wide)', permissions: edit('bot_management') }),
  accountRole({ name: 'Bot Management (Account-Wide)', permissions: edit('bot_management') }),
  accountRole({ name: 'Page Shield', permissions: edit('page_shield') }),
  accountRole({ name: 'Page Shield Read', permissions: read('page_shield') }),
  accountRole({ name: 'Turnstile', permissions: edit('turnstile') }),
  accountRole({ name: 'Turnstile Read', permissions: read('turnstile') }),
  accountRole({ name: 'Waiting Room Admin', permissions: edit('waitingroom') }),
  accountRole({ name: 'Waiting Room Read', permissions: read('waitingroom') }),
  accountRole({ name: 'Zaraz Admin', permissions: [...edit('zaraz'), 'zaraz:publish'] }),
  accountRole({ name: 'Zaraz Edit', permissions: edit('zaraz') }),
  accountRole({ name: 'Zaraz Read', permissions: read('zaraz') }),
  accountRole({ name: 'Zone Versioning (Account-Wide)', permissions: edit('zone_versioning') }),
  accountRole({ name: 'Zone Versioning Read (Account-Wide)', permissions: read('zone_versioning') }),
  accountRole({ name: 'HTTP Applications', permissions: edit('http_applications') }),
  accountRole({ name: 'HTTP Applications Read', permissions: read('http_applications') }),
];
