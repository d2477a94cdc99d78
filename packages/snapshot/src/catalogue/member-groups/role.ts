import type { ShippedEntry } from '../entry.ts';
import { ACCOUNT, ZONE } from '../vocabulary.ts';

/** What is known of a role. Saying `why` marks its contents as incomplete; leaving it out, as complete. */
export interface RoleFacts {
  readonly id?: string;
  readonly label?: string;
  readonly name: string;
  readonly permissions: readonly string[];
  readonly why?: string;
  /** Where it is described, unless that is Cloudflare's page of roles. */
  readonly source?: string;
}

/** A role whose resource type has no known spelling, so that the entry says nothing of it. */
export function role(facts: RoleFacts): ShippedEntry {
  // A role over several products names some areas twice.
  const permissions = [...new Set(facts.permissions)];
  return { source: 'Cloudflare docs: Roles', ...facts, permissions, complete: facts.why === undefined };
}

/** A role on resources of one type. */
export function roleOn(scope: string, facts: RoleFacts): ShippedEntry {
  return { ...role(facts), scopes: [scope] };
}

/** A role over the account and everything in it. */
export function accountRole(facts: RoleFacts): ShippedEntry {
  return roleOn(ACCOUNT, facts);
}

/** A role over domains. */
export function domainRole(facts: RoleFacts): ShippedEntry {
  return roleOn(ZONE, facts);
}
