import { causeKinds, editKinds, policyParts, stepKinds, verdicts } from '@grantlens/engine/internal';
import { collectionNames, gapCauses, standings } from '@grantlens/snapshot/internal';
import { z } from 'zod';
import { findingResult, findingsQuery, findingsSummary } from './findings-schema.ts';
import { inventorySchemas } from './inventory-schema.ts';

const nullableText = z.string().nullable();
const verdict = z.enum(verdicts);
const standing = z.enum(standings);

/** On what it depends besides whether a principal can act. */
const condition = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('addresses'), in: z.array(z.string()), notIn: z.array(z.string()) }),
  z.strictObject({ kind: z.literal('from'), at: z.string() }),
  z.strictObject({ kind: z.literal('until'), at: z.string() }),
  z.strictObject({ kind: z.literal('unreadable') }),
]);
const conditions = z.array(condition);

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

const group = z.strictObject({ kind: z.literal('group'), ...permissionGroup });

const permission = z.discriminatedUnion('kind', [
  atomic,
  group,
  z.strictObject({ kind: z.literal('any'), name: z.string(), of: z.array(z.union([atomic, group])) }),
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
    /** The glob: `*` for every zone. */
    id: z.string(),
    name: z.string(),
    key: z.string(),
    count: z.int(),
  }),
  z.strictObject({ kind: z.literal('anywhere') }),
]);

const path = z.enum(['direct', 'group']);

