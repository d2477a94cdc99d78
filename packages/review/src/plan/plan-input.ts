import type { Access } from '@grantlens/engine';
import type { Principal, Snapshot } from '@grantlens/snapshot';
import type { ManagedObject } from '../log/managed-object.ts';

/** What is in force about a unit. */
export interface UnitInForce {
  readonly unit: string;
  readonly word: 'keep' | 'revoke' | 'modify' | null;
  /** The unit whose revocation settles this one. */
  readonly settledBy: string | null;
  /** Whether its reviewers said `keep`, whatever settles it. */
  readonly saidKeep: boolean;
  /** Of `modify`: what is to be changed. Of an escalated unit that is open: whom it waits for. */
  readonly instruction: string | null;
  readonly isEscalated: boolean;
}

/** How a plan is made. */
export interface PlanOptions {
  /** The tokens that are deleted and not disabled, by id or name. */
  readonly deleteTokens: readonly string[];
  /** The user groups that an identity provider fills, by id or exact name. */
  readonly scimGroups: readonly string[];
  /** Whose access must not be taken unless the step is accepted. */
  readonly caller: Principal | null;
  /** The ids of the steps that somebody accepted. */
  readonly accepted: ReadonlySet<string>;
  /** What Terraform manages. */
  readonly managed: readonly ManagedObject[];
}

/** What a plan is made of. It holds no time, no place in a log and no name of a file. */
export interface PlanInput {
  /** SHA-256 of the manifest of the package. */
  readonly package: string;
  readonly snapshot: Snapshot;
  /** The account of the snapshot, with the catalogue that the package used. */
  readonly access: Access;
  readonly inForce: readonly UnitInForce[];
  readonly options: PlanOptions;
}
