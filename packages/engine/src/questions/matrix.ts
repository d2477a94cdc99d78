import type { Gap, Principal, Standing } from '@grantlens/snapshot';
import { remembered } from '@grantlens/snapshot/internal';
import type { Access } from '../access/access.ts';
import { type Assumption, mergeAssumptions } from '../decision/assumptions.ts';
import { collectionGaps, unseenPrincipals } from '../decision/collection-gap.ts';
import { mergeGaps } from '../decision/gaps.ts';
import type { Permission } from '../decision/permission.ts';
import { type Decision, openRelation } from '../decision/relation.ts';
import { type Anywhere, type Resource, type Subject, zoneResource } from '../decision/resource.ts';
import { isOpen, standingGap } from '../decision/standing-doubt.ts';
import { preferred, type Verdict } from '../decision/verdict.ts';
import { openByPlace, type PlaceOutcome } from '../outcomes/by-place.ts';
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
  const columnsAsked = columns.map(({ permission, resource }) =>
    resource.kind === 'anywhere'
      ? relationAnywhere(access, permission)
      : relationAt(access, permission, resource),
  );
  const asked = access.account.principals.filter(({ standing }) => standings.includes(standing));
  const rows = asked.map((principal) => ({
    principal,
    decisions: columnsAsked.map((decide) => decide(principal)),
  }));
  const decisions = [...new Set(rows.flatMap((row) => row.decisions))];
  const counted = subjects.some(({ kind }) => kind === 'zones');
  const unseen = [...(counted ? collectionGaps(access.account, ['zones']) : []), ...unseenPrincipals(access)];
  return {
    columns,
    rows: rows.map((row) => ({
      principal: row.principal,
      verdicts: row.decisions.map(({ verdict }) => verdict),
      lacks: row.decisions.map(({ lacks }) => lacks),
    })),
    assumptions: mergeAssumptions(decisions),
    gaps: mergeGaps([...unseen, ...decisions.flatMap(({ gaps }) => gaps)]),
    complete: unseen.length === 0 && !decisions.some((decision) => decision.isOpen),
  };
}

/** Each resource that is asked about, once. */
function resourcesOf(subjects: readonly Subject[]): readonly (Resource | Anywhere)[] {
  const all = subjects.flatMap((one) => (one.kind === 'zones' ? one.zones.map(zoneResource) : [one]));
  return [...new Map(all.map((one) => [one.kind === 'anywhere' ? one.kind : one.identity, one])).values()];
}

/** What a column says of a principal, and of everybody of whom it says the same. */
interface ColumnDecision extends Pick<Decision, 'verdict' | 'gaps' | 'assumptions'> {
  readonly lacks: readonly Lack[];
  readonly isOpen: boolean;
}

type ColumnRelation = (principal: Principal) => ColumnDecision;

const nothing: ColumnDecision = {
  verdict: 'not-granted',
  lacks: [],
  gaps: [],
  assumptions: [],
  isOpen: false,
};

function relationAt(access: Access, permission: Permission, resource: Resource): ColumnRelation {
  const { decide, classOf } = openRelation(access, permission, resource);
  const lackingOf = permission.kind === 'group' ? openLacks(access, permission.group, resource) : null;
  const known = new Map<string, ColumnDecision>();
  return (principal) => {
    const name = classOf(principal);
    if (name === '') return nothing;
    const before = known.get(name);
    if (before !== undefined) return before;
    const decision = decide(principal);
    const { lacks = [], decisions = [] } = lackingOf?.(decision) ?? {};
    const rested = [decision, ...decisions];
    const answer = {
      verdict: decision.verdict,
      lacks,
      gaps: mergeGaps(rested.flatMap((one) => one.gaps)),
      assumptions: mergeAssumptions(rested),
      isOpen: isOpenOrLacksOpen({ ...decision, lacks }),
    };
    // Whether a token can act may be open of it alone, and what is lacking depends on more than what bears on
    // the group.
    if (principal.kind === 'member' && lackingOf === null) known.set(name, answer);
    return answer;
  };
}

function relationAnywhere(access: Access, permission: Permission): ColumnRelation {
  const { placesOf } = openByPlace(access, permission, { kind: 'anywhere' });
  const bestOf = remembered((places: readonly PlaceOutcome[]) => {
    const verdict = preferred(places.map(({ ruling }) => ruling.verdict));
    const best = places.filter(({ ruling }) => ruling.verdict === verdict);
    const deciding = best.map(({ ruling }) => ruling);
    // Somewhere is enough: where the whole group holds in one place, nothing is lacking.
    const lacks = best.some((place) => place.lacks.length === 0) ? [] : (best[0]?.lacks ?? []);
    return {
      verdict,
      lacks,
      gaps: mergeGaps(deciding.flatMap((ruling) => ruling.gaps)),
      assumptions: mergeAssumptions(deciding),
      isOpen: verdict === 'unknown' || lacks.some((lack) => lack.verdict === 'unknown'),
    };
  });
  return (principal) => {
    const best = bestOf(placesOf(principal));
    const doubt = isOpen({ principal, verdict: best.verdict })
      ? standingGap(principal, access.account)
      : null;
    return doubt === null ? best : { ...best, gaps: mergeGaps([doubt, ...best.gaps]), isOpen: true };
  };
}
