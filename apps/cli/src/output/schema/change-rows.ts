import {
  causeKinds,
  changeableConditions,
  editKinds,
  policyParts,
  waysChanged,
} from '@grantlens/engine/internal';
import { z } from 'zod';
import {
  condition,
  conditions,
  gap,
  nullableText,
  permission,
  permissionGroup,
  principal,
  scope,
  standing,
  userGroup,
  verdict,
} from './parts.ts';

/**
 * What each kind of cause names besides: the user group, the policy, the permission group, the resource
 * group, the gap.
 */
/** Why something changed. */
export const cause: z.ZodType = z.strictObject({
  kind: z.enum(causeKinds),
  sentence: z.string(),
  /** The resource of a plan that causes it. */
  address: z.string().optional(),
  userGroup: userGroup.optional(),
  policyId: nullableText.optional(),
  permissionGroup: permissionGroup.optional(),
  resourceGroup: z.strictObject({ id: z.string(), name: nullableText }).optional(),
  what: z.array(z.enum([...policyParts, 'contents', 'type'])).optional(),
  gap: gap.optional(),
  condition: z.enum(changeableConditions).optional(),
  how: z.enum(waysChanged).optional(),
});

const holds = z.array(z.strictObject({ permissionGroup: permissionGroup, scope }));

/** How many rows there are, and principals who gain, lose, or may do either. */
export const changesSummary: z.ZodObject = z.strictObject({
  changes: z.int(),
  gain: z.int(),
  lose: z.int(),
  unclear: z.int(),
});

export const changeResult: z.ZodObject = z.strictObject({
  principal,
  standing,
  conditions,
  /** Of a row about a permission the group that gives it, null where that could not be read. */
  permissionGroup: permissionGroup.nullable(),
  /** Absent: the row is about the permission group. `any`: about every permission that no other row names. */
  permission: permission.optional(),
  scope,
  except: z.array(scope),
  /** Null where nothing can be known any more: of all permissions some were held, and some were not. */
  before: verdict.nullable(),
  after: verdict,
  cause: z.array(cause).min(1),
});

export const standingResult: z.ZodObject = z.strictObject({
  principal,
  conditions,
  kind: z.literal('standing'),
  /** Null where the principal is not there. */
  before: standing.nullable(),
  after: standing.nullable(),
  holds,
  cause: z.array(cause).min(1),
});

/** A token that works from elsewhere, or at other times. */
export const conditionResult: z.ZodObject = z.strictObject({
  principal,
  standing,
  conditions,
  kind: z.literal('condition'),
  condition: z.enum(changeableConditions),
  /** `loosened`: it works from or at more than before; `changed`: that cannot be said, or it is both. */
  how: z.enum(waysChanged),
  /** Null where there is no such condition. */
  before: condition.nullable(),
  after: condition.nullable(),
  holds,
  cause: z.array(cause).min(1),
});

export const edit: z.ZodType = z.strictObject({
  kind: z.enum(editKinds),
  sentence: z.string(),
  principal: principal.optional(),
  userGroup: userGroup.optional(),
  policyId: z.string().optional(),
  standing: standing.optional(),
  resourceGroup: z.strictObject({ id: z.string(), name: nullableText }).optional(),
  access: z.enum(['allow', 'deny']).optional(),
  permissionGroup: permissionGroup.optional(),
  scope: scope.optional(),
});
