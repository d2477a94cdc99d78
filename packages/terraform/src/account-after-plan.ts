import type { Account, Snapshot } from '@grantlens/snapshot';
import { type GapId, isObject, type NormaliseOptions, normaliseEdited } from '@grantlens/snapshot/internal';
import { applyPlan } from './apply/apply-plan.ts';
import type { Applying } from './apply/applying.ts';
import { type Conflict, type NotedUnknown, takePlanNotes } from './apply/notes.ts';
import type { Shortfall, TerraformPlan } from './document/plan.ts';
import { attributesOf, isAccessType } from './document/resource-types.ts';
import { openAccountRows } from './objects/account-rows.ts';
import { driftFound } from './objects/drift-found.ts';
import type { MatchedBy } from './objects/find-object.ts';
import { type Drift, locate } from './objects/locate.ts';
import { openShownWhole } from './objects/shown-whole.ts';
import { type AddressOf, addressesOf, gatherAddresses } from './outcome/addresses.ts';
import { withUnshownNames } from './outcome/with-unshown-names.ts';
import { withoutNewIds } from './outcome/without-new-ids.ts';
import { openReferences, openTaken } from './references/follow.ts';
import { planned, unknown } from './rows/planned.ts';
import type { RawRow } from './rows/row-reading.ts';
import { openShownTexts } from './rows/shown-texts.ts';
import { type OtherAccount, type OtherResources, sortChanges } from './sort-changes.ts';
import { type FilesIn, openLocals } from './written/written-places.ts';

/** Something that is known only when the plan is applied, or that must not be shown. */
export interface UnknownValue {
  readonly address: string;
  /** The attribute: `policies[0].permission_groups[1].id`. */
  readonly path: string;
  /** The gap of the account that it makes; null where it clouds nothing by itself. */
  readonly gap: GapId | null;
}

/** The account as a plan leaves it, with what is to be said of the plan. Read it with `accountAfterPlan`. */
export interface AfterPlan {
  readonly account: Account;
  /** How many resources were evaluated, whether they change or not. */
  readonly resources: number;
  /** Which object of the snapshot each is, and by what that is known. */
  readonly matched: readonly { readonly address: string; readonly by: MatchedBy }[];
  readonly drift: readonly Drift[];
  /** Resources of other types that change. */
  readonly others: readonly OtherResources[];
  readonly otherAccounts: readonly OtherAccount[];
  readonly unknown: readonly UnknownValue[];
  readonly conflicts: readonly Conflict[];
  readonly shortfalls: readonly Shortfall[];
  /** False where something that bears on access was not evaluated, or may come out otherwise. */
  readonly complete: boolean;
  /** The resource that caused a change of a principal; null where none did. */
  readonly addressOf: AddressOf;
}

/** How a plan is made to the account of a snapshot. */
export interface PlanOptions extends NormaliseOptions {
  /**
   * Gives the files of Terraform that the plan was made of by the folder of a module, as seen from that of the root module:
   * `modules/team`; the root is empty. A plan does not show what local values refer to.
   */
  readonly filesIn?: FilesIn;
}

/**
 * The account of a snapshot as a plan leaves it: each resource does to it what the provider does with the API. What is
 * known only when the plan is applied is a gap.
 *
 * @example
 * ```ts
 * import { compile, diff } from '@grantlens/engine';
 * import { normalise } from '@grantlens/snapshot';
 * import { accountAfterPlan, readTerraformPlan } from '@grantlens/terraform';
 *
 * const after = accountAfterPlan(snapshot, readTerraformPlan(planFile));
 * diff(compile(normalise(snapshot)), compile(after.account)).changes;
 * ```
 */
export function accountAfterPlan(
  snapshot: Snapshot,
  plan: TerraformPlan,
  options: PlanOptions = {},
): AfterPlan {
  const { filesIn, ...reading } = options;
  const accountId = String(snapshot.account.id);
  const { ours, others, otherAccounts } = sortChanges(plan.changes, accountId);
  const rows = openAccountRows(snapshot);
  const notes = takePlanNotes();
  const newIds = new Set<string>();
  const sensitive = new Map<string, string>();
  const isShown = openShownTexts(snapshot);
  const applying: Applying = {
    rows,
    notes,
    newIds,
    sensitive,
    shown: openShownWhole(snapshot),
    follow: openReferences(plan, filesIn && openLocals(plan, filesIn)),
    isTaken: openTaken(plan),
    valuesOf: ({ type, after, afterUnknown, afterSensitive }) => {
      const marks = { unknown: afterUnknown, sensitive: afterSensitive, isShown };
      const names = isAccessType(type) ? attributesOf[type] : [];
      // Of a resource of which nothing is known no attribute is.
      if (afterUnknown === true) return Object.fromEntries(names.map((name) => [name, unknown]));
      return planned(after ?? {}, marks) as RawRow;
    },
  };
  const found = locate(ours, snapshot, rows);
  for (const { change, isMissing, id } of found.located) {
    if (isMissing && id === change.address) newIds.add(id);
    if (isTrue(change.afterUnknown, 'account_id')) notes.unknown(change.address, 'account_id', null);
  }
  for (const { address, ids } of found.ambiguous)
    notes.conflict(address, `it may be any of ${ids.length} of its name (${ids.join(', ')})`, true);
  const groupMembers = applyPlan(found.located, applying);
  const account = normaliseEdited(snapshot, rows.edited(), reading);
  const unknowns = notes.unknowns.map((one) => withGap(one, account));
  return {
    account: withUnshownNames(withoutNewIds(account, newIds), sensitive),
    resources: ours.length,
    matched: found.matched,
    drift: [...driftFound(sortChanges(plan.drift, accountId).ours), ...found.drift],
    others,
    otherAccounts,
    unknown: unknowns,
    conflicts: notes.conflicts,
    shortfalls: plan.shortfalls,
    complete:
      plan.shortfalls.length === 0 && !others.some(({ bearsOnAccess }) => bearsOnAccess) && !notes.isOpen(),
    addressOf: addressesOf(
      gatherAddresses(
        found.located,
        groupMembers,
        new Map(unknowns.flatMap(({ address, gap }) => (gap === null ? [] : [[gap, address]]))),
      ),
    ),
  };
}

function isTrue(marks: unknown, attribute: string): boolean {
  return isObject(marks) && marks[attribute] === true;
}

/** The id of the gap that a value makes, as the account has it. */
function withGap({ address, path, gap }: NotedUnknown, { gaps }: Account): UnknownValue {
  const found = gap === null ? undefined : [...gaps.keys()].find((id) => id.startsWith(gap));
  return { address, path, gap: found ?? null };
}
