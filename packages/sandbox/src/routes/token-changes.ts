import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { invalid } from '../errors.ts';
import type { Account } from '../state/account.ts';
import { isRow, listAt, type Row, textAt, valueAt, without } from '../state/row.ts';
import { rowById } from '../state/rows-by-id.ts';

const addresses = z.array(z.string()).optional();
const policy = z.strictObject({
  effect: z.enum(['allow', 'deny']),
  permission_groups: z.array(z.object({ id: z.string().min(1) })).min(1),
  resources: z.record(z.string(), z.unknown()),
});

/** The body of a `PUT` of a token: all of it. What it leaves out is gone. */
export const tokenBody: z.ZodType<TokenBody> = z.object({
  name: z.string().trim().min(1),
  policies: z.array(policy).min(1),
  status: z.enum(['active', 'disabled']).optional(),
  condition: z
    .strictObject({ request_ip: z.strictObject({ in: addresses, not_in: addresses }).optional() })
    .optional(),
  expires_on: z.string().nullish(),
  not_before: z.string().nullish(),
});

/** A token as a caller writes it. */
interface TokenBody {
  readonly name: string;
  readonly policies: readonly Row[];
  readonly status?: 'active' | 'disabled' | undefined;
  readonly condition?: Row | undefined;
  readonly expires_on?: string | null | undefined;
  readonly not_before?: string | null | undefined;
}

const replaced = ['condition', 'expires_on', 'not_before'] as const;

/** The token after a `PUT`. Throws a refusal for a permission group that no token can have. */
export function replacedToken(
  token: Row,
  body: TokenBody,
  making: { readonly account: Account; readonly now: string; readonly newId: () => string },
): Row {
  const { account, now, newId } = making;
  for (const id of groupIds(body.policies)) {
    const isKnown = rowById(account.tokenPermissionGroups, id) ?? rowById(account.permissionGroups, id);
    if (!isKnown) throw invalid(`policies: ${id} is not a permission group for tokens`, '/policies');
  }
  const policies = body.policies.map((one) => ({
    ...one,
    id: newId(),
    permission_groups: groupIds([one]).map((id) => ({ id })),
  }));
  const given = Object.fromEntries(replaced.flatMap((key) => (body[key] ? [[key, body[key]]] : [])));
  const bare = replaced.reduce<Row>(without, token);
  const { name, status = token.status } = body;
  return { ...bare, name, status, policies, ...given, modified_on: now };
}

/** Whether two lists of policies say the same, in whatever order and under whatever ids. */
export function samePolicies(one: readonly unknown[], other: readonly unknown[]): boolean {
  return isDeepStrictEqual(one.map(contentOf).sort(), other.map(contentOf).sort());
}

function contentOf(value: unknown): string {
  const resources = isRow(value) && isRow(value.resources) ? Object.entries(value.resources) : [];
  const sorted = resources.map((entry) => JSON.stringify(entry)).sort();
  return JSON.stringify([valueAt(value, 'effect') ?? 'allow', groupIds([value]).sort(), sorted]);
}

function groupIds(policies: readonly unknown[]): string[] {
  return policies
    .flatMap((one) => listAt(one, 'permission_groups'))
    .flatMap((group) => textAt(group, 'id') ?? []);
}
