import { type Account, addTo, type Member, type Principal, type Token } from '@grantlens/snapshot';
import type { EntitlementRow, PrincipalRow } from './rows.ts';
import { utc } from './time.ts';
import type { Tri } from './tri.ts';

/** Every principal, in the account's order, with how much each holds. */
export function listPrincipals(
  account: Account,
  entitlements: readonly EntitlementRow[],
): readonly PrincipalRow[] {
  const held = byPrincipal(entitlements);
  const groupNames = new Map(account.userGroups.map(({ key, name, id }) => [key, name ?? id ?? key]));
  return account.principals.map((principal) => {
    const id = principal.id ?? principal.key;
    const rows = held.get(`${principal.kind} ${id}`) ?? [];
    return {
      id,
      kind: principal.kind,
      email: principal.email,
      name: principal.name,
      standing: principal.standing,
      status: principal.status,
      ...traitsOf(principal, account),
      groups: principal.groups.map((key) => groupNames.get(key) ?? key),
      directEntitlements: rows.filter(({ path }) => path === 'direct').length,
      inheritedEntitlements: rows.filter(({ path }) => path === 'group').length,
      privilegedEntitlements: rows.filter(isPrivileged).length,
    };
  });
}

function byPrincipal(
  entitlements: readonly EntitlementRow[],
): ReadonlyMap<string, readonly EntitlementRow[]> {
  const held = new Map<string, EntitlementRow[]>();
  for (const row of entitlements) addTo(held, `${row.principalKind} ${row.principalId}`, row);
  return held;
}

/** A privileged entitlement that no deny takes away. */
export function isPrivileged({ privileged, effective }: EntitlementRow): boolean {
  return privileged === 'yes' && effective !== 'denied';
}

type Traits = Pick<
  PrincipalRow,
  'twoFactor' | 'apiAccess' | 'ssoDomain' | 'thirdParty' | 'expiresOn' | 'lastUsedOn'
>;

function traitsOf(principal: Principal, account: Account): Traits {
  return principal.kind === 'token' ? tokenTraits(principal) : memberTraits(principal, account);
}

function tokenTraits({ expiresOn, lastUsedOn }: Token): Traits {
  return {
    twoFactor: null,
    apiAccess: null,
    ssoDomain: null,
    thirdParty: null,
    expiresOn: expiresOn === null ? null : utc(expiresOn),
    lastUsedOn: lastUsedOn === null ? null : utc(lastUsedOn),
  };
}

function memberTraits({ twoFactor, apiAccess, email }: Member, account: Account): Traits {
  const ssoDomain = inSsoDomain(email, account);
  return {
    twoFactor: twoFactor === null ? 'unknown' : twoFactor ? 'on' : 'off',
    apiAccess: apiAccess === null ? 'account default' : apiAccess ? 'on' : 'off',
    ssoDomain,
    thirdParty: thirdParty(ssoDomain, account),
    expiresOn: null,
    lastUsedOn: null,
  };
}

function inSsoDomain(email: string | null, account: Account): Tri {
  const domain = email?.split('@').at(-1)?.toLowerCase();
  if (domain !== undefined && account.ssoDomains.includes(domain)) return 'yes';
  const seen = account.coverage.some(
    (one) => one.collection === 'ssoConnectors' && one.status === 'complete',
  );
  return seen && domain !== undefined ? 'no' : 'unknown';
}

/** Without a verified domain of its own nothing says which addresses are the company's. */
function thirdParty(ssoDomain: Tri, account: Account): Tri {
  if (ssoDomain === 'yes') return 'no';
  return account.ssoDomains.length > 0 && ssoDomain === 'no' ? 'yes' : 'unknown';
}
