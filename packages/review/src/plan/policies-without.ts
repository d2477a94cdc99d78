import type { Account, Policy } from '@grantlens/snapshot';
import { isObject, type JsonObject, type PermissionGroupKey } from '@grantlens/snapshot/internal';
import { keptParts } from './kept-parts.ts';
import type { PolicyTwin } from './policy-twins.ts';
import { listOf, type NamedPlace, type ReachSurface, scopeOf } from './reach-surface.ts';

/** A cell of a policy that may be taken from it. */
export interface PlannedCell {
  readonly permissionGroup: PermissionGroupKey | null;
  readonly scope: Policy['resourceGroups'][number]['places'][number]['scope'];
  readonly resourceGroupId: string | null;
}

/** Policies as they are sent, as the API then shows them, and as the engine reads them. */
export interface WrittenPolicies {
  readonly sent: readonly JsonObject[];
  readonly shown: readonly JsonObject[];
  readonly policies: readonly Policy[];
  /** Whether `allow` is sent where the API showed no word. */
  readonly assumesAllow: boolean;
}

/** How the policies of a holder are written. */
export interface PolicyForm {
  readonly account: Account;
  readonly word: 'access' | 'effect';
  readonly surfaceOf: (raw: JsonObject) => ReachSurface;
  readonly isTaken: (policy: Policy, cell: PlannedCell) => boolean;
}

/**
 * The policies without some of their cells, in as few policies as that can be; one that loses nothing is sent as it was
 * received. Null where that cannot be written exactly.
 */
export function policiesWithout(twins: readonly PolicyTwin[], form: PolicyForm): WrittenPolicies | null {
  const sent: JsonObject[] = [];
  const shown: JsonObject[] = [];
  const policies: Policy[] = [];
  for (const twin of twins) {
    const parts = partsOf(twin, form);
    if (parts === null) return null;
    for (const part of parts) {
      sent.push(part.sent);
      shown.push(part.shown);
      if (part.policy !== null) policies.push(part.policy);
    }
  }
  const assumesAllow = twins.some(({ policy }) => policy?.effectAssumed === true) && sent.length > 0;
  return { sent, shown, policies, assumesAllow };
}

interface WrittenPart {
  readonly sent: JsonObject;
  readonly shown: JsonObject;
  readonly policy: Policy | null;
}

function partsOf({ raw, policy }: PolicyTwin, form: PolicyForm): readonly WrittenPart[] | null {
  const surface = form.surfaceOf(raw);
  if (policy === null) return received(raw, null, surface, form);
  const columns = surface.places.flatMap((place) => {
    const scope = scopeOf(place, policy, form.account.id);
    return scope === undefined ? [] : [{ place, scope }];
  });
  // What was read from something else than the row names cannot be written back.
  if (!coversAll(policy, columns)) return null;
  const rows = policy.permissionGroups;
  const isKept = (row: number, column: number) => {
    const [granted, at] = [rows[row], columns[column]];
    if (granted === undefined || at === undefined) return false;
    const { place, scope } = at;
    return !form.isTaken(policy, {
      permissionGroup: granted.key,
      scope,
      resourceGroupId: place.groupId,
    });
  };
  const losesNothing = rows.every((_, row) => columns.every((_one, column) => isKept(row, column)));
  if (losesNothing) return received(raw, policy, surface, form);
  const written = keptParts(rows.length, columns.length, isKept).map((part) => {
    const kept = part.columns.flatMap((at) => columns[at] ?? []);
    // What reaches nothing here stays with the resource group that it is in.
    const foreign = surface.places.filter(
      (place) => !columns.some((one) => one.place === place) && isWhole(place, columns, new Set(kept)),
    );
    const groups = part.rows.flatMap((at) => rows[at] ?? []);
    const places = new Set([...kept.map(({ place }) => place), ...foreign]);
    return writtenPart({ policy, groups, kept, places }, surface, form);
  });
  return written.some((part) => part === null) ? null : written.filter((part) => part !== null);
}

interface Column {
  readonly place: NamedPlace;
  readonly scope: PlannedCell['scope'];
}

function coversAll({ resourceGroups }: Policy, columns: readonly Column[]): boolean {
  return resourceGroups.every(({ id, places }) =>
    places.every((reached) =>
      columns.some(({ place, scope }) => place.groupId === id && scope === reached.scope),
    ),
  );
}

function isWhole({ group }: NamedPlace, columns: readonly Column[], kept: ReadonlySet<Column>): boolean {
  const ofGroup = columns.filter(({ place }) => place.group === group);
  return ofGroup.length > 0 && ofGroup.every((column) => kept.has(column));
}

function writtenPart(
  part: {
    readonly policy: Policy;
    readonly groups: Policy['permissionGroups'];
    readonly kept: readonly Column[];
    readonly places: ReadonlySet<NamedPlace>;
  },
  surface: ReachSurface,
  { account, word }: PolicyForm,
): WrittenPart | null {
  const { policy, groups, kept } = part;
  const reach = surface.write(part.places);
  const ids = groups.map(({ key }) =>
    key === null ? null : (account.permissionGroups.get(key)?.id ?? null),
  );
  if (reach === null || policy.effect === 'either' || ids.includes(null)) return null;
  const said = { [word]: policy.effect, permission_groups: ids.map((id) => ({ id })) };
  const isIn = (place: Policy['resourceGroups'][number]['places'][number], id: string | null) =>
    kept.some(
      (one) =>
        one.place.groupId === id &&
        (one.place.object === place.objectKey || place.objectKey === null) &&
        one.scope === place.scope,
    );
  const resourceGroups = policy.resourceGroups.flatMap((group) => {
    const places = group.places.filter((place) => isIn(place, group.id));
    if (places.length === 0) return [];
    return places.length === group.places.length ? [group] : [{ id: null, name: null, places }];
  });
  return {
    sent: { ...said, ...reach.sent },
    shown: { ...said, ...reach.shown },
    policy: { ...policy, id: null, permissionGroups: groups, resourceGroups },
  };
}

/** A policy that loses nothing. */
function received(
  raw: JsonObject,
  policy: Policy | null,
  surface: ReachSurface,
  { word }: PolicyForm,
): readonly WrittenPart[] | null {
  const reach = isListed(raw) ? surface.write(new Set(surface.places)) : null;
  const groups = listOf(raw.permission_groups).map((group) =>
    isObject(group) && typeof group.id === 'string' ? { id: group.id } : null,
  );
  const effect = raw[word] ?? 'allow';
  if (reach === null || groups.includes(null) || (effect !== 'allow' && effect !== 'deny')) return null;
  const permissionGroups = groups.filter((group) => group !== null);
  return [
    { sent: { [word]: effect, permission_groups: permissionGroups, ...reach.sent }, shown: raw, policy },
  ];
}

/** Whether a policy shows where it reaches in one of the forms that are sent. */
function isListed({ permission_groups, resource_groups, resources }: JsonObject): boolean {
  return Array.isArray(permission_groups) && (Array.isArray(resource_groups) || isObject(resources));
}
