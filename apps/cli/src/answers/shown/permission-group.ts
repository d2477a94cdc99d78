import type { Access } from '@grantlens/engine';
import type { Contents, Gap, PermissionGroup } from '@grantlens/snapshot';
import { contentsGapId } from '@grantlens/snapshot/internal';
import { permissionGroupRecord, type Row } from '../../output/records.ts';
import { groupWords } from '../../output/words.ts';
import { aboutWords } from '../inventory/permissions.ts';
import { contentsSummary, typeWords } from '../permission-group.ts';
import { holdersByGroup } from '../permission-group-holders.ts';
import { policyRecord, shownPolicies } from './policies.ts';
import { holderCells, holderRecord } from './policy-holder.ts';
import type { Shown, ShownPart } from './shown.ts';

/** What a role or permission group contains, and who was given it. */
export function shownPermissionGroup(group: PermissionGroup, access: Access): Shown {
  const policies = holdersByGroup(access.account).get(group.key) ?? [];
  const { part } = shownPolicies(policies, access);
  return {
    record: () => ({
      kind: 'role',
      permissionGroup: permissionGroupRecord(group),
      for: group.side,
      types: group.types === null ? null : [...group.types].sort(),
      contents: contentsRecord(group.contents, access),
      source: group.source,
      givenTo: policies.map((policy) => ({
        holder: holderRecord(policy, access),
        policy: policyRecord(policy, access),
      })),
    }),
    words: `role ${groupWords(group)}`,
    fields: [
      ['id', group.id ?? ''],
      ['label', group.label ?? ''],
      ['for', `${group.side}s`],
      ['on', typeWords(group).join(', ')],
      ['holds', contentsSummary(group)],
    ],
    parts: () => [
      contentsPart(group.contents, access),
      {
        title: 'given to',
        columns: ['held by', 'access', 'on', 'policy id'],
        rows: part().rows.map(([effect = '', , on = '', id = ''], at) => {
          const policy = policies[at];
          return [policy === undefined ? '' : holderCells(policy, access), effect, on, id];
        }),
      },
    ],
    doubts: doubtsOf(group, access),
    restsOn: ['members', 'userGroups', 'accountTokens'],
  };
}

/** What hides some of the contents. */
function doubtsOf({ key, contents }: PermissionGroup, { account }: Access): readonly Gap[] | null {
  if (contents.kind !== 'listed' || contents.complete) return null;
  return [account.gaps.get(contentsGapId(key)) ?? []].flat();
}

function contentsRecord(contents: Contents, access: Access): Row {
  switch (contents.kind) {
    case 'everything':
      return { kind: 'everything' };
    case 'all-but':
      return { kind: 'all-but', permissions: [...contents.permissions].sort() };
    case 'listed':
      return {
        kind: 'listed',
        permissions: [...contents.permissions].sort(),
        permissionGroups: containedIn(contents, access).map(permissionGroupRecord),
        complete: contents.complete,
        why: contents.why ?? undefined,
      };
  }
}

function contentsPart(contents: Contents, access: Access): ShownPart {
  const columns = ['permission', 'about'];
  if (contents.kind === 'everything') return { title: 'contains everything', columns, rows: [] };
  const rows = [...contents.permissions].sort().map((name) => [name, aboutWords(name)]);
  if (contents.kind === 'all-but') return { title: 'contains everything but', columns, rows };
  const groups = containedIn(contents, access).map((one) => [groupWords(one), 'a permission group']);
  const more = contents.complete ? '' : ', and what could not be seen';
  return { title: `contains${more}`, columns, rows: [...rows, ...groups] };
}

function containedIn(contents: Extract<Contents, { readonly kind: 'listed' }>, access: Access) {
  return [...contents.groups].flatMap((key) => access.account.permissionGroups.get(key) ?? []);
}
