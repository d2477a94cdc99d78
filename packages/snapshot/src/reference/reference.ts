import type { CatalogueEntry } from '../catalogue/entry.ts';
import { memberGroups } from '../catalogue/member-groups.ts';
import { tokenGroups } from '../catalogue/token-groups.ts';
import type { CollectionName } from '../file/collection.ts';
import type { Snapshot } from '../file/snapshot.ts';
import { types as resourceTypes } from '../keys/resource-type.ts';
import type { Bearing, Reference, ReferenceVerdict } from './answers.ts';
import { agree, groupedBy, isRow, list, once, type Row, row, sameRole, seen, text, texts } from './raw.ts';
import * as api from './spelling.ts';

// The rules S1 to S12 read from the raw rows alone: a second reading, for the engine to be held to.

type Side = 'member' | 'token';

type Sure = 0 | 1 | 2; // no, maybe, yes: "and" is the least of them, "or" the greatest
type Group = Readonly<{ key: string; side: Side; id: string | null; rows: readonly Row[]; role: boolean }>;
/** A null group or scope is any. */
type Grant = Readonly<{
  allow: Sure;
  deny: Sure;
  group: Group | null;
  scope: api.Thing | null;
  from: string;
}>;
const { account } = resourceTypes;
const anything: Grant = { allow: 1, deny: 1, group: null, scope: null, from: 'what was not seen' };
const everythingIds = ['8e23b19e4e0d44c29d239c5688ba8cbb', '33666b9c79b9a5273fc7344ff42f953d'];
const everything = [...everythingIds, 'all_privileges', 'Super Administrator - All Privileges'];
const administrator = ['05784afa30c1afe1440e79d9351c7430', 'admin', 'Administrator'];
const notAdministrators = ['#member:edit', '#billing:edit'];
const and = (one: Sure, other: Sure): Sure => (one < other ? one : other);
const or = (...any: readonly Sure[]): Sure => Math.max(0, ...any) as Sure;
/** The grants that are there at all, no surer than something else about them is. */
function limited(all: readonly Grant[], sureOf: (it: Grant) => Sure): readonly Grant[] {
  return all.flatMap((it) => {
    const [allow, deny, { group, scope, from }] = [and(it.allow, sureOf(it)), and(it.deny, sureOf(it)), it];
    return allow + deny === 0 ? [] : { allow, deny, group, scope, from };
  });
}
/**
 * Opens the reference evaluator on a snapshot; `catalogue` is a user's own (S8). What does not exist is not refused: it
 * is not granted.
 */
