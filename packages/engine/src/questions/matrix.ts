import type { Gap, Principal, Standing } from '@grantlens/snapshot';
import type { Access } from '../access/access.ts';
import { type Assumption, mergeAssumptions } from '../decision/assumptions.ts';
import { mergeGaps } from '../decision/gaps.ts';
import type { Permission } from '../decision/permission.ts';
import { relation } from '../decision/relation.ts';
import type { Resource } from '../decision/resource.ts';
import { isOpen } from '../decision/standing-doubt.ts';
import type { Verdict } from '../decision/verdict.ts';
import { unseenPrincipals } from './who-can.ts';

/** What a matrix is made of: every principal of the standings against every permission on every resource. */
export interface MatrixQuestion {
  readonly permissions: readonly Permission[];
  readonly resources: readonly Resource[];
  readonly standings: readonly Standing[];
}

/** One permission on one resource: a column. */
export interface MatrixColumn {
  readonly permission: Permission;
  readonly resource: Resource;
}

/** A principal and its verdicts, one for each column. */
export interface MatrixRow {
  readonly principal: Principal;
  readonly verdicts: readonly Verdict[];
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

/** The verdict of everybody for each of some permissions on each of some resources. */
export function matrix(access: Access, question: MatrixQuestion): MatrixAnswer {
  const { permissions, resources, standings } = question;
  const columns = permissions.flatMap((permission) =>
    resources.map((resource) => ({ permission, resource })),
  );
  const relations = columns.map(({ permission, resource }) => relation(access, permission, resource));
  const asked = access.account.principals.filter(({ standing }) => standings.includes(standing));
  const decided = asked.map((principal) => ({
    principal,
    decisions: relations.map((one) => one(principal)),
  }));
  const decisions = decided.flatMap((row) => row.decisions);
  const unseen = unseenPrincipals(access);
  return {
    columns,
    rows: decided.map((row) => ({
      principal: row.principal,
      verdicts: row.decisions.map(({ verdict }) => verdict),
    })),
    assumptions: mergeAssumptions(decisions),
    gaps: mergeGaps([...unseen, ...decisions.flatMap(({ gaps }) => gaps)]),
    complete: unseen.length === 0 && !decisions.some(isOpen),
  };
}
