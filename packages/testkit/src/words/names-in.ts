import { accountKey, type Snapshot } from '@grantlens/snapshot';
import {
  emailOf,
  isRow,
  keyOfMember,
  keyOfToken,
  list,
  type Row,
  resourceTypes,
  row,
  text,
} from '@grantlens/snapshot/internal';
import type { Question } from '../implementation.ts';

/** What people call the things of a snapshot; what has no name is called by its id or key. */
export interface Names {
  readonly principal: (key: string) => string;
  readonly member: (id: string) => string;
  readonly token: (id: string) => string;
  readonly userGroup: (id: string) => string;
  readonly permissionGroup: (id: string) => string;
  readonly resource: (key: string) => string;
  readonly question: (question: Question) => string;
}

/** The names of a snapshot, looked up when they are asked for. */
export function namesIn(snapshot: Snapshot): Names {
  const { members, accountTokens, userGroups, zones, permissionGroups, tokenPermissionGroups } =
    snapshot.collections;
  const rowsOf = (items: unknown) => list(items).filter(isRow);
  const named = (items: unknown, id: string) => {
    const found = rowsOf(items).find((one) => one.id === id);
    return found === undefined ? id : nameOf(found, id);
  };
  function principal(key: string): string {
    const member = rowsOf(members.items).find((one) => keyOfMember(one) === key);
    const token = rowsOf(accountTokens.items).find((one) => keyOfToken(one) === key);
    if (member !== undefined) return nameOf(member, key);
    return token === undefined ? key : `token ${nameOf(token, key)}`;
  }
  function permissionGroup(id: string): string {
    const listed = [...list(permissionGroups.items), ...list(tokenPermissionGroups.items)];
    const holders = [members, userGroups, accountTokens].flatMap(({ items }) => rowsOf(items));
    const inline = () =>
      holders.flatMap((one) => list(one.policies).flatMap((it) => list(row(it).permission_groups)));
    const name = (rows: readonly unknown[]) =>
      rows.map(row).find((one) => one.id === id && text(one.name))?.name;
    return text(name(listed)) ?? text(name(inline())) ?? id;
  }
  function resource(key: string): string {
    if (key === '*' || key === accountKey(String(snapshot.account.id))) return 'the whole account';
    const [, type = '', id = key] = /^(.+)\.([^.]+)$/.exec(key) ?? [];
    if (id === '*') return `every ${type.slice(type.lastIndexOf('.') + 1)}`;
    return type === resourceTypes.zone
      ? named(zones.items, id)
      : key.replace(/^com\.cloudflare\.(api\.account|edge)\./, '');
  }
  return {
    principal,
    member: (id) => named(members.items, id),
    token: (id) => named(accountTokens.items, id),
    userGroup: (id) => named(userGroups.items, id),
    permissionGroup,
    resource,
    question: (asked) => {
      const what = asked.permission.includes(':') ? asked.permission : permissionGroup(asked.permission);
      return `can ${principal(asked.principal)} ${what} on ${resource(asked.resource)}`;
    },
  };
}

/** The name of a row, its e-mail before its name. */
export function nameOf(one: Row, otherwise: string): string {
  return emailOf(one) ?? text(one.name) ?? text(one.id) ?? otherwise;
}
