/** The kinds of objects that a plan changes and Terraform may manage. */
export const managedKinds = ['member', 'user-group', 'user-group-members', 'token'] as const;

/** An object that Terraform manages. */
export interface ManagedObject {
  readonly kind: (typeof managedKinds)[number];
  /** The id of the member, user group or token. */
  readonly id: string;
  /** The address of its resource. */
  readonly address: string;
}