const via = z.strictObject({
  kind: path,
  groupId: nullableText.optional(),
  groupName: nullableText.optional(),
  policyId: nullableText,
  permissionGroupId: nullableText,
  permissionGroupName: z.string().optional(),
  /** Absent in a row about many resources, where the policy names single ones: the row says which. */
  scope: scope.nullable().optional(),
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

/** Single permissions of a permission group that do not hold somewhere, though the group does. */
const lacks = z.array(
  z.strictObject({ scope, permissions: z.array(z.string()).min(1), verdict: z.enum(['denied', 'unknown']) }),
);

const canResult = z.strictObject({
  principal,
  standing,
  conditions,
  resource: resource.optional(),
  verdict,
  lacks: lacks.optional(),
  evidence,
});

const whoCanResult = z.strictObject({
  principal,
  standing,
  conditions,
  resource: resource.optional(),
  verdict: z.enum(['allowed', 'unknown']),
  /** About many resources: how many zones have the verdict, and everywhere that has it, in symbols. */
  zones: z
    .strictObject({
      allowed: z.int(),
      unknown: z.int(),
      of: z.int(),
      scope: z.array(scope),
      except: z.array(scope),
    })
    .optional(),
  lacks: lacks.optional(),
  via: z.array(via),
  evidence: evidence.optional(),
});

const whatCanResult = z.strictObject({
  permissionGroup: z.strictObject(permissionGroup),
  access: z.enum(['allow', 'deny', 'either']),
  effective: verdict,
  scope,
  except: z.array(scope),
  lacks: lacks.optional(),
  via: z.array(via),
});

const matrixResult = z.strictObject({
  principal,
  standing,
  conditions,
  permission,
  resource,
  verdict,
  lacks: lacks.optional(),
});

const argued = { principal, verdict: z.enum(['allowed', 'unknown']), via: z.array(via) };

const pathsResult = z.strictObject({
  principal,
  standing,
  conditions,
  verdict: z.enum(['allowed', 'unknown']),
  sentence: z.string(),
  steps: z
    .array(
      z.strictObject({
        kind: z.enum(stepKinds),
        permission,
        ...argued,
        /** As whom somebody acts after the step; null for a member or token with everything. */
        to: principal.nullable(),
        others: z.int(),
        certain: z.boolean(),
      }),
    )
    .min(1),
  /** The member whose access the walk ends with; null where it ends with everything. */
  end: z.strictObject(argued).nullable(),
});

const gap = z.strictObject({
  id: z.string(),
  collection: z.enum(collectionNames),
  cause: z.enum(gapCauses),
  clouds: z.string(),
});

const userGroup = z.strictObject({ id: nullableText, name: z.string().optional() });

/** What each kind of cause names besides: the user group, the policy, the permission group, the resource group, the gap. */
const cause = z.strictObject({
  kind: z.enum(causeKinds),
  sentence: z.string(),
  userGroup: userGroup.optional(),
  policyId: nullableText.optional(),
  permissionGroup: z.strictObject(permissionGroup).optional(),
  resourceGroup: z.strictObject({ id: z.string(), name: nullableText }).optional(),
  what: z.array(z.enum([...policyParts, 'contents', 'type'])).optional(),
  gap: gap.optional(),
});

const changeResult = z.strictObject({
  principal,
  standing,
  conditions,
  /** Of a row about a permission the group that gives it, null where that could not be read. */
  permissionGroup: z.strictObject(permissionGroup).nullable(),
  /** Absent: the row is about the permission group. `any`: about every permission that no other row names. */
  permission: permission.optional(),
  scope,
  except: z.array(scope),
  before: verdict,
  after: verdict,
  cause: z.array(cause).min(1),
});

const standingResult = z.strictObject({
  principal,
  conditions,
  kind: z.literal('standing'),
  /** Null where the principal is not there. */
  before: standing.nullable(),
  after: standing.nullable(),
  holds: z.array(z.strictObject({ permissionGroup: z.strictObject(permissionGroup), scope })),
  cause: z.array(cause).min(1),
});

const edit = z.strictObject({
  kind: z.enum(editKinds),
  sentence: z.string(),
  principal: principal.optional(),
  userGroup: userGroup.optional(),
  policyId: z.string().optional(),
  standing: standing.optional(),
  resourceGroup: z.strictObject({ id: z.string(), name: nullableText }).optional(),
  access: z.enum(['allow', 'deny']).optional(),
  permissionGroup: z.strictObject(permissionGroup).optional(),
  scope: scope.optional(),
});

const snapshot = z.strictObject({
  digest: z.string(),
  accountId: z.string(),
  accountName: nullableText,
  takenAt: z.string(),
  modified: z.literal(true).optional(),
});

/** What is to be known about a resource that the snapshot does not show. */
const note = z.string().optional();

/** Where the words mean an area of permissions too. */
const reading = z.strictObject({ permission });
const otherReading = reading.optional();

const frame = {
  schemaVersion: z.literal(1),
  snapshot,
  complete: z.boolean(),
  assumptions: z.array(z.string()),
  gaps: z.array(gap),
};

const inventory = inventorySchemas({ principal, permissionGroup, permission, scope, whatCanResult });

const share = z.strictObject({ verdict, via: z.array(via) });

const compareResult = z.strictObject({
  permissionGroup: z.strictObject(permissionGroup).nullable(),
  permission: permission.optional(),
  scope,
  except: z.array(scope),
  first: share,
  second: share,
});

/** The envelope of every question, as published in `answer.schema.json`. */
export const answerSchema: z.ZodType = z.union([
  z.strictObject({
    ...frame,
    query: z.strictObject({ kind: z.literal('can'), principal, permission, resource, note, otherReading }),
    summary: z.strictObject({ zones: z.int(), allowed: z.int(), unknown: z.int() }).optional(),
    results: z.array(canResult),
  }),
  z.strictObject({
    ...frame,
    query: z.strictObject({
      kind: z.literal('who-can'),
      permission,
      resource,
      note,
      /** With how many principals the answer would count then. */
      otherReading: reading.extend({ allowed: z.int(), unknown: z.int() }).optional(),
    }),
    summary: z
      .strictObject({
        zones: z.int(),
        allowed: z.int(),
        unknown: z.int(),
        pending: z.int(),
        inactive: z.int(),
      })
      .optional(),
    results: z.array(whoCanResult),
  }),
  z.strictObject({
    ...frame,
    query: z.strictObject({
      kind: z.literal('what-can'),
      principal: principal.optional(),
      userGroup: userGroup.optional(),
      standing: standing.optional(),
      conditions: conditions.optional(),
      resource: resource.optional(),
      note,
    }),
    results: z.array(whatCanResult),
  }),
  z.strictObject({
    ...frame,
    query: z.strictObject({
      kind: z.literal('matrix'),
      permissions: z.array(permission),
      resources: z.array(resource),
      notes: z.array(z.string()).optional(),
    }),
    results: z.array(matrixResult),
  }),
  z.strictObject({
    ...frame,
    query: z.strictObject({
      kind: z.literal('paths'),
      from: principal.optional(),
      permission,
      resource,
      note,
      otherReading,
    }),
    summary: z.strictObject({
      asked: z.int(),
      have: z.int(),
      mayHave: z.int(),
      withWalk: z.int(),
      mayHaveWalk: z.int(),
    }),
    results: z.array(pathsResult),
  }),
  z.strictObject({
    ...frame,
    query: z.strictObject({
      kind: z.literal('list'),
      of: z.enum(['members', 'groups', 'tokens', 'zones', 'roles', 'permissions']),
      filters: z.array(z.string()),
    }),
    results: z.array(inventory.list),
  }),
  z.strictObject({
    ...frame,
    query: z.strictObject({ kind: z.literal('show'), name: z.string() }),
    results: z.array(inventory.show),
  }),
  z.strictObject({
    ...frame,
    query: z.strictObject({ kind: z.literal('compare'), principals: z.array(principal) }),
    results: z.array(compareResult),
  }),
  z.strictObject({
    ...frame,
    query: z.strictObject({ kind: z.literal('diff'), before: snapshot }),
    results: z.array(z.union([standingResult, changeResult])),
  }),
  z.strictObject({
    ...frame,
    query: z.strictObject({ kind: z.literal('what-if'), edits: z.array(edit) }),
    results: z.array(z.union([standingResult, changeResult])),
  }),
  z.strictObject({
    ...frame,
    query: findingsQuery,
    summary: findingsSummary,
    results: z.array(findingResult),
  }),
]);