export function openReference(snapshot: Snapshot, catalogue: readonly CatalogueEntry[] = []): Reference {
  const { isForeign, scopesOf } = api.scopesIn(String(snapshot.account.id));
  const { userGroups, userGroupMembers } = snapshot.collections;
  const rows = once((name: CollectionName) => list(snapshot.collections[name].items).filter(isRow));
  const policiesOf = (holders: readonly Row[]) => holders.flatMap((one) => list(one.policies).map(row));
  const groupsIn = (policy: Row) => list(policy.permission_groups).filter(isRow);
  const inlineIn = (...from: readonly CollectionName[]) => policiesOf(from.flatMap(rows)).flatMap(groupsIn);
  const inline = { member: inlineIn('members', 'userGroups'), token: inlineIn('accountTokens') };
  const listed = { member: rows('permissionGroups'), token: rows('tokenPermissionGroups') };
  const described = once((side: Side): readonly Row[] => [...inline[side], ...listed[side]]);
  const roles = [...rows('roles'), ...rows('members').flatMap((member) => list(member.roles).filter(isRow))];
  const labelOf = (group: Row) => text(row(group.meta).label);
  const labels = (group: Group) => texts(group.rows.map(labelOf));
  const names = (group: Group) => texts(group.rows.map(({ name }) => name));
  const isOneOf = (group: Group, marks: readonly string[]) =>
    [group.id ?? '', ...labels(group), ...names(group)].some((mark) => marks.includes(mark));
  /** S8: a group is known by its id, then its label, then a name that only one group of its side has. */
  function keyOf(side: Side, group: Row): string | null {
    const [label, name] = [labelOf(group), text(group.name)];
    if (text(group.id) !== null) return text(group.id);
    const ofLabel = described(side).filter((one) => label !== null && labelOf(one) === label);
    const ofName = described(side).filter((one) => name !== null && one.name === name);
    const ids = [ofLabel, ofName].map((found) => texts(found.map(({ id }) => id))).filter(agree);
    const words = label !== null ? `label:${label}` : name !== null ? `name:${name}` : null;
    return ids[0]?.[0] ?? words;
  }
  const keysOf = (side: Side) => described(side).map((one) => ({ one, key: keyOf(side, one) }));
  const keyed = { member: keysOf('member'), token: keysOf('token') };
  const groupsOf = once((side: Side) =>
    once((key: string): Group | null => {
      const mine = keyed[side].filter((group) => group.key === key).map(({ one }) => one);
      if (mine.length === 0) return null;
      return { key, side, id: mine.some(({ id }) => id === key) ? key : null, rows: mine, role: false };
    }),
  );
  const groupOf = (side: Side, key: string | null) => (key === null ? null : groupsOf(side)(key));
  /** S3: a role is the group with its id unless the names say otherwise, else of its exact name, else itself. */
  function groupOfRole(role: Row): Group | null {
    const [id, name] = [text(role.id), text(role.name)];
    const ofId = groupOf('member', id);
    const ofName = groupOf('member', name && keyOf('member', { name }));
    const isShared = !agree(texts(roles.filter((one) => one.id === id).map((one) => one.name)));
    const isOther = name !== null && ofId !== null && !names(ofId).includes(name);
    const known = isOther && (ofName?.id || isShared) ? ofName : (ofId ?? ofName);
    if (known !== null || (id ?? name) === null) return known;
    return { key: `role:${texts([id, name]).join(' ')}`, side: 'member', id, rows: [role], role: true };
  }
  const rolesRead = roles.map(groupOfRole);
  const groupAsked = once(
    (key: string) =>
      groupOf('member', key) ?? groupOf('token', key) ?? rolesRead.find((it) => it?.key === key),
  );
  /** S8: the catalogue's entry with the group's id, then its label, then a name that no other has. */
  function entryOf(entries: readonly CatalogueEntry[], group: Group): CatalogueEntry | undefined {
    const isAlone = (name: string) =>
      entries.filter((entry) => entry.name === name).length === 1 &&
      keyed[group.side].every(({ one, key }) => one.name !== name || key === group.key);
    const [ofLabel, ofName] = [labels(group), names(group)];
    return (
      entries.find(({ id }) => id !== undefined && id === group.id) ??
      entries.find(({ label = '' }) => ofLabel.includes(label)) ??
      entries.find(({ name = '' }) => ofName.includes(name) && isAlone(name))
    );
  }
  const shipped = (group: Group) => entryOf(group.side === 'member' ? memberGroups : tokenGroups, group);
  /** S7: any inline description, then the two lists, then the catalogue; null where nothing says. */
  const typesOf = once((group: Group): readonly string[] | null => {
    const mine = new Set(group.rows);
    const isMine = (one: Row) => mine.has(one) || (group.id !== null && one.id === group.id);
    const said = [inline, listed].map(({ member, token }) => [...member, ...token].filter(isMine));
    const first = said.map((place) => place.flatMap(api.typesShown)).find((types) => types.length > 0);
    if (group.role || first !== undefined) return group.role ? [account] : (first ?? null);
    const known = entryOf(catalogue, group)?.scopes ?? shipped(group)?.scopes;
    if (known !== undefined) return api.typesShown({ scopes: known });
    return isOneOf(group, [...everything, ...administrator]) ? [account] : null;
  });
  /** S8: what a group holds, from the first source that knows it. */
  const contentsOf = once((group: Group): CatalogueEntry => {
    const isNamesake = (one: Row) =>
      group.role ? sameRole(one, row(group.rows[0])) : names(group).includes(String(one.name));
    const permissions = group.rows.map((one) => list(one.permissions)).filter((one) => one.length > 0);
    const namesakes = roles.filter((role) => group.side === 'member' && isNamesake(role));
    const maps = namesakes.map((role) => row(role.permissions)).filter((map) => Object.keys(map).length > 0);
    if (permissions.length > 0) return api.union(permissions.map(api.namesListed));
    if (maps.length > 0) return api.union(maps.map(api.namesMapped));
    return shipped(group) ?? { permissions: [], complete: false };
  });
  /** S9, S10: whether a group holds `#area:verb`, or the group of a key. One that was not seen might hold any. */
  const holds = (group: Group | null, asked: string): Sure => (group === null ? 1 : heldBy(group)(asked));
  const heldBy = once((group: Group) => once((asked: string) => worksOut(group, asked)));
  const spellings = once(api.spellingsOf);
  const marksOf = once((group: Group) => ({
    ...{ users: entryOf(catalogue, group) },
    ...{ isAll: isOneOf(group, everything), isAllBut: isOneOf(group, administrator) },
  }));
  function worksOut(group: Group, asked: string): Sure {
    if (group.key === asked) return 2;
    const { users, isAll, isAllBut } = marksOf(group);
    if (users === undefined && isAll) return 2;
    if (users === undefined && isAllBut) return administratorHolds(asked);
    const { permissions, contains = [], complete } = users ?? contentsOf(group);
    const ofLabel = (label: string) => groupOf(group.side, keyOf(group.side, { meta: { label } }));
    const inner = contains.flatMap((key) => groupOf(group.side, key) ?? ofLabel(key) ?? []);
    const byInner = or(...inner.map((one) => holds(one, asked)));
    if (!asked.startsWith('#')) return byInner;
    return spellings(asked).some((name) => permissions.includes(name))
      ? 2
      : complete
        ? byInner
        : or(1, byInner);
  }
  /** S10: all but a declared list, and but the groups that hold one of it. */
  function administratorHolds(asked: string): Sure {
    if (asked.startsWith('#')) return notAdministrators.includes(asked) ? 0 : 2;
    return (2 - or(...notAdministrators.map((lacking) => holds(groupAsked(asked) ?? null, lacking)))) as Sure;
  }
  /** S5: a resource group inline, else by id. */
  function scopesOfGroup(group: unknown): readonly (api.Thing | null)[] {
    const { id, scope } = row(group);
    const found = rows('resourceGroups').filter((one) => text(id) !== null && one.id === id);
    if (isRow(scope) || Array.isArray(scope)) return scopesOf(scope);
    return agree(found) ? scopesOf(found[0]?.scope) : [null];
  }
  /** S2: the cross product. `most` is how sure it is that the policies are the principal's at all. */
  function grantsOf(policies: unknown, side: Side, most: Sure, from = 'an own policy'): readonly Grant[] {
    return seen(policies).flatMap((policy) => {
      if (!isRow(policy)) return [anything];
      const { permission_groups: groups, resource_groups: where, resources } = policy;
      const { [side === 'member' ? 'access' : 'effect']: effect = 'allow' } = policy;
      const other = effect === 'allow' || effect === 'deny' ? 0 : 1;
      const given = { allow: effect === 'allow' ? most : other, deny: effect === 'deny' ? most : other };
      const scopes =
        side === 'token' ? scopesOf(api.resourcesOf(resources)) : seen(where).flatMap(scopesOfGroup);
      const read = seen(groups).map((group) => groupOf(side, keyOf(side, row(group))));
      return read.flatMap((group) => scopes.map((scope) => ({ ...given, group, scope, from })));
    });
  }
  /** S3: policies, else roles, else anything; rows that disagree show nothing. A group's policy is the group's. */
  function grantsOfMember(found: readonly Row[]): readonly Grant[] {
    const { policies = null, roles: older } = row(found[0]);
    const groups = rows('userGroups').filter((group) => isIn(row(found[0]), group) === 2);
    const theirs = texts(policiesOf(groups).map(({ id }) => id));
    const mine = list(policies).filter((policy) => !theirs.includes(text(row(policy).id) ?? ''));
    if (!agree(found)) return [anything];
    if (policies !== null) return grantsOf(Array.isArray(policies) ? mine : null, 'member', 2);
    const whole = { allow: 2, deny: 0, scope: { type: account, id: '*' }, from: 'a role' } as const;
    return Array.isArray(older) ? older.map((it) => ({ ...whole, group: groupOfRole(row(it)) })) : [anything];
  }
  /**
   * S1: a row of a group identifies a member by id, else by e-mail; a member who shows neither may be any
   * unidentified one.
   */
  function isIn(member: Row, group: Row): Sure {
    if (text(group.id) === null) return 1;
    const { ids, others } = rowsIn(String(group.id));
    const [id, isOther] = [text(member.id), (it: unknown) => isMember(member, row(it))];
    if (id !== null && ids.has(id)) return 2;
    // Somebody with an id is not who another id names, however many there are.
    return or(...(id === null ? list(userGroupMembers.items[String(group.id)]) : others).map(isOther));
  }
  const rowsIn = once((group: string) => {
    const all = list(userGroupMembers.items[group]).map(row);
    return { ids: new Set(texts(all.map(({ id }) => id))), others: all.filter(({ id }) => !text(id)) };
  });
  function isMember(member: Row, it: Row): Sure {
    const shownBy = (one: Row) => (text(it.id) ? text(one.id) : (api.emailOf(one)?.toLowerCase() ?? null));
    const [name, mine] = [shownBy(it), shownBy(member)];
    if (name === null || mine !== null) return name === null ? 1 : name === mine ? 2 : 0;
    return rows('members').some((known) => shownBy(known) === name) ? 0 : 1;
  }
  /** S1, S12: what the user groups add; what of them was not seen may hold anything for every member. */
  function grantsByGroups(member: Row): readonly Grant[] {
    const isSeen = [userGroups, userGroupMembers].every(({ status }) => status === 'complete');
    const given = rows('userGroups').flatMap((group) => {
      if (isIn(member, group) === 0) return [];
      const twins = rows('userGroups').filter(({ id }) => text(id) !== null && id === group.id);
      if (twins.length > 1 && !agree(twins)) return [anything];
      const from = `the user group ${group.name ?? group.id}`;
      return (group.policies ?? null) === null
        ? []
        : grantsOf(group.policies, 'member', isIn(member, group), from);
    });
    return isSeen && userGroups.items.every(isRow) ? given : [anything, ...given];
  }
  const grantsTo = once((principal: string): readonly Grant[] => {
    const [tokens, members] = [tokensBy.get(principal) ?? [], membersBy.get(principal) ?? []];
    if (tokens.length > 0) return agree(tokens) ? grantsOf(tokens[0]?.policies, 'token', 2) : [anything];
    return [...grantsOfMember(members), ...grantsByGroups(row(members[0]))];
  });
  /** S6, S7: whether a grant acts on a resource. */
  function acts({ group, scope }: Grant, on: api.Thing): Sure {
    const isWide = scope === null || scope.type === account;
    if (!isWide && (scope.type !== on.type || (scope.id !== '*' && scope.id !== on.id))) return 0;
    const types = group === null ? null : typesOf(group);
    const isHere = types === null || types.includes(account) || types.includes(on.type);
    if (scope === null) return on.type !== account || isHere ? 1 : 0;
    if (scope.type === account) return types === null ? 1 : isHere ? 2 : 0;
    return types?.includes(scope.type) ? 2 : 1;
  }
  const membersBy = groupedBy(rows('members'), api.keyOfMember);
  const tokensBy = groupedBy(rows('accountTokens'), api.keyOfToken);
  const principals = [...membersBy.keys(), ...tokensBy.keys()].filter((key) => !key.endsWith(':null'));
  const roleGroups = rolesRead.flatMap((it) => (it === null ? [] : [{ one: row(it.rows[0]), key: it.key }]));
  const groups = [...keyed.member, ...keyed.token, ...roleGroups];
  const spelled = once(api.atomic);
  const asked = (name: string) => (spelled(name) === null || groupAsked(name) ? name : `#${spelled(name)}`);
  const held = once((principal: string) => {
    const byGroup = groupedBy(grantsTo(principal), ({ group }) => group);
    return once((name: string) =>
      [...byGroup].flatMap(([group, theirs]) => {
        const sure = holds(group, asked(name));
        return sure === 0 ? [] : limited(theirs, () => sure);
      }),
    );
  });
  /** Every grant that bears on a question, or may, and how sure that is. */
  function bearing(principal: string, permission: string, resource: string): readonly Bearing[] {
    const on = api.thing(resource) ?? { type: resource, id: '' };
    return isForeign(resource) ? [] : limited(held(principal)(permission), (it) => acts(it, on));
  }
  /** The decision, with deny over allow (S11). */
  function verdict(principal: string, permission: string, resource: string): ReferenceVerdict {
    const bear = bearing(principal, permission, resource);
    const most = (of: 'allow' | 'deny') => or(...bear.map((it) => it[of]));
    if (most('deny') === 2) return 'denied';
    if (most('allow') === 2) return most('deny') === 1 ? 'unknown' : 'allowed';
    return most('allow') === 1 ? 'unknown' : 'not-granted';
  }
  const contains = (group: string, name: string) =>
    holds(groupAsked(group) ?? null, `#${spelled(name)}`) === 2;
  return { principals, groups, roles, verdict, bearing, contains };
}
