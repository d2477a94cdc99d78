import type { Account, UserGroup } from './account.ts';
import type { Principal } from './principal.ts';

/** Who looks after something: what puts it right when somebody changes it by hand. */
export const managers = ['identity provider', 'terraform', 'hand', 'not known'] as const;
export type Manager = (typeof managers)[number];

/** What Terraform manages in an account, by its state; null where no state is given. */
export type TerraformManages =
  | ((kind: 'member' | 'user-group' | 'user-group-members' | 'token', id: string) => boolean)
  | null;

/**
 * Who manages a principal or a user group. That nobody but people does is only said where everything else was looked at:
 * all that SCIM lists, and a state of Terraform.
 */
export function managerOf(
  thing: Principal | UserGroup,
  { besides }: Pick<Account, 'besides'>,
  terraform: TerraformManages,
): Manager {
  const kind = 'kind' in thing ? thing.kind : 'user-group';
  const scim = 'scim' in thing ? thing.scim : undefined;
  if ((scim?.externalId ?? null) !== null) return 'identity provider';
  if (thing.id === null || terraform === null) return 'not known';
  if (terraform(kind, thing.id)) return 'terraform';
  // What an application made, it may also look after.
  if ('made' in thing && thing.made?.application !== undefined) return 'not known';
  const list = kind === 'member' ? 'scimUsers' : 'scimGroups';
  const isSeen = besides.some(({ extra, status }) => extra === list && status === 'complete');
  return kind === 'token' || isSeen ? 'hand' : 'not known';
}
