import type { JsonObject, JsonValue } from '@grantlens/snapshot/internal';
import { z } from 'zod';
import type { ObjectState, PolicyState, TokenPolicyState } from './object-state.ts';
import {
  alternativeKinds,
  type Plan,
  type PlanStep,
  planActions,
  refusalCauses,
  type UnintendedChange,
} from './plan.ts';

const text = z.string();
const texts = z.array(text);
const maybe = text.nullable();
const json = z.json() as z.ZodType<JsonValue>;
const jsonObject = z.record(text, z.json()) as z.ZodType<JsonObject>;
const changes = z.array(jsonObject);
const unintended = z.array(
  z
    .object({
      alternative: z
        .strictObject({
          kind: z.enum(alternativeKinds),
          sentence: text,
          keep: texts,
          revoke: texts,
          deny: z.strictObject({ member: text, policies: z.array(jsonObject) }).nullable(),
        })
        .optional(),
    })
    .catchall(z.json()),
) as z.ZodType<readonly UnintendedChange[]>;
const effect = z.enum(['allow', 'deny']);

const policy: z.ZodType<PolicyState> = z.strictObject({
  access: effect,
  permissionGroups: texts,
  resourceGroups: z.array(
    z.union([z.strictObject({ scope: text, objects: texts }), z.strictObject({ id: text })]),
  ),
});
const tokenPolicy: z.ZodType<TokenPolicyState> = z.strictObject({
  effect,
  permissionGroups: texts,
  resources: jsonObject,
});

const state: z.ZodType<ObjectState> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('member'), status: maybe, policies: z.array(policy) }),
  z.strictObject({ kind: z.literal('member-roles'), status: maybe, roles: texts }),
  z.strictObject({ kind: z.literal('group'), policies: z.array(policy) }),
  z.strictObject({
    kind: z.literal('token'),
    name: maybe,
    status: maybe,
    policies: z.array(tokenPolicy),
    condition: json,
    expiresOn: maybe,
    notBefore: maybe,
  }),
  z.strictObject({ kind: z.literal('presence'), present: z.boolean() }),
]);

const step: z.ZodType<PlanStep> = z.strictObject({
  id: text,
  units: texts,
  action: z.enum(planActions),
  method: z.enum(['PUT', 'DELETE']),
  path: text,
  body: json,
  object: z.strictObject({ kind: text, id: text, name: maybe }),
  before: state,
  after: state,
  reverse: z.strictObject({ method: z.enum(['PUT', 'POST', 'DELETE']), path: text, body: json }).nullable(),
  gains: changes,
  loses: changes,
  unintended,
  follows: texts,
  noEffect: texts,
  notes: texts,
});

/** What a file with a plan holds. */
export const planSchema: z.ZodType<Plan> = z.strictObject({
  format: z.literal('grantlens.plan'),
  version: z.literal(1),
  package: z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits'),
  snapshot: text,
  steps: z.array(step),
  tasks: z.array(
    z.strictObject({
      id: text,
      units: texts,
      what: text,
      terraform: z.strictObject({ address: text, edit: text, hcl: maybe }).nullable(),
    }),
  ),
  unintended,
  refused: z.array(z.strictObject({ units: texts, reason: text, cause: z.enum(refusalCauses) })),
});

/** The JSON Schema of a plan, published with this package. */
export function planJsonSchema(): Readonly<Record<string, unknown>> {
  return z.toJSONSchema(planSchema);
}
