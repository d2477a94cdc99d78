import type { Account } from '../account/account.ts';
import type { PermissionGroupKey } from '../account/ids.ts';
import type { Holder, Place, Policy } from '../account/policy.ts';
import type { Principal } from '../account/principal.ts';
import { zonesOfSharedNames } from '../account/shared-names.ts';
import { invariant } from '../errors.ts';
import { addTo } from '../multimap.ts';
import { mark, writeFrame } from './frame.ts';
import { groupRow } from './group-row.ts';
import { openNameWriter } from './name-table.ts';
import { gapNames, permissionGroupNames, principalNames, zoneNames } from './names.ts';
import { type Output, openOutput } from './output.ts';
import { openPlaceWriter } from './place-list.ts';
import { type PolicyRow, type PossibleRow, policyRow, type RowNumbers } from './policy-row.ts';
import { openRowWriter, type Table } from './rows.ts';

/**
 * Writes an account so that a question about one principal can be answered by reading a small part of it: the bytes of
 * a file in parts, each valid until the next. `key` says which snapshot it belongs to; `openLookupFile` gives it back.
 */
export function writeLookupFile(account: Account, key: string, give: (part: Uint8Array) => void): void {
  const output = openOutput(give);
  output.text(mark);

  const placeLists = openPlaceLists(account, output);
  const permissionGroups = writeNamed(account.permissionGroups.values(), output, {
    write: (group) => JSON.stringify(groupRow(group)),
    namesOf: permissionGroupNames,
  });
  const permissionGroupRows = new Map([...account.permissionGroups.keys()].map((group, row) => [group, row]));
  const numbers = {
    ofGroup: (group: PermissionGroupKey) => permissionGroupRows.get(group),
    ofPlaces: placeLists.numberOf,
  };
  const policies = writePolicies(account.policies, numbers, output);
  const groupRows = new Map(account.userGroups.map((group, row) => [group.key, row]));
  const rowOf = (possible: Omit<PossibleRow, 'userGroup'>): PossibleRow => {
    const { group } = possible.holder;
    return { ...possible, userGroup: group === null ? null : (groupRows.get(group) ?? null) };
  };
  const writePrincipal = (principal: Principal): string => {
    const groups = principal.groups.map((group) => {
      const row = groupRows.get(group);
      invariant(row !== undefined, 'a principal is in user groups of the account');
      return row;
    });
    const held = policies.rowsOf(principal.key);
    const possible = policies.possibleOf(principal.key).map(rowOf);
    return JSON.stringify([{ ...principal, groups: [] }, groups, held, possible]);
  };

  const userGroups = openRowWriter(output);
  for (const group of account.userGroups) userGroups.add(JSON.stringify([group, policies.rowsOf(group.key)]));
  const principals = writeNamed(account.principals, output, {
    write: writePrincipal,
    namesOf: principalNames,
  });
  const zones = writeNamed(account.zones, output, { write: JSON.stringify, namesOf: zoneNames });
  const gaps = writeNamed(account.gaps.values(), output, { write: JSON.stringify, namesOf: gapNames });
  const permissions = writeNamed(account.permissions, output, {
    write: JSON.stringify,
    namesOf: (name) => [name],
  });

  const { id, name, takenAt, digest, tool, coverage } = account;
  writeFrame(
    {
      key,
      account: { id, name, takenAt, digest, tool, coverage },
      possibleForAnyone: policies.possibleOf(null).map(rowOf),
      zonesOfSharedNames: zonesOfSharedNames(account.zones),
      tables: {
        principals: principals.rows,
        principalNames: principals.names,
        userGroups: userGroups.close(),
        policies: policies.close(),
        zones: zones.rows,
        zoneNames: zones.names,
        placeLists: placeLists.close(),
        permissions: permissions.rows,
        permissionNames: permissions.names,
        permissionGroups: permissionGroups.rows,
        permissionGroupNames: permissionGroups.names,
        gaps: gaps.rows,
        gapNames: gaps.names,
      },
    },
    output,
  );
  output.flush();
}

interface PlaceLists {
  /** The row of a list; one that many policies share is written once. */
  readonly numberOf: (places: readonly Place[]) => number;
  readonly close: () => Table;
}

function openPlaceLists({ zonesByKey }: Account, output: Output): PlaceLists {
  const rows = openRowWriter(output);
  const write = openPlaceWriter(zonesByKey);
  const numbers = new Map<readonly Place[], number>();
  return {
    numberOf: (places) => {
      const known = numbers.get(places);
      if (known !== undefined) return known;
      const number = rows.add(write(places));
      numbers.set(places, number);
      return number;
    },
    close: rows.close,
  };
}

/** The written policies, found by who holds them. */
interface WrittenPolicies {
  /** The rows that hold the policies of a principal or user group. */
  readonly rowsOf: (holder: string) => readonly number[];
  /** Policies that a principal may hold; null for those that any member may hold. */
  readonly possibleOf: (principal: string | null) => readonly Omit<PossibleRow, 'userGroup'>[];
  readonly close: () => Table;
}

/** Writes the policies: one row for consecutive policies of one holder, which is nearly always all of them. */
function writePolicies(policies: readonly Policy[], numbers: RowNumbers, output: Output): WrittenPolicies {
  const rows = openRowWriter(output);
  const byHolder = new Map<string, number[]>();
  const possible = new Map<string | null, Omit<PossibleRow, 'userGroup'>[]>();
  let holder: Holder | null = null;
  let held: PolicyRow[] = [];
  const finish = (): void => {
    if (holder !== null) addTo(byHolder, nameOf(holder), rows.add(JSON.stringify(held)));
    held = [];
  };
  for (const [at, policy] of policies.entries()) {
    const row = policyRow(policy, at, numbers);
    if (policy.holder.kind === 'possible') {
      addTo(possible, policy.holder.principal, { holder: policy.holder, policy: row });
      continue;
    }
    if (holder === null || nameOf(holder) !== nameOf(policy.holder)) {
      finish();
      holder = policy.holder;
    }
    held.push(row);
  }
  finish();
  return {
    rowsOf: (key) => byHolder.get(key) ?? [],
    possibleOf: (principal) => possible.get(principal) ?? [],
    close: rows.close,
  };
}

function nameOf(holder: Holder): string {
  return (holder.kind === 'user-group' ? holder.group : holder.principal) ?? '';
}

/** Writes rows that are found by name; gives where their directory and their names are. */
function writeNamed<T>(
  things: Iterable<T>,
  output: Output,
  how: { readonly write: (thing: T) => string; readonly namesOf: (thing: T) => readonly string[] },
): { readonly rows: Table; readonly names: Table } {
  const rows = openRowWriter(output);
  const names = openNameWriter(output);
  for (const thing of things) {
    const row = rows.add(how.write(thing));
    for (const name of how.namesOf(thing)) names.add(name, row);
  }
  return { rows: rows.close(), names: names.close() };
}
