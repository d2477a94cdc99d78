import { verdicts } from '@grantlens/engine';
import { collectionNames, gapCauses, standings } from '@grantlens/snapshot';
import { z } from 'zod';

const nullableText = z.string().nullable();
const verdict = z.enum(verdicts);
const standing = z.enum(standings);

const principal = z.strictObject({
  kind: z.enum(['member', 'token']),
  id: nullableText,
  email: z.string().optional(),
  name: z.string().optional(),
});

const scope = z.strictObject({
  kind: z.enum(['account', 'type', 'resource']),
  key: z.string(),
  name: z.string().optional(),
});

const atomic = z.strictObject({ kind: z.literal('atomic'), name: z.string() });

const permissionGroup = { id: nullableText, label: z.string().optional(), name: z.string().optional() };

const permission = z.discriminatedUnion('kind', [
  atomic,
  z.strictObject({ kind: z.literal('group'), ...permissionGroup }),
  z.strictObject({ kind: z.literal('any'), name: z.string(), of: z.array(atomic) }),
]);

const resource = z.discriminatedUnion('kind', [
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
    id: z.literal('*'),
    name: z.literal('zone:*'),
    key: z.string(),
    count: z.int(),
  }),
]);

const path = z.enum(['direct', 'group']);

const via = z.strictObject({
  kind: path,
  groupId: nullableText.optional(),
  groupName: nullableText.optional(),
  policyId: nullableText,
  permissionGroupId: nullableText,
  permissionGroupName: z.string().optional(),
  scope: scope.nullable(),
});

const evidence = z.strictObject({
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

const canResult = z.strictObject({ principal, standing, resource: resource.optional(), verdict, evidence });

const whoCanResult = z.strictObject({
  principal,
  standing,
  resource: resource.optional(),
  verdict: z.enum(['allowed', 'unknown']),
  via: z.array(via),
  evidence: evidence.optional(),
});

const whatCanResult = z.strictObject({
  permissionGroup: z.strictObject(permissionGroup),
  access: z.enum(['allow', 'deny', 'either']),
  effective: verdict,
  scope,
  except: z.array(scope),
  via: z.array(via),
});

const frame = {
  schemaVersion: z.literal(1),
  snapshot: z.strictObject({
    digest: z.string(),
    accountId: z.string(),
    accountName: nullableText,
    takenAt: z.string(),
    modified: z.literal(true).optional(),
  }),
  complete: z.boolean(),
  assumptions: z.array(z.string()),
  gaps: z.array(
    z.strictObject({
      id: z.string(),
      collection: z.enum(collectionNames),
      cause: z.enum(gapCauses),
      clouds: z.string(),
    }),
  ),
};

/** The envelope of every question, as published in `answer.schema.json`. */
export const answerSchema: z.ZodType = z.union([
  z.strictObject({
    ...frame,
    query: z.strictObject({ kind: z.literal('can'), principal, permission, resource }),
    summary: z.strictObject({ zones: z.int(), allowed: z.int(), unknown: z.int() }).optional(),
    results: z.array(canResult),
  }),
  z.strictObject({
    ...frame,
    query: z.strictObject({ kind: z.literal('who-can'), permission, resource }),
    summary: z
      .strictObject({
        zones: z.int(),
        principals: z.array(z.strictObject({ principal, allowed: z.int(), unknown: z.int() })),
      })
      .optional(),
    results: z.array(whoCanResult),
  }),
  z.strictObject({
    ...frame,
    query: z.strictObject({ kind: z.literal('what-can'), principal, resource: resource.optional() }),
    results: z.array(whatCanResult),
  }),
]);
