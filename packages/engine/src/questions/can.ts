import type { Gap, Principal } from '@grantlens/snapshot';
import type { Access } from '../access/access.ts';
import { type Assumption, mergeAssumptions } from '../decision/assumptions.ts';
import { collectionGaps } from '../decision/collection-gap.ts';
import type { Evidence } from '../decision/evidence.ts';
import { mergeGaps } from '../decision/gaps.ts';
import type { Permission } from '../decision/permission.ts';
import { type Decision, decisionEvidence, relate } from '../decision/relation.ts';
import { type Resource, resourceAt, type Subject, zoneResource } from '../decision/resource.ts';
import { openByPlace } from '../outcomes/by-place.ts';
import { isOpenOrLacksOpen, type Lack, openLacks } from '../outcomes/lacks.ts';
import { checkPermission, checkPrincipal, checkResource, checkSubject } from '../words/check-asked.ts';

/** The answer to `can`. */
export interface CanAnswer extends Decision {
  readonly resource: Resource;
  readonly evidence: Evidence;
}

/**
 * Whether a principal's policies give a permission on a resource, and why.
 *
 * @throws GrantlensError `principal-unknown`, `permission-unknown` or `resource-unknown`, where the account
 * does not know one
 *
 * @example
 * ```ts
 * import { accountResource, can, compile, resolvePermission, resolvePrincipal } from '@grantlens/engine';
 *
 * const ruth = resolvePrincipal('ruth@lindenpike.example', account);
 * const edit = resolvePermission('billing:edit', account);
 * const { verdict, evidence } = can(compile(account), ruth, edit, accountResource(account));
 * verdict; // → 'allowed'
 * [...evidence.grants.values()].map((grant) => grant.permissionGroup?.name); // → ['Billing']
 * ```
 */
export function can(
  access: Access,
  principal: Principal,
  permission: Permission,
  resource: Resource,
): CanAnswer {
  checkPrincipal(principal, access.account);
  checkPermission(permission, access.account);
  checkResource(resource, access.account);
  return explained(access, principal, permission, resource);
}

function explained(
  access: Access,
  principal: Principal,
  permission: Permission,
  resource: Resource,
): CanAnswer {
  const decision = relate(access, principal, permission, resource);
  return { ...decision, resource, evidence: decisionEvidence(access, decision, permission, resource) };
}

/** The answer to `can` about one of the resources that a question is about. */
export interface CanOn extends CanAnswer {
  /** Asked about a permission group: the single permissions of it that do not hold there, though the group does. */
  readonly lacks: readonly Lack[];
}

/** The answer to `can` about one resource or many. */
export interface CanOnAnswer {
  /** Of one resource one; of zones one each; of `anywhere` one for each place where something gives or takes it. */
  readonly rows: readonly CanOn[];
  readonly assumptions: readonly Assumption[];
  readonly gaps: readonly Gap[];
  /** False when the answer is open somewhere, or not everything asked about could be seen. */
  readonly complete: boolean;
}

/** Whether a principal's policies give a permission on what a question is about, and why. */
export function canOn(
  access: Access,
  question: { readonly principal: Principal; readonly permission: Permission; readonly subject: Subject },
): CanOnAnswer {
  const { principal, permission, subject } = question;
  checkPrincipal(principal, access.account);
  checkPermission(permission, access.account);
  checkSubject(subject, access.account);
  const found = resourcesOf(access, question).map((resource) => {
    const answer = explained(access, principal, permission, resource);
    return {
      answer,
      lacking: permission.kind === 'group' ? openLacks(access, permission.group, resource)(answer) : null,
    };
  });
  const rows = found.map(({ answer, lacking }): CanOn => ({ ...answer, lacks: lacking?.lacks ?? [] }));
  const rested = [...rows, ...found.flatMap(({ lacking }) => lacking?.decisions ?? [])];
  const unseen = subject.kind === 'zones' ? collectionGaps(access.account, ['zones']) : [];
  return {
    rows,
    assumptions: mergeAssumptions(rested),
    gaps: mergeGaps([...unseen, ...rested.flatMap(({ gaps }) => gaps)]),
    complete: unseen.length === 0 && !rows.some(isOpenOrLacksOpen),
  };
}

function resourcesOf(
  access: Access,
  {
    principal,
    permission,
    subject,
  }: { readonly principal: Principal; readonly permission: Permission; readonly subject: Subject },
): readonly Resource[] {
  if (subject.kind === 'zones') return subject.zones.map(zoneResource);
  if (subject.kind !== 'anywhere') return [subject];
  const places = openByPlace(access, permission, subject).placesOf(principal);
  const held = places.filter(({ ruling }) => ruling.verdict !== 'not-granted');
  // For somebody who has it nowhere, the answer about the account says so.
  return (held.length === 0 ? places.slice(0, 1) : held).map(({ scope }) =>
    resourceAt(scope, access.account),
  );
}
