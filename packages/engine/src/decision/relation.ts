import type { Gap, Policy, Principal } from '@grantlens/snapshot';
import { invariant, remembered } from '@grantlens/snapshot/internal';
import type { Access } from '../access/access.ts';
import { type Among, openAmong } from '../access/among.ts';
import { type Grant, type GrantId, grantId } from '../access/grant.ts';
import { type Assumption, assumptionsOf, mergeAssumptions } from './assumptions.ts';
import { type BearingCell, type BearingGrant, bearingCells, bearingOf, gapsOf } from './bearing.ts';
import { candidatePolicies } from './candidates.ts';
import { decide } from './decide.ts';
import { type Evidence, evidenceOf, type NearMiss } from './evidence.ts';
import { mergeGaps } from './gaps.ts';
import { holds } from './holds.ts';
import type { AskedPermission, Permission } from './permission.ts';
import { reaches } from './reaches.ts';
import type { Resource } from './resource.ts';
import { isOpen, standingGap } from './standing-doubt.ts';
import { preferred, type Verdict } from './verdict.ts';

/** The one relation every question reads: principal × permission × resource → verdict, with what it rests on. */
export interface Decision {
  readonly principal: Principal;
  readonly verdict: Verdict;
  /** The grants that bear on it, sure and maybe. */
  readonly bearings: readonly BearingGrant[];
  readonly gaps: readonly Gap[];
  readonly assumptions: readonly Assumption[];
}

/** A decision, without the principal it is about. */
export type Ruling = Omit<Decision, 'principal'>;

/** One question, asked of any principal. */
export type Relation = (principal: Principal) => Decision;

/** Decides for one principal. */
export function relate(
  access: Access,
  principal: Principal,
  permission: Permission,
  resource: Resource,
): Decision {
  return relationOfFew(access, permission, resource)(principal);
}

/** A question of a few principals: the policies of each are looked at, and no others. */
export function relationOfFew(access: Access, permission: Permission, resource: Resource): Relation {
  const decide = decisionOf(access, permission, cellsFor(access, permission, resource), access.waysOf);
  return (principal) => withStanding(decide(principal), access);
}

/** A question ready to be asked of many principals. */
export interface OpenRelation {
  readonly decide: Relation;
  /** Equal for principals who have what bears on it through the same holders: all but the grants is the same for them. */
  readonly classOf: Among['classOf'];
  /** Everybody on whom anything bears; possibly others. What is asked is not granted to anybody else. */
  readonly principals: Among['principals'];
}

/** Opens a question: what a policy has to do with it is looked at once, not once per holder. */
export function openRelation(access: Access, permission: Permission, resource: Resource): OpenRelation {
  const cells = cellsFor(access, permission, resource);
  const bears = (policy: Policy) => cells.some((cellsOf) => cellsOf(policy).length > 0);
  const candidates = candidatePolicies(access, askedIn(permission), resource);
  const among = openAmong(access, candidates.filter(bears));
  const decide = oncePerClass(among, decisionOf(access, permission, cells, among.waysOf));
  return {
    decide: (principal) => withStanding(decide(principal), access),
    classOf: among.classOf,
    principals: among.principals,
  };
}

/** Decides once for all of a class: only whose grants they are is another. */
function oncePerClass({ classOf }: Among, decide: Relation): Relation {
  const firsts = new Map<string, Decision>();
  return (principal) => {
    const name = classOf(principal);
    const first = firsts.get(name);
    if (first === undefined) {
      const decision = decide(principal);
      firsts.set(name, decision);
      return decision;
    }
    const { verdict, bearings, gaps, assumptions } = first;
    return {
      principal,
      verdict,
      bearings: bearings.map((one) => ofPrincipal(one, principal)),
      gaps,
      assumptions,
    };
  };
}

function ofPrincipal({ grant, effect, certainty, gaps }: BearingGrant, principal: Principal): BearingGrant {
  const { policy, path, group, cell, permissionGroup } = grant;
  return { grant: { principal, policy, path, group, cell, permissionGroup }, effect, certainty, gaps };
}

/** The same question of any principal. */
export function relation(access: Access, permission: Permission, resource: Resource): Relation {
  return openRelation(access, permission, resource).decide;
}

function withStanding(decision: Decision, access: Access): Decision {
  const gap = isOpen(decision) ? standingGap(decision.principal, access.account) : null;
  return gap === null ? decision : { ...decision, gaps: mergeGaps([...decision.gaps, gap]) };
}

/** The cells of a policy that bear on one of the permissions asked about. */
type CellsOf = (policy: Policy) => readonly BearingCell[];

