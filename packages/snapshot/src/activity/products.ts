/** A product that the log records changes of: where its paths are, and which areas of permissions they need. */
export interface Product {
  readonly name: string;
  /** The beginnings of its paths: `zones/dns_records` is `/zones/{id}/dns_records` and everything below. */
  readonly paths: readonly string[];
  /** Where a change of it needs to be allowed; empty where no area is known. */
  readonly areas: readonly string[];
  /** Whether a change of it is a change of access itself. */
  readonly isAccess?: true;
}

const access = { isAccess: true } as const;
const accessAreas = [
  'access',
  'access_custom_pages',
  'access_device_posture',
  'access_mutual_tls_certificates',
  'access_organizations_identity_providers_and_groups',
  'access_service_tokens',
] as const;

/**
 * Which product a path belongs to, and which areas of permissions the products are. What is not here is kept under the
 * name that the log gives it, belongs to no area, and is counted apart wherever areas matter.
 */
export const products: readonly Product[] = [
  // Access itself
  { name: 'members', paths: ['accounts/members', 'memberships'], areas: ['member'], ...access },
  { name: 'user_groups', paths: ['accounts/iam/user_groups'], areas: ['member'], ...access },
  { name: 'resource_groups', paths: ['accounts/iam/resource_groups'], areas: ['member'], ...access },
  { name: 'permission_groups', paths: ['accounts/iam/permission_groups'], areas: [], ...access },
  { name: 'roles', paths: ['accounts/roles'], areas: [], ...access },
  { name: 'tokens', paths: ['accounts/tokens'], areas: ['account_api_tokens'], ...access },
  { name: 'user_tokens', paths: ['user/tokens', 'user/api_key'], areas: [], ...access },
  { name: 'scim', paths: ['accounts/scim'], areas: ['member'], ...access },
  { name: 'sso_connectors', paths: ['accounts/sso_connectors'], areas: ['dash_sso'], ...access },
  { name: 'organization_members', paths: ['organizations/members'], areas: [], ...access },
  // The account
  { name: 'account', paths: ['accounts'], areas: ['organization'] },
  { name: 'billing', paths: ['accounts/billing', 'accounts/subscriptions'], areas: ['billing'] },
  { name: 'alerting', paths: ['accounts/alerting'], areas: ['notifications'] },
  { name: 'logpush', paths: ['accounts/logpush', 'zones/logpush'], areas: ['logs'] },
  { name: 'registrar', paths: ['accounts/registrar'], areas: ['registrar_domains', 'domain'] },
  // Zones
  { name: 'zones', paths: ['zones'], areas: ['zone'] },
  { name: 'zone_settings', paths: ['zones/settings'], areas: ['zone_settings'] },
  { name: 'dns_records', paths: ['zones/dns_records'], areas: ['dns_records'] },
  { name: 'zone_dns_settings', paths: ['zones/dns_settings'], areas: ['zone_dns_settings'] },
  { name: 'account_dns_settings', paths: ['accounts/dns_settings'], areas: ['account_dns_settings'] },
  { name: 'dns_firewall', paths: ['accounts/dns_firewall'], areas: ['dns_firewall'] },
  { name: 'cache_purge', paths: ['zones/purge_cache'], areas: ['cache_purge'] },
  { name: 'cache_settings', paths: ['zones/cache'], areas: ['cache_settings', 'zone_settings'] },
  { name: 'page_rules', paths: ['zones/pagerules'], areas: ['page_rules'] },
  { name: 'custom_pages', paths: ['zones/custom_pages', 'accounts/custom_pages'], areas: ['custom_pages'] },
  {
    name: 'certificates',
    paths: [
      'zones/ssl',
      'zones/custom_certificates',
      'zones/custom_hostnames',
      'zones/origin_tls_client_auth',
      'zones/keyless_certificates',
    ],
    areas: ['ssl'],
  },
  { name: 'mtls_certificates', paths: ['accounts/mtls_certificates'], areas: ['mtls_certificates'] },
  { name: 'firewall', paths: ['zones/firewall', 'zones/filters', 'zones/rate_limits'], areas: ['waf'] },
  { name: 'snippets', paths: ['zones/snippets'], areas: ['snippets'] },
  { name: 'page_shield', paths: ['zones/page_shield'], areas: ['page_shield'] },
  { name: 'api_gateway', paths: ['zones/api_gateway'], areas: ['api_gateway'] },
  { name: 'bot_management', paths: ['zones/bot_management'], areas: ['bot_management'] },
  { name: 'load_balancers', paths: ['zones/load_balancers'], areas: ['lb'] },
  {
    name: 'load_balancing_pools',
    paths: ['accounts/load_balancers'],
    areas: ['account_load_balancers', 'load_balancing_monitors_and_pools', 'lb'],
  },
  { name: 'healthchecks', paths: ['zones/healthchecks'], areas: ['healthchecks'] },
  { name: 'waiting_rooms', paths: ['zones/waiting_rooms'], areas: ['waitingroom'] },
  { name: 'web3', paths: ['zones/web3'], areas: ['web3'] },
  { name: 'email_routing', paths: ['zones/email'], areas: ['email_routing_rules'] },
  { name: 'email_addresses', paths: ['accounts/email'], areas: ['email_routing_addresses'] },
  { name: 'account_rulesets', paths: ['accounts/rulesets'], areas: ['account_rulesets'] },
  { name: 'rule_lists', paths: ['accounts/rules/lists'], areas: ['account_rule_lists'] },
  { name: 'turnstile', paths: ['accounts/challenges'], areas: ['turnstile'] },
  // Developer platform
  { name: 'workers', paths: ['accounts/workers'], areas: ['worker'] },
  { name: 'workers_routes', paths: ['zones/workers'], areas: ['workers_routes'] },
  { name: 'workers_kv', paths: ['accounts/storage/kv'], areas: ['workers_kv_storage'] },
  { name: 'workers_ai', paths: ['accounts/ai'], areas: ['workers_ai'] },
  { name: 'r2', paths: ['accounts/r2'], areas: ['r2_bucket'] },
  { name: 'd1', paths: ['accounts/d1'], areas: ['d1'] },
  { name: 'hyperdrive', paths: ['accounts/hyperdrive'], areas: ['hyperdrive'] },
  { name: 'vectorize', paths: ['accounts/vectorize'], areas: ['vectorize'] },
  { name: 'queues', paths: ['accounts/queues'], areas: ['queues'] },
  { name: 'pipelines', paths: ['accounts/pipelines'], areas: ['pipelines'] },
  { name: 'pages', paths: ['accounts/pages'], areas: ['pages'] },
  { name: 'secrets_store', paths: ['accounts/secrets_store'], areas: ['secrets_store'] },
  { name: 'ai_gateway', paths: ['accounts/ai-gateway'], areas: ['ai_gateway'] },
  { name: 'images', paths: ['accounts/images'], areas: ['image'] },
  { name: 'stream', paths: ['accounts/stream'], areas: ['stream'] },
  { name: 'zaraz', paths: ['zones/settings/zaraz'], areas: ['zaraz'] },
  // Zero Trust and networks
  { name: 'access', paths: ['accounts/access', 'zones/access'], areas: accessAreas },
  { name: 'gateway', paths: ['accounts/gateway'], areas: ['teams'] },
  { name: 'devices', paths: ['accounts/devices'], areas: ['teams_device'] },
  { name: 'tunnels', paths: ['accounts/cfd_tunnel', 'accounts/tunnels'], areas: ['cloudflare_tunnel'] },
  { name: 'warp_connectors', paths: ['accounts/warp_connector'], areas: ['warp_connector'] },
  { name: 'networks', paths: ['accounts/teamnet'], areas: ['cloudflare_one_networks'] },
  { name: 'magic', paths: ['accounts/magic'], areas: ['magic'] },
  { name: 'ip_prefixes', paths: ['accounts/addressing/prefixes'], areas: ['ip_prefixes'] },
  { name: 'address_maps', paths: ['accounts/addressing/address_maps'], areas: ['address_maps'] },
];

/** The products by their names. */
export const productsByName: ReadonlyMap<string, Product> = new Map(products.map((one) => [one.name, one]));

const byPath: ReadonlyMap<string, Product> = new Map(
  products.flatMap((product) => product.paths.map((path) => [path, product] as const)),
);

/** The areas of permissions that a product is in; empty where none is known. */
export function areasOfProduct(name: string): readonly string[] {
  return productsByName.get(name)?.areas ?? [];
}

/** The product with the longest path that begins one; without ids in it: `zones/settings/ssl`. */
export function productAt(words: readonly string[]): Product | undefined {
  for (let length = Math.min(words.length, 4); length > 0; length -= 1) {
    const product = byPath.get(words.slice(0, length).join('/'));
    // `accounts` and `zones` alone are the object itself and nothing below it.
    if (product !== undefined && (length > 1 || words.length === 1 || words[0] === 'memberships'))
      return product;
  }
  return undefined;
}
