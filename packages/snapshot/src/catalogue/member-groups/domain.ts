import type { ShippedEntry } from '../entry.ts';
import { edit, read } from '../vocabulary.ts';
import { domainRole } from './role.ts';

/**
 * Roles over single domains, or over all of them when given on the whole account.
 *
 * The two Domain Administrators also read Firewall and Access of the account itself. A group made for domains
 * cannot say so: here those reads hold on the domains that the role reaches.
 */
export const domainRoles: readonly ShippedEntry[] = [
  domainRole({
    id: 'a5e5061418ea445fbba04aac57f359a8',
    name: 'Domain Administrator',
    permissions: [
      ...edit('zone', 'zone_settings', 'dns_records', 'zone_dns_settings', 'ssl', 'waf'),
      ...edit('cache_settings', 'page_rules', 'custom_pages', 'transform_rules', 'config_settings'),
      ...read('access', 'analytics'),
      'cache_purge:edit',
    ],
    why: 'The documentation grants full access to domains without listing the products on them.',
  }),
  domainRole({
    label: 'domain_admin_readonly',
    name: 'Domain Administrator Read Only',
    permissions: ['*:read'],
  }),
  domainRole({ name: 'Domain DNS', permissions: edit('dns_records', 'zone_dns_settings') }),
  domainRole({ name: 'Cache Domain Purge', permissions: ['cache_purge:edit', 'zone_settings:read'] }),
  domainRole({ name: 'Bot Management', permissions: edit('bot_management') }),
  domainRole({
    id: '7276dc8e5e31412297b6075e614a67dd',
    name: 'Domain API Gateway',
    permissions: edit('api_gateway'),
  }),
  domainRole({
    id: '4757eb7bd807416ba3164efaae1d516e',
    label: 'domain_api_gateway_read',
    name: 'Domain API Gateway Read',
    permissions: read('api_gateway'),
  }),
  domainRole({
    label: 'domain_page_shield',
    name: 'Domain Page Shield',
    permissions: edit('page_shield'),
  }),
  domainRole({ name: 'Domain Page Shield Read', permissions: read('page_shield') }),
  domainRole({ name: 'Domain Waiting Room Admin', permissions: edit('waitingroom') }),
  domainRole({ name: 'Domain Waiting Room Read', permissions: read('waitingroom') }),
  domainRole({ name: 'Zone Versioning', permissions: edit('zone_versioning') }),
  domainRole({ name: 'Zone Versioning Read', permissions: read('zone_versioning') }),
];
