import type { Account } from '../account/account.ts';
import type { GroupSide } from '../account/permission-group.ts';
import type { Principal } from '../account/principal.ts';
import { readSsoConnectorRow } from '../api/sso-connector.ts';
import type { CatalogueEntry } from '../catalogue/entry.ts';
import { indexCatalogue } from '../catalogue/match.ts';
import { shippedCatalogue } from '../catalogue/shipped.ts';
import type { CollectionName } from '../file/collection.ts';
import type { Snapshot } from '../file/snapshot.ts';
import { isObject } from '../json.ts';
import { collectionsSeen } from '../seen/collections-seen.ts';
import { withinReach } from '../seen/credential-reach.ts';
import { knownTime } from '../time.ts';
import { coverageOf } from './coverage.ts';
import { markDoubtfulTypes } from './doubtful-types.ts';
import { type Description, describe, openDirectory } from './group-directory.ts';
import { readMembers } from './members.ts';
import { noteUnknownMembers } from './memberships.ts';
import { takeNotes } from './notes.ts';
import { onceById } from './once.ts';
import { readPermissionGroups } from './permission-groups.ts';
import { groupReferences } from './policies.ts';
import { openResourceGroups } from './resource-groups.ts';
import { openRoleBook } from './roles.ts';
import { readRows } from './rows.ts';
import { openScopes } from './scopes.ts';
import { readTokens } from './tokens.ts';
import { unseenPolicies } from './unseen-collections.ts';
import { countMembers, groupPolicies, readUserGroups } from './user-groups.ts';
import { gatherVocabulary } from './vocabulary.ts';
import { readZones } from './zones.ts';

/** How a snapshot is read. */
export interface NormaliseOptions {
  /** The user's own catalogue; it overrides every other source of contents (S8). */
  readonly catalogue?: readonly CatalogueEntry[];
  /** Whether the file's digest did not match (see `decodeSnapshot`). */
  readonly modified?: boolean;
}

/** Reads the meaning of a snapshot: rules S1 to S10, with everything that could not be seen as data. */
export function normalise(snapshot: Snapshot, options: NormaliseOptions = {}): Account {
  const { collections } = snapshot;
  const accountId = String(snapshot.account.id);
  const notes = takeNotes();
  const userCatalogue = options.catalogue ?? [];

  const directory = openDirectory(descriptionsIn(snapshot));
  const roleRows = rolesIn(snapshot);
  const roles = openRoleBook(roleRows);
  const zones = readZones(collections.zones.items, accountId, notes);
  const scopes = openScopes(accountId);
  const resourceGroups = openResourceGroups(collections.resourceGroups.items, scopes, notes);
  const context = { accountId, directory, roles, scopes, resourceGroups, notes };

  const groups = readUserGroups(collections, context);
  const members = readMembers(collections.members.items, groups, context);
  const tokens = readTokens(collections.accountTokens.items, knownTime(snapshot.takenAt.end), context);

  const vocabulary = gatherVocabulary(directory, roleRows, zones.names, userCatalogue);
  const permissionGroups = readPermissionGroups({
    directory,
    roles,
    roleGroups: members.roleGroups,
    shipped: shippedCatalogue,
    user: indexCatalogue(userCatalogue),
    vocabulary,
  });
  const seen = withinReach(collectionsSeen(snapshot), snapshot, { ...tokens, permissionGroups });
  const unseen = unseenPolicies(seen, groups.groups, groups.unreadable, notes);
  const policies = markDoubtfulTypes(
    [...groupPolicies(groups.groups), ...members.policies, ...tokens.policies, ...unseen],
    permissionGroups,
    notes,
  );
  noteUnknownMembers(groups.memberships, members.members, notes);
  const unreadable: Partial<Record<CollectionName, number>> = {
    members: members.unreadable,
    accountTokens: tokens.unreadable,
    userGroups: groups.unreadable,
    userGroupMembers: groups.groups.reduce((sum, group) => sum + (group.id ? group.unreadableMembers : 0), 0),
    zones: zones.unreadable,
    resourceGroups: resourceGroups.unreadable,
  };
  return {
    id: accountId,
    name: typeof snapshot.account.name === 'string' ? snapshot.account.name : null,
    takenAt: snapshot.takenAt,
    digest: snapshot.digest,
    modified: options.modified ?? false,
    tool: snapshot.tool,
    principals: sortPrincipals([...members.members, ...tokens.tokens]),
    userGroups: countMembers(groups.groups, members.members),
    policies,
    permissionGroups,
    permissions: [...vocabulary].sort(),
    zones: zones.zones,
    zonesByKey: new Map(zones.zones.map((zone) => [zone.key, zone])),
    gaps: notes.gaps,
    issues: notes.issues,
    oddities: notes.oddities,
    coverage: coverageOf(collections, seen, unreadable),
    ssoDomains: ssoDomainsOf(snapshot),
  };
}

/** Everything the snapshot says about permission groups: inline in policies, and in the two lists. */
function descriptionsIn({ collections }: Snapshot): readonly Description[] {
  // Policies repeat what they say of a permission group; said again it adds nothing.
  const distinct = new Set<Description>();
  const read = (raws: readonly unknown[], side: GroupSide, place: Description['place']) => {
    const readOnce = onceById((raw) => describe(raw, side, place));
    for (const raw of raws) {
      const description = readOnce(raw);
      if (description !== null) distinct.add(description);
    }
  };
  const inline = (rows: readonly unknown[]) =>
    rows.flatMap((row) => groupReferences(isObject(row) ? row.policies : null));
  read(inline(collections.members.items), 'member', 'inline');
  read(inline(collections.userGroups.items), 'member', 'inline');
  read(inline(collections.accountTokens.items), 'token', 'inline');
  read(collections.permissionGroups.items, 'member', 'list');
  read(collections.tokenPermissionGroups.items, 'token', 'list');
  return [...distinct];
}

/** Every place that shows a role with its map. */
function rolesIn({ collections }: Snapshot): readonly unknown[] {
  const ofMembers = collections.members.items.flatMap((row): readonly unknown[] => {
    const roles = isObject(row) ? row.roles : null;
    return Array.isArray(roles) ? roles : [];
  });
  return [...collections.roles.items, ...ofMembers];
}

/** Members by e-mail, then tokens by name. */
function sortPrincipals(principals: readonly Principal[]): readonly Principal[] {
  const placed = principals.map((principal) => {
    const { kind, email, name, key } = principal;
    return { principal, place: `${kind} ${email ?? name ?? ''} ${key}`.toLowerCase() };
  });
  return placed.sort((a, b) => (a.place < b.place ? -1 : 1)).map(({ principal }) => principal);
}

function ssoDomainsOf({ collections }: Snapshot): readonly string[] {
  const { rows } = readRows(
    'ssoConnectors',
    collections.ssoConnectors.items,
    readSsoConnectorRow,
    takeNotes(),
  );
  const verified = rows.filter(({ value }) => value.verification?.status === 'verified');
  const domains = verified.flatMap(({ value }) =>
    value.email_domain ? [value.email_domain.toLowerCase()] : [],
  );
  return [...new Set(domains)].sort();
}
