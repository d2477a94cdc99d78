import { verdicts } from '@grantlens/engine/internal';
import { collectionNames, gapCauses, standings } from '@grantlens/snapshot/internal';
import { z } from 'zod';

type PermissionGroupFields = Readonly<Record<'id' | 'label' | 'name', z.ZodType>>;

export const nullableText: z.ZodType = z.string().nullable();
export const verdict: z.ZodType = z.enum(verdicts);
export const standing: z.ZodType = z.enum(standings);

/** On what it depends besides whether a principal can act. */
export const condition: z.ZodType = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('addresses'), in: z.array(z.string()), notIn: z.array(z.string()) }),
  z.strictObject({ kind: z.literal('from'), at: z.string() }),
  z.strictObject({ kind: z.literal('until'), at: z.string() }),
  z.strictObject({ kind: z.literal('unreadable') }),
]);

/** Everything on which it depends. */
export const conditions: z.ZodType = z.array(condition);

export const principal: z.ZodType = z.strictObject({
  kind: z.enum(['member', 'token']),
  id: nullableText,
  email: z.string().optional(),
  name: z.string().optional(),
  /** Of one that a plan would make: the resource of the plan. */
  address: z.string().optional(),
});

export const scope: z.ZodType = z.strictObject({
  kind: z.enum(['account', 'type', 'resource']),
  key: z.string(),
  name: z.string().optional(),
});

const atomic = z.strictObject({ kind: z.literal('atomic'), name: z.string() });

/** The fields of a permission group. */
export const groupFields: PermissionGroupFields = {
  id: nullableText,
  label: z.string().optional(),
  name: z.string().optional(),
};

export const permissionGroup: z.ZodType = z.strictObject(groupFields);

const group = z.strictObject({ kind: z.literal('group'), ...groupFields });

export const permission: z.ZodType = z.discriminatedUnion('kind', [
  atomic,
  group,
  z.strictObject({ kind: z.literal('any'), name: z.string(), of: z.array(z.union([atomic, group])) }),
]);

export const resource: z.ZodType = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['account', 'zone']), id: z.string(), name: nullableText, key: z.string() }),
  z.strictObject({
    kind: z.literal('resource'),
    id: z.string(),
    name: nullableText,
    key: z.string(),
    type: z.string(),
  }),
  z.strictObject({
    kind: z.literal('zones'),
    /** The glob: `*` for every zone. */
    id: z.string(),
    name: z.string(),
    key: z.string(),
    count: z.int(),
  }),
  z.strictObject({ kind: z.literal('anywhere') }),
]);

const path = z.enum(['direct', 'group']);

export const via: z.ZodType = z.strictObject({
  kind: path,
  groupId: nullableText.optional(),
  groupName: nullableText.optional(),
  policyId: nullableText,
  permissionGroupId: nullableText,
  permissionGroupName: z.string().optional(),
  /** Absent in a row about many resources, where the policy names single ones: the row says which. */
  scope: scope.nullable().optional(),
});

export const evidence: z.ZodType = z.strictObject({
  sets: z.array(z.array(z.string())),
  grants: z.record(
    z.string(),
    z.strictObject({
      effect: z.enum(['allow', 'deny', 'either']),
      path,
      groupId: nullableText.optional(),
      policyId: nullableText,
      permissionGroupId: nullableText,
      resourceGroupId: nullableText,
      objectKey: nullableText,
    }),
  ),
  cut: z.array(z.string()),
  nearMisses: z.array(
    z.strictObject({
      grant: z.string(),
      kind: z.enum(['permission-elsewhere', 'resource-without-permission']),
    }),
  ),
});

/** Single permissions of a permission group that do not hold somewhere, though the group does. */
export const lacks: z.ZodType = z.array(
  z.strictObject({ scope, permissions: z.array(z.string()).min(1), verdict: z.enum(['denied', 'unknown']) }),
);

export const gap: z.ZodObject = z.strictObject({
  id: z.string(),
  collection: z.enum(collectionNames),
  cause: z.enum(gapCauses),
  clouds: z.string(),
});

export const userGroup: z.ZodType = z.strictObject({
  id: nullableText,
  name: z.string().optional(),
  /** Of one that a plan would make: the resource of the plan. */
  address: z.string().optional(),
});

/** Which snapshot. */
export const snapshot: z.ZodType = z.strictObject({
  digest: z.string(),
  accountId: z.string(),
  accountName: nullableText,
  takenAt: z.string(),
  modified: z.literal(true).optional(),
});

/** A query: what was asked, and the digest of the settings file in force, where there was one. */
export const asked = (shape: z.ZodRawShape): z.ZodType =>
  z.strictObject({ ...shape, settings: z.string().optional() });
