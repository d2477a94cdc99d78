import type { ConfiguredModule } from './configuration.ts';

/** What a plan does with one object, in its order; of a replacement both, in the order the plan gives. */
export type Step = 'create' | 'update' | 'delete';

/** A value of a plan as its JSON holds it. */
export type Attributes = Readonly<Record<string, unknown>>;

/** One row of `resource_changes`. */
export interface ResourceChange {
  readonly address: string;
  /** Of the module that it is in: `module.team["ops"]`; empty at the top. */
  readonly module: string;
  readonly type: string;
  readonly name: string;
  /** The key of `for_each`, or the number of `count`. */
  readonly index: string | number | null;
  readonly mode: 'managed' | 'data';
  readonly provider: string;
  /** The object that a replacement left behind when it failed. */
  readonly isDeposed: boolean;
  /** None where nothing changes; null where the plan uses a word that is not known. */
  readonly steps: readonly Step[] | null;
  /** What the resource holds that bears on access, and nothing else of it; null where it is not there. */
  readonly before: Attributes | null;
  readonly after: Attributes | null;
  /** `true` at each place that is known only when the plan is applied. */
  readonly afterUnknown: unknown;
  /** `true` at each place that must not be shown. */
  readonly beforeSensitive: unknown;
  readonly afterSensitive: unknown;
  /** The id under which an object that is there already is taken into the state. */
  readonly importing: string | null;
}

/** Why a plan does not say all that will happen. */
export type Shortfall = 'errored' | 'incomplete' | 'deferred-changes';

/**
 * A Terraform or OpenTofu plan, as far as it bears on access: nothing else of the file is kept, for it may hold
 * secrets. Read it with `readTerraformPlan`.
 */
export interface TerraformPlan {
  readonly formatVersion: string;
  readonly changes: readonly ResourceChange[];
  /** What was changed outside Terraform since its last run, as it found when it looked. */
  readonly drift: readonly ResourceChange[];
  readonly configuration: ConfiguredModule;
  readonly shortfalls: readonly Shortfall[];
}
