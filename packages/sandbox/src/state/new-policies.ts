import { z } from 'zod';
import { invalid } from '../errors.ts';
import type { Account } from './account.ts';
import type { Row } from './row.ts';
import { rowById } from './rows-by-id.ts';

const scope: z.ZodType<Scope> = z.object({
  key: z.string().min(1),
  objects: z.array(z.object({ key: z.string().min(1) })).min(1),
});
const resourceGroup = z.union([
  z.object({ id: z.string().min(1) }),
  z.object({ scope: z.union([scope, z.tuple([scope])]) }),
]);

/** The shape of `policies` in the body of a write. */
export const policiesBody: z.ZodType<readonly PolicyBody[]> = z.array(
  z.object({
    id: z.string().optional(),
    access: z.enum(['allow', 'deny']).default('allow'),
    permission_groups: z.array(z.object({ id: z.string().min(1) })).min(1),
    resource_groups: z.array(resourceGroup).min(1),
  }),
);

/** What an inline resource group covers. */
interface Scope {
  readonly key: string;
  readonly objects: readonly { readonly key: string }[];
}

/** One policy as a caller writes it. */
export interface PolicyBody {
  readonly id?: string | undefined;
  readonly access: 'allow' | 'deny';
  readonly permission_groups: readonly { readonly id: string }[];
  readonly resource_groups: readonly (
    | { readonly id: string }
    | { readonly scope: Scope | readonly [Scope] }
  )[];
}

/** What the policies of a write are made with. */
export interface PolicyMaking {
  readonly account: Account;
  readonly now: string;
  readonly newId: () => string;
  /** Whether the policies carry `status` and times, as those of user groups do. */
  readonly stamped: boolean;
}

/** The policies a body asks for, as they are kept. Throws a refusal for a group the account does not have. */
export function newPolicies(bodies: readonly PolicyBody[], making: PolicyMaking): readonly Row[] {
  return bodies.map((body) => ({
    // Also where the body repeats an id: a list of policies is replaced as a whole.
    id: making.newId(),
    access: body.access,
    permission_groups: body.permission_groups.map(({ id }) => knownPermissionGroup(making.account, id)),
    resource_groups: body.resource_groups.map((group) => resourceGroupOf(group, making)),
    ...(making.stamped && { status: 'V', created_on: making.now, modified_on: making.now }),
  }));
}

function knownPermissionGroup(account: Account, id: string): Row {
  if (rowById(account.permissionGroups, id)) return { id };
  throw invalid(`policies: ${id} is not a permission group of this account`);
}

function resourceGroupOf(group: PolicyBody['resource_groups'][number], making: PolicyMaking): Row {
  if ('id' in group) {
    if (rowById(making.account.resourceGroups, group.id)) return { id: group.id };
    throw invalid(`policies: ${group.id} is not a resource group of this account`);
  }
  const [inline] = Array.isArray(group.scope) ? group.scope : [group.scope];
  if (!belongs(inline.key, making.account)) {
    throw invalid(`policies: ${inline.key} is not a scope of this account`);
  }
  // A scope written inline becomes a resource group of its own, without a name and without an id.
  return { scope: inline, created_on: making.now, modified_on: making.now };
}

function belongs(scopeKey: string, account: Account): boolean {
  const named = /^com\.cloudflare\.api\.account\.([^.]+)$/.exec(scopeKey)?.[1];
  return named === undefined || named === account.id;
}
