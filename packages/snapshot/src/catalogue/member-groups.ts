import type { ShippedEntry } from './entry.ts';
import { accountWideRoles } from './member-groups/account-wide.ts';
import { allDomainsRoles } from './member-groups/all-domains.ts';
import { developerPlatformRoles } from './member-groups/developer-platform.ts';
import { developerProductRoles } from './member-groups/developer-products.ts';
import { domainRoles } from './member-groups/domain.ts';
import { emailSecurityRoles } from './member-groups/email-security.ts';
import { networkRoles } from './member-groups/network.ts';
import { resourceRoles } from './member-groups/resource.ts';
import { securityCenterRoles } from './member-groups/security-center.ts';
import { zeroTrustRoles } from './member-groups/zero-trust.ts';

/** Every permission group of members and user groups that this catalogue knows, but the two of rule S10. */
export const memberGroups: readonly ShippedEntry[] = [
  ...accountWideRoles,
  ...allDomainsRoles,
  ...domainRoles,
  ...zeroTrustRoles,
  ...emailSecurityRoles,
  ...securityCenterRoles,
  ...networkRoles,
  ...developerPlatformRoles,
  ...developerProductRoles,
  ...resourceRoles,
];
