/** Everyday names of areas whose Cloudflare name a person would not guess. */
const everyday: Readonly<Record<string, string>> = {
  dns: 'dns_records',
  'dns records': 'dns_records',
  firewall: 'waf',
  'firewall rules': 'waf',
  workers: 'worker',
  cache: 'cache_purge',
  members: 'member',
  users: 'member',
  certificates: 'ssl',
  tls: 'ssl',
  'zone settings': 'zone_settings',
  settings: 'zone_settings',
  'load balancers': 'lb',
  'load balancing': 'lb',
  'audit logs': 'auditlogs',
  zones: 'zone',
  domains: 'zone',
};

/** The area that an everyday name means; undefined for any other name. */
export function everydayArea(name: string): string | undefined {
  return lookUp(everyday, name.toLowerCase());
}

/** `dns:edit` → `dns_records:edit`: people name an area as they would in a sentence. */
export function everydayPermission(name: string): string {
  const [area = '', ...verb] = name.split(':');
  return [everydayArea(area) ?? area, ...verb].join(':');
}

/** A table's own entry: `constructor` is nobody's word for anything. */
export function lookUp(table: Readonly<Record<string, string>>, word: string): string | undefined {
  return Object.hasOwn(table, word) ? table[word] : undefined;
}
