import { hash } from 'node:crypto';
import { type Access, type Grant, type Outcome, outcomesOf } from '@grantlens/engine';
import { type GrantId, type HolderPolicies, sharedGrantId } from '@grantlens/engine/internal';
import type { Principal } from '@grantlens/snapshot';
import { addTo, compareTexts, type PolicyGrant } from '@grantlens/snapshot/internal';
import type { EntitlementRow } from '../model/tables/entitlements.ts';
import { anyMember } from '../model/tables/entitlements.ts';
import {
  inOrder,
  mergeOutcomes,
  type Named,
  nameOf,
  type OutcomeText,
  outcomeText,
  rowOf,
} from '../rows/entitlement-row.ts';
import type { GrantUnits } from '../rows/grant-units.ts';

/**
 * What every holder of policies gives, a row for each of its grants: user group by user group, then principal by
 * principal. Members of a user group with another outcome than the others are listed in further rows of the grant, one for
 * each outcome; the ids of these rows begin with the id of the first.
 */
export function* listHeldEntitlements(
  access: Access,
  { underAll }: GrantUnits,
): Generator<EntitlementRow, void, void> {
  const idOf = openIds();
  for (const { holder, cells } of outcomesOf(access)) {
    const named = nameOfHolder(holder);
    const byId = new Map<string, Divided>();
    for (const outcomes of cells) {
      const [first] = outcomes;
      if (first === undefined) continue;
      const id = idOf(first.grant);
      const parts = outcomes.map((outcome): Part => {
        const { principals, isPlain } = outcome;
        return { principals, isPlain, text: outcomeText(access, outcome, idOf) };
      });
      const same = byId.get(id);
      byId.set(id, {
        id,
        named,
        grant: first.grant,
        parts: same === undefined ? parts : mergeParts(same.parts, parts),
      });
    }
    const own = [...byId.values()].flatMap((divided) => rowsOf(access, divided, underAll(divided.grant)));
    yield* own.sort(inOrder);
  }
}

/** The outcome of a grant for some of those who have it. */
type Part = Pick<Outcome, 'principals' | 'isPlain'> & { readonly text: OutcomeText };

/** A grant, and its outcome for each part of its holders. */
interface Divided {
  readonly id: GrantId;
  readonly named: Named;
  readonly grant: Grant;
  readonly parts: readonly Part[];
}

/** The ids of grants; those of denies, which every row they cut names, are worked out once. */
function openIds(): (grant: Grant) => GrantId {
  const known = new Map<PolicyGrant, GrantId>();
  return (grant) => {
    if (grant.policy.effect === 'allow') return sharedGrantId(grant);
    const id = known.get(grant.cell) ?? sharedGrantId(grant);
    known.set(grant.cell, id);
    return id;
  };
}

/** How the rows of a holder name whose they are. */
export function nameOfHolder({ path, group, policies, principals }: HolderPolicies): Named {
  const held = policies[0]?.holder;
  const [principal] = principals;
  const isOneOnly = path === 'direct' || (held?.kind === 'possible' && held.principal !== null);
  if (isOneOnly && principal !== undefined) return nameOf(principal);
  const nobody = { principalKind: 'user-group', email: null, standing: null, conditions: [] } as const;
  return held?.kind === 'possible' || group === null
    ? { ...nobody, principalId: anyMember, name: null }
    : { ...nobody, principalId: group.id ?? group.key, name: group.name };
}

/** One row for all with the same outcome; the first is for holders with nothing else that matters, or for the most. */
function rowsOf(
  access: Access,
  { id, named, grant, parts }: Divided,
  units: readonly string[],
): readonly EntitlementRow[] {
  return alike(parts).map(([outcome, { text, principals }], at) => {
    const source = { named, grant, text, units, principals: principals.length };
    if (at === 0) return rowOf(access, { ...source, id });
    const holders = principals.map((principal) => principal.id ?? principal.key).sort(compareTexts);
    return rowOf(access, { ...source, id: `${id}-${digestOf(outcome)}`, holders });
  });
}

/** The parts with those of the same outcome put together, each after its outcome; the first first. */
function alike(parts: readonly Part[]): readonly (readonly [string, Part])[] {
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return [['', only]];
  const byOutcome = new Map<string, Part>();
  for (const part of parts) {
    const outcome = outcomeOf(part.text);
    const same = byOutcome.get(outcome);
    byOutcome.set(
      outcome,
      same === undefined
        ? part
        : {
            text: part.text,
            principals: [...same.principals, ...part.principals],
            isPlain: same.isPlain || part.isPlain,
          },
    );
  }
  return [...byOutcome].sort(
    ([one, a], [other, b]) =>
      Number(b.isPlain) - Number(a.isPlain) ||
      b.principals.length - a.principals.length ||
      compareTexts(one, other),
  );
}

/** Equal for outcomes of one grant that are the same. */
function outcomeOf({ effective, except, cutBy, assumptions, gaps }: OutcomeText): string {
  return JSON.stringify([effective, except, cutBy, assumptions, gaps]);
}

function digestOf(text: string): string {
  return hash('sha256', text, 'hex').slice(0, 8);
}

/** Two policies without an id may give one thing twice (see `mergeOutcomes`), each divided in its own way. */
function mergeParts(some: readonly Part[], more: readonly Part[]): readonly Part[] {
  const partOf = new Map(more.flatMap((part) => part.principals.map((principal) => [principal, part])));
  return some.flatMap((part) => {
    const split = new Map<Part, Principal[]>();
    for (const principal of part.principals) {
      const other = partOf.get(principal);
      if (other !== undefined) addTo(split, other, principal);
    }
    return [...split].map(
      ([other, principals]): Part => ({
        text: mergeOutcomes(part.text, other.text),
        principals,
        isPlain: part.isPlain && other.isPlain,
      }),
    );
  });
}
