import type { JsonObject, JsonValue } from '@grantlens/snapshot/internal';
import { z } from 'zod';
import type { ObjectState, PolicyState, TokenPolicyState } from './object-state.ts';
import { type Plan, type PlanStep, planActions, refusalCauses } from './plan.ts';

const text = z.string();
const texts = z.array(text);
const maybe = text.nullable();
const json = z.json() as z.ZodType<JsonValue>;
const jsonObject = z.record(text, z.json()) as z.ZodType<JsonObject>;
const changes = z.array(jsonObject);
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
  unintended: changes,
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
  unintended: changes,
  refused: z.array(z.strictObject({ units: texts, reason: text, cause: z.enum(refusalCauses) })),
});
