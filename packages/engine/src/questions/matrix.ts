import type { Gap, Principal, Standing } from '@grantlens/snapshot';
import type { Access } from '../access/access.ts';
import { type Assumption, mergeAssumptions } from '../decision/assumptions.ts';
import { collectionGaps, unseenPrincipals } from '../decision/collection-gap.ts';
import { mergeGaps } from '../decision/gaps.ts';
import type { Permission } from '../decision/permission.ts';
import { type Decision, relation } from '../decision/relation.ts';
import { type Anywhere, type Resource, type Subject, zoneResource } from '../decision/resource.ts';
import { isOpen, standingGap } from '../decision/standing-doubt.ts';
import { preferred, type Verdict } from '../decision/verdict.ts';
import { openByPlace } from '../outcomes/by-place.ts';
import { isOpenOrLacksOpen, type Lack, openLacks } from '../outcomes/lacks.ts';
import { checkPermission, checkSubject } from '../words/check-asked.ts';

/**
 * What a matrix is made of: every principal of the standings against every permission on every resource. Zones are a
 * column each; `anywhere` is one, with the best verdict there is.
 */
export interface MatrixQuestion {
  readonly permissions: readonly Permission[];
  readonly subjects: readonly Subject[];
  readonly standings: readonly Standing[];
}

/** One permission on one resource: a column. */
export interface MatrixColumn {
  readonly permission: Permission;
  readonly resource: Resource | Anywhere;
}

/** A principal and its verdicts, one for each column. */
export interface MatrixRow {
  readonly principal: Principal;
  readonly verdicts: readonly Verdict[];
  /** For each column about a permission group the single permissions of it that do not hold there. */
  readonly lacks: readonly (readonly Lack[])[];
}

/** The answer to `matrix`. */
export interface MatrixAnswer {
  /** By permission, then resource, in the order they were asked for. */
  readonly columns: readonly MatrixColumn[];
  readonly rows: readonly MatrixRow[];
  readonly assumptions: readonly Assumption[];
  readonly gaps: readonly Gap[];
  /** False when a verdict is open, or the list of principals could not be read whole. */
  readonly complete: boolean;
}

/**
 * The verdict of everybody for each of some permissions on each of some resources.
 *
 * @throws GrantlensError `permission-unknown` or `resource-unknown`, where the account does not know one
 */
export function matrix(access: Access, question: MatrixQuestion): MatrixAnswer {
  const { permissions, subjects, standings } = question;
  for (const permission of permissions) checkPermission(permission, access.account);
  for (const subject of subjects) checkSubject(subject, access.account);
  const resources = resourcesOf(subjects);
  const columns = permissions.flatMap((permission) =>
    resources.map((resource) => ({ permission, resource })),
  );
  const relations: readonly ColumnRelation[] = columns.map(({ permission, resource }) =>
    resource.kind === 'anywhere'
      ? relationAnywhere(access, permission)
      : relationOn(access, permission, resource),
  );
  const asked = access.account.principals.filter(({ standing }) => standings.includes(standing));
  const decided = asked.map((principal) => ({
    principal,
    decisions: relations.map((one) => one(principal)),
  }));
  const decisions = decided.flatMap((row) => row.decisions);
  const counted = subjects.some(({ kind }) => kind === 'zones');
  const unseen = [...(counted ? collectionGaps(access.account, ['zones']) : []), ...unseenPrincipals(access)];
  return {
    columns,
    rows: decided.map((row) => ({
      principal: row.principal,
      verdicts: row.decisions.map(({ verdict }) => verdict),
      lacks: row.decisions.map(({ lacks }) => lacks),
    })),
    assumptions: mergeAssumptions(decisions),
    gaps: mergeGaps([...unseen, ...decisions.flatMap(({ gaps }) => gaps)]),
    complete: unseen.length === 0 && !decisions.some(isOpenOrLacksOpen),
  };
}

/** Each resource that is asked about, once. */
function resourcesOf(subjects: readonly Subject[]): readonly (Resource | Anywhere)[] {
  const all = subjects.flatMap((one) => (one.kind === 'zones' ? one.zones.map(zoneResource) : [one]));
  return [...new Map(all.map((one) => [one.kind === 'anywhere' ? one.kind : one.identity, one])).values()];
}

type ColumnRelation = (principal: Principal) => ColumnDecision;

interface ColumnDecision extends Pick<Decision, 'principal' | 'verdict' | 'gaps' | 'assumptions'> {
  readonly lacks: readonly Lack[];
}

function relationOn(access: Access, permission: Permission, resource: Resource): ColumnRelation {
  const decide = relation(access, permission, resource);
  const lackingOf = permission.kind === 'group' ? openLacks(access, permission.group, resource) : null;
  return (principal) => {
    const decision = decide(principal);
    const { lacks = [], decisions = [] } = lackingOf?.(decision) ?? {};
    if (decisions.length === 0) return { ...decision, lacks };
    const rested = [decision, ...decisions];
    const gaps = mergeGaps(rested.flatMap((one) => one.gaps));
    return { ...decision, lacks, gaps, assumptions: mergeAssumptions(rested) };
  };
}

function relationAnywhere(access: Access, permission: Permission): ColumnRelation {
  const { placesOf } = openByPlace(access, permission, { kind: 'anywhere' });
  return (principal) => {
    const places = placesOf(principal);
    const verdict = preferred(places.map(({ ruling }) => ruling.verdict));
    const best = places.filter(({ ruling }) => ruling.verdict === verdict);
    const deciding = best.map(({ ruling }) => ruling);
    const doubt = isOpen({ principal, verdict }) ? standingGap(principal, access.account) : null;
    return {
      principal,
      verdict,
      // Somewhere is enough: where the whole group holds in one place, nothing is lacking.
      lacks: best.some(({ lacks }) => lacks.length === 0) ? [] : (best[0]?.lacks ?? []),
      gaps: mergeGaps([...(doubt === null ? [] : [doubt]), ...deciding.flatMap(({ gaps }) => gaps)]),
      assumptions: mergeAssumptions(deciding),
    };
  };
}
