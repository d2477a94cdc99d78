import type { ShippedEntry } from '../entry.ts';
import { edit, read } from '../vocabulary.ts';

/** One permission group of API tokens. Each names its areas and a verb, so that its contents are complete. */
export function group(id: string, name: string, scope: string, permissions: readonly string[]): ShippedEntry {
  return {
    id,
    name,
    permissions,
    complete: true,
    scopes: [scope],
    source: 'Cloudflare docs: API token permissions',
  };
}

/** The two groups "<name> Read" and "<name> Write" over the same areas, where each of them exists. */
export function pair(
  name: string,
  areas: string | readonly string[],
  scope: string,
  ids: { readonly read?: string; readonly write?: string },
): readonly ShippedEntry[] {
  const list = typeof areas === 'string' ? [areas] : areas;
  return [
    ...(ids.read === undefined ? [] : [group(ids.read, `${name} Read`, scope, read(...list))]),
    ...(ids.write === undefined ? [] : [group(ids.write, `${name} Write`, scope, edit(...list))]),
  ];
}
