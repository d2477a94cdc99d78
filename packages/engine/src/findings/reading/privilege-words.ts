import type { AskedPermission } from '../../decision/permission.ts';
import type { HeldOnResource } from '../../outcomes/held-on-resource.ts';
import { waysWords } from '../phrases.ts';

const privilegeDeeds: ReadonlyMap<string, string> = new Map([
  ['member:edit', 'change members and user groups'],
  ['account_api_tokens:edit', 'change account-owned API tokens'],
  ['dash_sso:edit', 'change single sign-on'],
  ['billing:edit', 'change the billing profile'],
]);

/** What privileges let their holder do, after "can". */
export function privilegeWords(permissions: readonly AskedPermission[]): string {
  const deeds = permissions.flatMap((permission) =>
    permission.kind === 'atomic' ? [privilegeDeeds.get(permission.name) ?? permission.name] : [],
  );
  return deeds.length < 2 ? deeds.join('') : `${deeds.slice(0, -1).join(', ')} and ${deeds.at(-1)}`;
}

/** What makes a principal privileged, as the words after its name. */
export function privilegedWords(stance: HeldOnResource, superAdministrator: HeldOnResource): string {
  const [what, ways] =
    superAdministrator.verdict === 'allowed'
      ? ['is a Super Administrator', superAdministrator.ways]
      : [`can ${privilegeWords(stance.permissions)}`, stance.ways];
  return `${what} (${waysWords(ways)})`;
}
