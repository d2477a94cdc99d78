/** How much happened in an account, for its two audit logs; the rows follow from it and from the account. */
export interface AuditState {
  /** Rows of changes. By default thirty for each member and token. */
  readonly rows?: number | undefined;
  /** Rows of logins and of members' own tokens. By default ten for each member. */
  readonly logins?: number | undefined;
  /** Over how many days before `until` they are spread. 120 by default. */
  readonly days?: number | undefined;
  /** When the last of them happened, RFC 3339. By default the beginning of the day. */
  readonly until?: string | undefined;
  /** Rows that stand in the log of changes besides, as they are. */
  readonly shown?: readonly unknown[] | undefined;
  /** Rows that stand in the log of logins besides, as they are. */
  readonly shownLogins?: readonly unknown[] | undefined;
}
