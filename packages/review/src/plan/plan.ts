import type { JsonObject, JsonValue } from '@grantlens/snapshot/internal';
import type { ObjectState } from './object-state.ts';

/** What a step does. */
export const planActions = [
  'remove-group-member',
  'set-group-policies',
  'set-member-policies',
  'set-member-roles',
  'set-token-policies',
  'remove-member',
  'disable-token',
  'delete-token',
] as const;

/** One of `planActions`. */
export type PlanAction = (typeof planActions)[number];

/** A request to the API. */
export interface PlanRequest {
  readonly method: 'PUT' | 'POST' | 'DELETE';
  /** Below the API's base, from `/accounts/`. */
  readonly path: string;
  readonly body: JsonValue;
}

/** A change as `diff` shows it. */
export type PlanChange = JsonObject;

/**
 * How what nobody decided is avoided: other units are revoked as well (`revoke-too`), or instead (`revoke-instead`),
 * or a member first gets a policy that denies (`deny-first`).
 */
export const alternativeKinds = ['revoke-too', 'revoke-instead', 'deny-first'] as const;

/**
 * What can be done so that a step does not change something that nobody decided. The account after it was evaluated:
 * what is revoked is lost all the same, and nothing else changes.
 */
export type PlanAlternative = {
  readonly kind: (typeof alternativeKinds)[number];
  readonly sentence: string;
  /** Units to be decided otherwise. */
  readonly keep: readonly string[];
  readonly revoke: readonly string[];
  /** Policies to be added to those of a member before the plan is carried out. */
  readonly deny: { readonly member: string; readonly policies: readonly JsonObject[] } | null;
};

/** A change that nobody decided, and what avoids it where there is something. */
export type UnintendedChange = PlanChange & { readonly alternative?: PlanAlternative };

/** One write to one object. */
export interface PlanStep {
  /** Made of action, object and what is taken, so that it ends when the step changes. */
  readonly id: string;
  /** The units that it revokes. */
  readonly units: readonly string[];
  readonly action: PlanAction;
  readonly method: 'PUT' | 'DELETE';
  readonly path: string;
  /** Null where the request has none. */
  readonly body: JsonValue;
  readonly object: { readonly kind: string; readonly id: string; readonly name: string | null };
  readonly before: ObjectState;
  readonly after: ObjectState;
  /** The request that gives back what the step took; null where there is none. */
  readonly reverse: PlanRequest | null;
  readonly gains: readonly PlanChange[];
  readonly loses: readonly PlanChange[];
  /** What it changes and nobody decided. While anything stands here, the step needs to be accepted. */
  readonly unintended: readonly UnintendedChange[];
  /** Steps that must be done before it. */
  readonly follows: readonly string[];
  /** Units that it revokes without an effect, because others that were kept give the same. */
  readonly noEffect: readonly string[];
  /** What a person should know of it, as sentences. */
  readonly notes: readonly string[];
}

/** Something that a person has to do by hand. */
export interface PlanTask {
  readonly id: string;
  readonly units: readonly string[];
  /** What is to be done, as a sentence. */
  readonly what: string;
  /** Null where it does not edit what Terraform manages. */
  readonly terraform: TerraformEdit | null;
}

/** An edit of a configuration of Terraform. */
export interface TerraformEdit {
  /** The address of the resource. */
  readonly address: string;
  /** What is done there, as a part of a sentence. */
  readonly edit: string;
  /** The attribute as it is afterwards, in HCL; null where the sentence says it all. */
  readonly hcl: string | null;
}

/**
 * Why revokes are refused: no super administrator would be left, who asks would lose their own access, or
 * what they lead to could not be seen.
 */
export const refusalCauses = ['last-super-administrator', 'own-access', 'unseen'] as const;

/** Revokes that the plan does not carry out. */
export interface PlanRefusal {
  readonly units: readonly string[];
  readonly reason: string;
  readonly cause: (typeof refusalCauses)[number];
}

/** The edits that carry out what a review revoked, in an order that gives nobody more on the way. */
export interface Plan {
  readonly format: 'grantlens.plan';
  readonly version: 1;
  /** SHA-256 of the manifest of the package. */
  readonly package: string;
  /** The digest of the snapshot that it was made from. */
  readonly snapshot: string;
  readonly steps: readonly PlanStep[];
  readonly tasks: readonly PlanTask[];
  readonly unintended: readonly UnintendedChange[];
  readonly refused: readonly PlanRefusal[];
}
