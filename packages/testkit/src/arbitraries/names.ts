/** The names generated accounts are made of: few, so that rows often speak of the same thing. */

/** The account every generated snapshot is of. */
export const accountId = 'ac000000000000000000000000000001';
const foreignId = 'ac000000000000000000000000000002';

export const accountKey: string = `com.cloudflare.api.account.${accountId}`;
export const foreignKey: string = `com.cloudflare.api.account.${foreignId}`;

const zoneKey = (number: number) =>
  `com.cloudflare.api.account.zone.da00000000000000000000000000000${number}`;

/** Ids of the zones an account may have. The last is never in its list: a zone added later. */
export const zoneIds: readonly string[] = [1, 2, 3, 4].map((n) => `da00000000000000000000000000000${n}`);
export const zoneKeys: readonly string[] = [1, 2, 3, 4].map(zoneKey);

/** Things that are neither the account nor a zone: Workers in both spellings, an unknown type, buckets. */
export const otherKeys: readonly string[] = [
  'com.cloudflare.edge.worker.script.quay-worker',
  'com.cloudflare.api.account.worker.quay-worker',
  'com.cloudflare.edge.gizmo.7',
  `com.cloudflare.edge.r2.bucket.${accountId}_default_crates`,
];

/** Keys of things in another account, whose only trace is the account id in them. */
export const foreignKeys: readonly string[] = [
  foreignKey,
  `com.cloudflare.edge.r2.bucket.${foreignId}_default_crates`,
];

/** Keys for every thing of one kind. */
export const wildcardKeys: readonly string[] = [
  'com.cloudflare.api.account.*',
  'com.cloudflare.api.account.zone.*',
  'com.cloudflare.api.account.worker.*',
  'com.cloudflare.edge.gizmo.*',
];

/** The atomic permissions questions ask for; role maps and permission lists are made of them too. */
export const atomicPermissions: readonly string[] = [
  'dns_records:edit',
  'dns_records:read',
  'waf:edit',
  'cache_purge:edit',
  'connectivity:edit',
  'member:edit',
  'billing:edit',
  'analytics:read',
];

export const memberIds: readonly string[] = [1, 2, 3, 4].map((n) => `be00000000000000000000000000000${n}`);
export const userIds: readonly string[] = [1, 2, 3, 4].map((n) => `bf00000000000000000000000000000${n}`);
export const userGroupIds: readonly string[] = [1, 2, 3].map((n) => `ce00000000000000000000000000000${n}`);
export const tokenIds: readonly string[] = [1, 2].map((n) => `de00000000000000000000000000000${n}`);
export const resourceGroupIds: readonly string[] = [1, 2, 3].map(
  (n) => `ca00000000000000000000000000000${n}`,
);
export const policyIds: readonly string[] = [1, 2, 3].map((n) => `bd00000000000000000000000000000${n}`);
