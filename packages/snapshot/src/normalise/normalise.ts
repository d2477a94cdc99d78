import type { Account } from '../account/account.ts';
import type { Principal } from '../account/principal.ts';
import { readSsoConnectorRow } from '../api/sso-connector.ts';
import type { CatalogueEntry } from '../catalogue/entry.ts';
import { indexCatalogue } from '../catalogue/match.ts';
import { shippedCatalogue } from '../catalogue/shipped.ts';
import type { CollectionName, Collections } from '../file/collection.ts';
import type { Snapshot } from '../file/snapshot.ts';
import { collectionsSeen } from '../seen/collections-seen.ts';
import { withinReach } from '../seen/credential-reach.ts';
import { knownTime } from '../time.ts';
import { readApplications } from './applications.ts';
import { besidesOf, coverageOf } from './coverage.ts';
import { markDoubtfulTypes } from './doubtful-types.ts';
import { readMembers } from './members.ts';
import { noteUnknownMembers } from './memberships.ts';
import { takeNotes } from './notes.ts';
import { openContext } from './open-context.ts';
import { readPermissionGroups } from './permission-groups.ts';
import { readRows } from './rows.ts';
import { readScim } from './scim.ts';
import { sourceOf } from './source.ts';
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
  return readAccount(snapshot, snapshot.collections, options);
}

/** Reads rows as those of the account; the snapshot says what is known besides, and how much of it was seen. */
export function readAccount(
  snapshot: Snapshot,
  collections: Collections,
  options: NormaliseOptions,
): Account {
  const accountId = String(snapshot.account.id);
  const notes = takeNotes();
  const userCatalogue = options.catalogue ?? [];

  const { roleRows, ...context } = openContext(snapshot, collections, notes);
  const { directory, roles, resourceGroups } = context;
  const zones = readZones(collections.zones.items, accountId, notes);

  const groups = readUserGroups(collections, context);
  const scim = readScim(snapshot);
  const { memberships } = groups;
  const members = readMembers(collections.members.items, { memberships, scim }, context);
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
  // The credential reached what it reached by the tokens that were there then.
  const { items: tokensThen } = snapshot.collections.accountTokens;
  const then =
    tokensThen === collections.accountTokens.items
      ? tokens
      : readTokens(tokensThen, knownTime(snapshot.takenAt.end), { ...context, notes: takeNotes() });
  const seen = withinReach(collectionsSeen(snapshot), snapshot, { ...then, permissionGroups });
  const unseen = unseenPolicies(seen, groups.groups, groups.unreadable, notes);
  const policies = markDoubtfulTypes(
    [...groupPolicies(groups.groups), ...members.policies, ...tokens.policies, ...unseen],
    permissionGroups,
    notes,
  );
  noteUnknownMembers(memberships, members.members, notes);
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
    source: sourceOf(snapshot),
    principals: sortPrincipals([...members.members, ...tokens.tokens]),
    userGroups: countMembers(groups.groups, members.members, scim),
    policies,
    permissionGroups,
    permissions: [...vocabulary].sort(),
    zones: zones.zones,
    zonesByKey: new Map(zones.zones.map((zone) => [zone.key, zone])),
    gaps: notes.gaps,
    issues: notes.issues,
    oddities: notes.oddities,
    coverage: coverageOf(collections, seen, unreadable),
    besides: besidesOf(snapshot),
    managedBy: managerOf(snapshot),
    applications: readApplications(snapshot),
    ssoDomains: ssoDomainsOf(snapshot),
  };
}

/** Members by e-mail, then tokens by name. */
function sortPrincipals(principals: readonly Principal[]): readonly Principal[] {
  const placed = principals.map((principal) => {
    const { kind, email, name, key } = principal;
    return { principal, place: `${kind} ${email ?? name ?? ''} ${key}`.toLowerCase() };
  });
  return placed.sort((a, b) => (a.place < b.place ? -1 : 1)).map(({ principal }) => principal);
}

/** `managed_by` of the account row, whatever of it can be read. */
function managerOf({ account }: Snapshot): Account['managedBy'] {
  const { managed_by: manager } = account;
  if (typeof manager !== 'object' || manager === null) return null;
  const { parent_org_id: id, parent_org_name: name } = manager as Readonly<Record<string, unknown>>;
  const isSaid = typeof id === 'string' || typeof name === 'string';
  return isSaid
    ? { id: typeof id === 'string' ? id : null, name: typeof name === 'string' ? name : null }
    : null;
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
