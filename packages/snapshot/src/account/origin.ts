/** When something was made, and by whom, by the API's own fields. What they do not say is absent. */
export interface Made {
  /** As the API spells it: RFC 3339. */
  readonly at?: string;
  /** The e-mail of who made it, as it was then. */
  readonly by?: string;
  /** The id of the OAuth application that made it for somebody. */
  readonly application?: string;
}

/** What SCIM says of a member or a user group. */
export interface ScimIdentity {
  /** What the identity provider calls it; null where it does not manage it. */
  readonly externalId: string | null;
  /** Of a person: whether the identity provider lets them in; null where that is not said. */
  readonly active: boolean | null;
}

/** The OAuth applications of an account. */
export interface Applications {
  /** Whether they may act in the account; null where that is not said. */
  readonly mayAct: boolean | null;
  /** Those that the account owns, as far as they were seen. Sorted by id. */
  readonly owned: readonly { readonly id: string; readonly name: string | null }[];
}
