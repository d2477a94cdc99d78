import type { Distance } from '@grantlens/engine/internal';
import {
  activityByArea,
  conditionsOf,
  conditionWords,
  openActivity,
  openRecordedChanges,
  principalMade,
} from '@grantlens/engine/internal';
import type { Account, Member, Principal, Token } from '@grantlens/snapshot';
import { managerOf, type TerraformManages } from '@grantlens/snapshot/internal';
import type { Tri } from '../model/tables/cells.ts';
import type { EntitlementRow } from '../model/tables/entitlements.ts';
import type { PrincipalRow } from '../model/tables/principals.ts';
import type { Table } from '../model/tables/table.ts';
import type { People } from '../people/people.ts';
import { activityCells, areaCells } from '../rows/activity-cells.ts';
import { openHeldCounts } from '../rows/held-counts.ts';
import { madeCells } from '../rows/origin-cells.ts';
import { utc } from '../words/moments.ts';
import { changedByWords } from '../words/origin.ts';
import type { FirstSeenBook } from './first-seen.ts';
import { openPeople } from './person-traits.ts';

/** What is known of principals besides what the account says. */
export interface Acquaintance {
  readonly people: People | null;
  /** E-mail domains that are the company's own, besides those of verified SSO connectors; in lower case. */
  readonly ownDomains: readonly string[];
  readonly firstSeen: FirstSeenBook;
  /** What a state of Terraform manages; null where none is given. */
  readonly terraform: TerraformManages;
  /** How many steps a principal is away from Super Administrator. */
  readonly distanceOf: (principal: Principal) => Distance;
}

/** Every principal, in the account's order, with how much each holds. */
export function listPrincipals(
  account: Account,
  entitlements: Table<EntitlementRow>,
  { people, ownDomains, firstSeen, terraform, distanceOf }: Acquaintance,
): readonly PrincipalRow[] {
  const activity = openActivity(account);
  const personTraits = openPeople(account, people);
  const changes = openRecordedChanges(account);
  const countsOf = openHeldCounts(account, entitlements);
  const groupIds = new Map(account.userGroups.map(({ key, id }) => [key, id ?? key]));
  const groupNames = new Map(account.userGroups.map(({ key, name, id }) => [key, name ?? id ?? key]));
  return account.principals.map((principal) => {
    const counts = countsOf(principal);
    return {
      id: principal.id ?? principal.key,
      kind: principal.kind,
      email: principal.email,
      name: principal.name,
      standing: principal.standing,
      status: principal.status,
      ...traitsOf(principal, account, ownDomains),
      conditions: conditionsOf(principal).map(conditionWords),
      groups: principal.groups.map((key) => groupNames.get(key) ?? key),
      groupIds: principal.groups.map((key) => groupIds.get(key) ?? key),
      directEntitlements: counts.direct,
      inheritedEntitlements: counts.inherited,
      privilegedEntitlements: counts.privileged,
      ...personTraits(principal),
      stepsToSuperAdministrator: distanceOf(principal).certain,
      ...activityCells(activity.last(principal)),
      managedBy: managerOf(principal, account, terraform),
      ...madeCells(principalMade(principal)),
      ...firstSeen.ofPrincipal(principal),
      changedBy: changedByWords(changes.ofPrincipal(principal)),
      ...areaCells(activityByArea(activity, principal)),
    };
  });
}

type Traits = Pick<
  PrincipalRow,
  'twoFactor' | 'apiAccess' | 'ssoDomain' | 'thirdParty' | 'expiresOn' | 'lastUsedOn'
>;

function traitsOf(principal: Principal, account: Account, ownDomains: readonly string[]): Traits {
  return principal.kind === 'token' ? tokenTraits(principal) : memberTraits(principal, account, ownDomains);
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

function memberTraits(
  { twoFactor, apiAccess, email }: Member,
  account: Account,
  ownDomains: readonly string[],
): Traits {
  const ssoDomain = inSsoDomain(email, account);
  return {
    twoFactor: twoFactor === null ? 'unknown' : twoFactor ? 'on' : 'off',
    apiAccess: apiAccess === null ? 'account default' : apiAccess ? 'on' : 'off',
    ssoDomain,
    thirdParty: ownDomains.includes(domainOf(email) ?? '')
      ? 'no'
      : thirdParty(ssoDomain, [...account.ssoDomains, ...ownDomains]),
    expiresOn: null,
    lastUsedOn: null,
  };
}

function inSsoDomain(email: string | null, account: Account): Tri {
  const domain = domainOf(email);
  if (domain !== undefined && account.ssoDomains.includes(domain)) return 'yes';
  const seen = account.coverage.some(
    (one) => one.collection === 'ssoConnectors' && one.status === 'complete',
  );
  return seen && domain !== undefined ? 'no' : 'unknown';
}

function domainOf(email: string | null): string | undefined {
  return email?.split('@').at(-1)?.toLowerCase();
}

/** Without a domain of its own, verified or named, nothing says which addresses are the company's. */
function thirdParty(ssoDomain: Tri, own: readonly string[]): Tri {
  if (ssoDomain === 'yes') return 'no';
  return own.length > 0 && ssoDomain === 'no' ? 'yes' : 'unknown';
}
