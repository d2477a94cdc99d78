import type { Row } from '@grantlens/snapshot/internal';
import type { PermissionGroups } from './permission-groups.ts';
import type { Random } from './random.ts';
import type { ResourceGroups } from './resource-groups.ts';
import { type Counts, shares } from './size.ts';

/** What policies are made of. */
export interface Stock {
  readonly permissionGroups: PermissionGroups;
  readonly resourceGroups: ResourceGroups;
  readonly random: Random;
}

/** Makes the policies of an account; a few of them have a part that cannot be read (S12). */
export function policiesOf({ policies }: Counts, stock: Stock): readonly Row[] {
  const all = Array.from({ length: policies }, () => policyOf(stock));
  const gaps = Math.max(oddities.length, Math.round(policies * shares.gaps));
  for (let n = 0; n < gaps; n++) {
    const at = stock.random.below(policies);
    all[at] = { ...all[at], ...oddities[n % oddities.length]?.(stock) };
  }
  return all;
}

function policyOf(stock: Stock): Row {
  const { random } = stock;
  const access = random.chance(shares.deny) ? 'deny' : 'allow';
  return { id: random.id(), access, ...grantOf(stock), status: 'V' };
}

/** What a policy gives, and where: groups are given only where they mean something. */
export function grantOf({ permissionGroups, resourceGroups, random }: Stock): Row {
  const share = random.unit();
  const { wholeAccount, allZones, lists } = resourceGroups;
  const first =
    share < shares.wholeAccount
      ? wholeAccount
      : share < shares.wholeAccount + shares.allZones
        ? allZones
        : random.pick(lists);
  const second = random.chance(shares.twoResourceGroups) ? [random.pick(lists)] : [];
  const mayBeAccountTyped = first === wholeAccount && second.length === 0;
  const draw =
    mayBeAccountTyped && random.chance(0.5) ? permissionGroups.accountTyped : permissionGroups.zoneTyped;
  const count = random.chance(0.7) ? 1 : random.chance(0.7) ? 2 : 3;
  return {
    permission_groups: [...new Set(Array.from({ length: count }, draw))],
    resource_groups: [first, ...second],
  };
}

/** The parts of a policy that may be unreadable or in doubt (S2, S5, S7). */
const oddities: readonly ((stock: Stock) => Row)[] = [
  ({ random }) => ({ resource_groups: [{ id: random.id() }] }),
  () => ({ access: null }),
  ({ permissionGroups, resourceGroups, random }) => ({
    permission_groups: [permissionGroups.accountTyped()],
    resource_groups: [random.pick(resourceGroups.lists)],
  }),
  ({ permissionGroups }) => ({ permission_groups: [permissionGroups.untyped] }),
];
