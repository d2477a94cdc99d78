/** Resource types that permission groups are made for, as the API spells them. */
export const ACCOUNT = 'com.cloudflare.api.account';
export const ZONE = 'com.cloudflare.api.account.zone';
export const R2_BUCKET = 'com.cloudflare.edge.r2.bucket';
export const WORKER = 'com.cloudflare.edge.worker.script';
export const IDENTITY_PROVIDER = 'com.cloudflare.edge.access.identity-provider';

/** The permissions to read each of the areas. */
export function read(...areas: readonly string[]): readonly string[] {
  return areas.map((area) => `${area}:read`);
}

/** The permissions to edit each of the areas, which include those to read it. */
export function edit(...areas: readonly string[]): readonly string[] {
  return areas.flatMap((area) => [`${area}:read`, `${area}:edit`]);
}
