/**
 * The two member-side groups whose contents are a rule and not a list (S10). Ids and labels are Cloudflare's and the
 * same in every account. Source: Cloudflare docs, "Roles".
 */
export interface Everything {
  readonly id: string | null;
  readonly label: string;
  readonly name: string;
  readonly roleId: string;
}

/** Holds every permission and every permission group. */
export const superAdministrator: Everything = {
  id: '8e23b19e4e0d44c29d239c5688ba8cbb',
  label: 'all_privileges',
  name: 'Super Administrator - All Privileges',
  roleId: '33666b9c79b9a5273fc7344ff42f953d',
};

/** Holds all but `administratorLacks`. Its permission-group id is not published. */
export const administrator: Everything = {
  id: null,
  label: 'admin',
  name: 'Administrator',
  roleId: '05784afa30c1afe1440e79d9351c7430',
};

/**
 * What an Administrator does not hold: managing members and the billing profile. The groups that contain one of these,
 * Super Administrator first of all, are out of reach with them.
 */
export const administratorLacks: readonly string[] = ['member:edit', 'billing:edit'];

/** Whether a group is the one described, by id, label, exact name or role id. */
export function isGroup(
  everything: Everything,
  group: { readonly id: string | null; readonly label: string | null; readonly name: string | null },
): boolean {
  const byId = group.id !== null && (group.id === everything.id || group.id === everything.roleId);
  return byId || group.label === everything.label || group.name === everything.name;
}
