/** An edit of an account, by ids: what somebody could do in the dashboard. */
export type RowEdit =
  | {
      readonly kind: 'new-member';
      readonly id: string;
      readonly email: string;
      readonly status: 'accepted' | 'pending';
      readonly userGroups: readonly string[];
    }
  | { readonly kind: 'new-user-group'; readonly id: string; readonly name: string }
  /** A pending member accepts the invitation. */
  | { readonly kind: 'accept'; readonly member: string }
  /** One permission group, by id, or one object, by key, is taken out of a policy that names both in full. */
  | { readonly kind: 'take'; readonly policy: string; readonly permissionGroup: string }
  | { readonly kind: 'take'; readonly policy: string; readonly object: string }
  | { readonly kind: 'join' | 'leave'; readonly member: string; readonly userGroup: string }
  | {
      readonly kind: 'remove';
      readonly from: 'members' | 'accountTokens' | 'userGroups';
      readonly id: string;
    }
  | { readonly kind: 'remove-policy'; readonly id: string }
  | {
      readonly kind: 'give';
      readonly access: 'allow' | 'deny';
      readonly holder: 'members' | 'userGroups';
      readonly id: string;
      /** The id of a permission group that the snapshot lists. */
      readonly permissionGroup: string;
      /** `*` for the whole account, or the key of one thing. */
      readonly object: string;
    };

/** The kinds of edit. */
export const editKinds: readonly EditKind[] = [
  'new-member',
  'new-user-group',
  'accept',
  'take',
  'join',
  'leave',
  'remove',
  'remove-policy',
  'give',
];

/** The kind of an edit. */
export type EditKind = RowEdit['kind'];
