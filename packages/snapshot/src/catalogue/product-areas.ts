import { edit, read } from './vocabulary.ts';

/**
 * Products that span several areas, so that member roles and token groups over the same product agree.
 *
 * Cloudflare's legacy vocabulary has a single `access`; API tokens cut it finer. A role over all of Access
 * holds the fine areas as well, a token group only its own.
 */
export const accessAreas: readonly string[] = [
  'access',
  'access_custom_pages',
  'access_device_posture',
  'access_mutual_tls_certificates',
  'access_organizations_identity_providers_and_groups',
  'access_policy_test',
  'access_population',
  'access_service_tokens',
  'access_ssh_auditing',
];

/** Reads of all of Access: its areas and the two logs that can only be read. */
export const accessRead: readonly string[] = [
  ...read(...accessAreas),
  'access_audit_logs:read',
  'access_scim_logs:read',
];

/** All of Access: edits of its areas, its logs, and the revoking of sessions and tokens. */
export const accessEdit: readonly string[] = [
  ...edit(...accessAreas),
  'access_audit_logs:read',
  'access_scim_logs:read',
  'access:revoke',
  'access_organizations_identity_providers_and_groups:revoke',
];

/** Cloudflare Tunnel in its wide sense: tunnels, WARP connectors, and the private networks behind them. */
export const tunnelAreas: readonly string[] = [
  'cloudflare_tunnel',
  'warp_connector',
  'cloudflare_one_networks',
];

/** Everything that can be seen in Email security, messages included. */
export const emailSecurityRead: readonly string[] = [
  ...read('ces_analytics', 'ces_integration', 'ces_phishguard', 'ces_policies', 'ces_pra_report'),
  ...read('ces_search', 'ces_settings', 'ces_submissions'),
  'ces_search:preview',
  'ces_search:raw',
  'ces_search:trace',
];

/** Everything in Email security, actions on messages included. */
export const emailSecurityEdit: readonly string[] = [
  ...emailSecurityRead,
  ...['ces_integration', 'ces_policies', 'ces_pra_report', 'ces_settings', 'ces_submissions'].map(
    (area) => `${area}:edit`,
  ),
  'ces_search:action',
];

/** Connectivity Directory: seeing its services and the tunnels behind them, and binding Workers to them. */
export const connectivityBind: readonly string[] = [
  ...read('connectivity', 'cloudflare_tunnel'),
  'connectivity:bind',
];

/** Connectivity Directory: binding, and making, changing and removing its services. */
export const connectivityAdmin: readonly string[] = [...connectivityBind, 'connectivity:edit'];

/** R2: buckets, the objects in them, and the data catalogue that Cloudflare calls a warehouse. */
export const r2Areas: readonly string[] = ['r2_bucket', 'r2_bucket_item', 'r2_bucket_warehouse'];

/** The Developer Platform products that the documentation names; it does not close the list. */
export const developerPlatformAreas: readonly string[] = [
  'worker',
  'workers_kv_storage',
  'workers_ci',
  'workers_observability',
  'workers_ai',
  'pages',
  'd1',
  'queues',
  'vectorize',
  'hyperdrive',
  ...r2Areas,
];
