import type { ShippedEntry } from './entry.ts';
import { accessTokenGroups } from './token-groups/access.ts';
import { accountTokenGroups } from './token-groups/account.ts';
import { aiAndMediaTokenGroups } from './token-groups/ai-and-media.ts';
import { developerPlatformTokenGroups } from './token-groups/developer-platform.ts';
import { networkTokenGroups } from './token-groups/network.ts';
import { rulesTokenGroups } from './token-groups/rules.ts';
import { securityTokenGroups } from './token-groups/security.ts';
import { zeroTrustTokenGroups } from './token-groups/zero-trust.ts';
import { zoneTokenGroups } from './token-groups/zone.ts';

/** Every permission group of an API token that this catalogue knows, found by id: names are not unique. */
export const tokenGroups: readonly ShippedEntry[] = [
  ...accessTokenGroups,
  ...zeroTrustTokenGroups,
  ...accountTokenGroups,
  ...zoneTokenGroups,
  ...rulesTokenGroups,
  ...securityTokenGroups,
  ...networkTokenGroups,
  ...developerPlatformTokenGroups,
  ...aiAndMediaTokenGroups,
];
