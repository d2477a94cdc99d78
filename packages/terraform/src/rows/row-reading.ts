import type { GapCause } from '@grantlens/snapshot';

/** A raw row, as the API would show it. */
export type RawRow = Readonly<Record<string, unknown>>;

/** What turning the values of a resource into a row of the API needs. */
export interface RowReading {
  /** Says that something at a path of the resource cannot be read, and which gap that makes. */
  readonly note: (path: string, cause: GapCause | null) => void;
  /** Names a policy that has no id yet. */
  readonly newPolicyId: (at: number) => string;
  /** What the snapshot shows of a resource group or a role, by its id. */
  readonly resourceGroup: (id: string) => unknown;
  readonly role: (id: string) => unknown;
  /** The new resource groups that the policies refer to, where it is known which each is; else null. */
  readonly newResourceGroup: string | null;
}
