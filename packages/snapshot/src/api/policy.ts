import { z } from 'zod';
import { type Text, text } from './field.ts';

/** A policy of a member or user group. The decision rests on every field, so each is read apart (S2). */
export interface PolicyRow {
  readonly id?: Text;
  readonly access?: unknown;
  readonly permission_groups?: unknown;
  readonly resource_groups?: unknown;
}

export const policyRow: z.ZodType<PolicyRow> = z.looseObject({
  id: text,
  access: z.unknown(),
  permission_groups: z.unknown(),
  resource_groups: z.unknown(),
});

/** A policy of an API token: `effect` instead of `access`, `resources` instead of resource groups (S4). */
export interface TokenPolicyRow {
  readonly id?: Text;
  readonly effect?: unknown;
  readonly permission_groups?: unknown;
  readonly resources?: unknown;
}

export const tokenPolicyRow: z.ZodType<TokenPolicyRow> = z.looseObject({
  id: text,
  effect: z.unknown(),
  permission_groups: z.unknown(),
  resources: z.unknown(),
});
