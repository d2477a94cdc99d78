/** How large a generated account is. `M` is a company, `L` a large one, `S` and `XS` are for tests. */
export type WorkloadSize = 'XS' | 'S' | 'M' | 'L';

/** What there is how many of. */
export interface Counts {
  readonly members: number;
  readonly userGroups: number;
  readonly zones: number;
  readonly policies: number;
  readonly permissionGroups: number;
  /** Atomic permissions, spread over the permission groups. */
  readonly permissions: number;
}

export const counts: Readonly<Record<WorkloadSize, Counts>> = {
  XS: { members: 50, userGroups: 10, zones: 20, policies: 60, permissionGroups: 60, permissions: 204 },
  S: { members: 200, userGroups: 40, zones: 50, policies: 400, permissionGroups: 120, permissions: 431 },
  M: {
    members: 5_000,
    userGroups: 500,
    zones: 2_000,
    policies: 10_000,
    permissionGroups: 300,
    permissions: 1_103,
  },
  L: {
    members: 50_000,
    userGroups: 5_000,
    zones: 50_000,
    policies: 100_000,
    permissionGroups: 300,
    permissions: 1_103,
  },
};

/** How the account is made up, as shares of one. */
export const shares = {
  policiesOnUserGroups: 0.7,
  /** Of the members. */
  holdPoliciesThemselves: 0.2,
  followAProfile: 0.8,
  joinMoreGroups: 0.2,
  deny: 0.03,
  twoResourceGroups: 0.15,
  wholeAccount: 0.2,
  allZones: 0.15,
  /** Of the lists of zones: those within the zones of one team. */
  ofOneTeam: 0.7,
  /** Of the permission groups. */
  accountTyped: 0.4,
  incompleteContents: 0.02,
  /** Of the policies, and of the members: those of which a part cannot be read. At least one of each kind. */
  gaps: 0.0005,
} as const;

/** Zones of the longest list a resource group has; lists are mostly short, about 21 zones in the mean. */
export const longestList = 500;
