import type { Account, PermissionGroup } from '@grantlens/snapshot';
import { readGlob, remembered } from '@grantlens/snapshot/internal';
import { areasMeant, areasOf } from '../resolve/area.ts';
import { permissionGroupsMeant, resolvePermission } from '../resolve/permission.ts';
import { nearest, orList } from '../words/nearest.ts';
import { spelled } from './spelled.ts';
import { administrators, everyArea, everydayVerbs, superAdministrators } from './synonyms.ts';

/** `edit dns` → `dns_records:edit`. What is already a permission stays as it is. Null where no permission is meant. */
export function permissionSaid(words: string, account: Account): string | null {
  if (/^\S+:\S+$/.test(words)) return isKnown(words.replace(/^#/, ''), account) ? words : null;
  const holding = /^(?:hold|have|use|be)(?: the| a| an)?(?: role| permission group)? (.+)$/i.exec(words)?.[1];
  const role = holding === undefined ? null : roleSaid(holding, account);
  if (role !== null) return role;
  const { verb, thing } = cut(words, account);
  if (verb === null) return null;
  if (everyArea.includes(thing)) return permissionOf('*', verb, account);
  const [area, ...others] = areasMeant(thing, account);
  return area === undefined || others.length > 0 ? null : permissionOf(area, verb, account);
}

/** Any permission of a verb, where words are nothing but that verb. */
export function verbSaid(words: string, account: Account): string | null {
  const { verb, thing } = cut(`${words} anything`, account);
  return verb === null || thing !== 'anything' ? null : permissionOf('*', verb, account);
}

/** Every permission of an area: `billing` → `billing:*`. */
export function areaSaid(words: string, account: Account): string | null {
  const [area, ...others] = areasMeant(words.toLowerCase(), account);
  return area === undefined || others.length > 0 ? null : permissionOf(area, '*', account);
}

/** The permission group that a role is: `the Billing role`, `super admins`. Null where none, or several, are meant. */
export function roleSaid(words: string, account: Account): string | null {
  const name = words
    .replace(/^(?:the |a |an |any )?(?:(?:role|permission group)s? (?:of |called )?)?/i, '')
    .replace(/ (?:role|permission group|rights|privileges|permissions|access)$/i, '');
  return (
    [words, name].map((one) => named(permissionGroupsMeant(one, account), account)).find(isMeant) ??
    byKind(name.toLowerCase(), account)
  );
}

/** Why words are not a permission, for a person. */
export function notAPermission(words: string, account: Account): string {
  if (/^\S+:\S+$/.test(words)) return reasonOf(() => resolvePermission(words, account));
  const { verb, thing } = cut(words, account);
  if (verb === null) return `"${words}" does not begin with a verb such as edit or read`;
  const [area, ...others] = areasMeant(thing, account);
  if (area !== undefined && others.length === 0)
    return reasonOf(() => resolvePermission(`${area}:${verb}`, account));
  const near = area === undefined ? nearest(thing, areasOf(account)) : [area, ...others].slice(0, 6);
  const hint = near.length === 0 ? '' : `; it could be ${orList(near)}`;
  return `"${thing}" is not the name of one area of permissions${hint}`;
}

function reasonOf(resolve: () => unknown): string {
  try {
    resolve();
  } catch (error) {
    if (error instanceof Error) return error.message;
  }
  return 'this means several things';
}

/** The verb that words begin with, as permissions have it, and what follows it in lower case. */
function cut(words: string, account: Account): { readonly verb: string | null; readonly thing: string } {
  const lower = words.toLowerCase();
  const longest = verbsOf(account).find((verb) => lower.startsWith(`${verb} `));
  if (longest === undefined) return { verb: null, thing: lower };
  const thing = lower.slice(longest.length + 1).replace(/^(?:the|any|our|all|all the) /, '');
  return { verb: longest, thing };
}

/** Every word that an account's permissions, or people, have for a verb: the longest first, "look at" before "look". */
const verbsOf = remembered(({ permissions }: Account): readonly string[] => {
  const named = permissions.map((name) => name.slice(name.indexOf(':') + 1));
  const all = new Set(['edit', 'read', ...named, ...Object.values(everydayVerbs).flat()]);
  return [...all].sort((a, b) => b.length - a.length);
}, new WeakMap());

/** The very word where a permission has it, else what people mean by the word; null where there is no such permission. */
function permissionOf(area: string, verb: string, account: Account): string | null {
  const usual = Object.keys(everydayVerbs).find((name) => everydayVerbs[name]?.includes(verb)) ?? verb;
  const literal = `${area}:${verb}`;
  if (area !== '*' && account.permissions.includes(literal)) return literal;
  const permission = `${area}:${usual}`;
  return isKnown(permission, account) ? permission : null;
}

function isKnown(permission: string, { permissions }: Account): boolean {
  return (
    permissions.includes(permission) || (permission.includes('*') && permissions.some(readGlob(permission)))
  );
}

function named(groups: readonly PermissionGroup[], account: Account): string | null {
  const [group, ...others] = groups;
  if (group === undefined || others.length > 0) return null;
  return spelled([group.name, group.label, group.id, group.key], (text) => {
    const meant = resolvePermission(text, account);
    return meant.kind === 'group' && meant.group.key === group.key;
  });
}

function byKind(name: string, account: Account): string | null {
  const kinds = [
    [superAdministrators, 'everything'],
    [administrators, 'all-but'],
  ] as const;
  const singular = name.replace(/s$/, '');
  const kind = kinds.find(([words]) => words.includes(singular))?.[1];
  const groups = [...account.permissionGroups.values()].filter(({ contents }) => contents.kind === kind);
  // What has no id is known by its name in a policy, not from the list of roles.
  const listed = groups.filter(({ id }) => id !== null);
  return named(listed.length > 0 ? listed : groups, account);
}

function isMeant(text: string | null): text is string {
  return text !== null;
}
