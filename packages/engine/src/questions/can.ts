import type { Principal } from '@grantlens/snapshot';
import type { Access } from '../access/access.ts';
import type { Evidence } from '../decision/evidence.ts';
import type { Permission } from '../decision/permission.ts';
import { type Decision, explain, relate } from '../decision/relation.ts';
import type { Resource } from '../decision/resource.ts';

/** The answer to `can`. */
export interface CanAnswer extends Decision {
  readonly resource: Resource;
  readonly evidence: Evidence;
}

/** Whether a principal's policies give a permission on a resource, and why. */
export function can(
  access: Access,
  principal: Principal,
  permission: Permission,
  resource: Resource,
): CanAnswer {
  const decision = relate(access, principal, permission, resource);
  return { ...decision, resource, evidence: explain(access, decision, permission, resource) };
}