const askedIn = (permission: Permission): readonly AskedPermission[] =>
  permission.kind === 'any' ? permission.of : [permission];

function cellsFor(access: Access, permission: Permission, resource: Resource): readonly CellsOf[] {
  return askedIn(permission).map((one) =>
    remembered((policy) => bearingCells(policy, one, resource, access)),
  );
}

function decisionOf(
  access: Access,
  { kind }: Permission,
  cells: readonly CellsOf[],
  waysOf: Access['waysOf'],
): Relation {
  const relations = cells.map((cellsOf) => decisionOn(access, cellsOf, waysOf));
  const [only] = relations;
  if (kind !== 'any' && only !== undefined) return only;
  return (principal) => ({
    principal,
    ...anyOf(
      relations.map((one) => one(principal)),
      access,
    ),
  });
}

function decisionOn(access: Access, cellsOf: CellsOf, waysOf: Access['waysOf']): Relation {
  return (principal) => {
    const bearings: BearingGrant[] = [];
    // Written out: there are tens of thousands in one answer, and spreading takes ten times as long.
    for (const { policy, path, group } of waysOf(principal))
      for (const { cell, permissionGroup, effect, certainty, gaps } of cellsOf(policy))
        bearings.push({
          grant: { principal, policy, path, group, cell, permissionGroup },
          effect,
          certainty,
          gaps,
        });
    return { principal, ...decided(bearings, access) };
  };
}

/**
 * Decides as if these were all the grants there are. A caller that knows which grants can bear on a question saves the
 * look at all the others for each of a million questions.
 */
export function decideAmong(
  access: Access,
  grants: readonly Grant[],
  { permission, resource }: { readonly permission: Permission; readonly resource: Resource },
): Ruling {
  const decideOn = (one: AskedPermission) =>
    decided(
      grants.flatMap((grant) => bearingOf(grant, one, resource) ?? []),
      access,
    );
  return permission.kind === 'any' ? anyOf(permission.of.map(decideOn), access) : decideOn(permission);
}

/** The same for one principal, with what its standing leaves open. */
export function relateAmong(
  access: Access,
  principal: Principal,
  grants: readonly Grant[],
  asked: { readonly permission: Permission; readonly resource: Resource },
): Decision {
  return withStanding({ principal, ...decideAmong(access, grants, asked) }, access);
}

function decided(bearings: readonly BearingGrant[], access: Access): Ruling {
  return {
    verdict: decide(bearings),
    bearings,
    gaps: gapsOf(bearings, access),
    assumptions: assumptionsOf(
      bearings.map(({ effect, grant }) => ({ effect, effectAssumed: grant.policy.effectAssumed })),
    ),
  };
}

/** Any of several permissions will do: the best verdict decides, and what led to it is the evidence. */
function anyOf(rulings: readonly Ruling[], access: Access): Ruling {
  invariant(rulings.length > 0, 'a glob means at least one permission');
  const verdict = preferred(rulings.map((ruling) => ruling.verdict));
  const deciding = rulings.filter((ruling) => ruling.verdict === verdict).flatMap(({ bearings }) => bearings);
  return {
    verdict,
    bearings: mostSure(deciding),
    gaps: gapsOf(deciding, access),
    assumptions: mergeAssumptions(rulings),
  };
}

/** A grant may certainly bear on one of several permissions and maybe on another: the sure one counts. */
function mostSure(bearings: readonly BearingGrant[]): readonly BearingGrant[] {
  const best = new Map<GrantId, BearingGrant>();
  for (const bearing of bearings) {
    const id = grantId(bearing.grant);
    if (bearing.certainty === 'sure' || !best.has(id)) best.set(id, bearing);
  }
  return [...best.values()];
}

/** The evidence of a decision (S15). */
export function decisionEvidence(
  access: Access,
  decision: Decision,
  permission: Permission,
  resource: Resource,
): Evidence {
  return evidenceOf(decision.verdict, decision.bearings, () =>
    access.grantsOf(decision.principal).flatMap((grant) => {
      const kind = nearMiss(grant, permission, resource);
      return kind === null ? [] : [{ grant, kind }];
    }),
  );
}

function nearMiss(grant: Grant, permission: Permission, resource: Resource): NearMiss['kind'] | null {
  const { permissionGroup, policy, cell } = grant;
  if (policy.effect !== 'allow' || permissionGroup === null) return null;
  if (askedIn(permission).some((one) => holds(permissionGroup, one)?.certainty === 'sure'))
    return 'permission-elsewhere';
  return reaches(cell, permissionGroup, resource) ? 'resource-without-permission' : null;
}
