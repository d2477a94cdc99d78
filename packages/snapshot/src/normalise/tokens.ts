import { principalKey } from '../account/ids.ts';
import type { Policy } from '../account/policy.ts';
import type { Token } from '../account/principal.ts';
import { readTokenRow, type TokenRow } from '../api/token.ts';
import { hold } from './holder-policies.ts';
import { readIpCondition } from './ip-condition.ts';
import { readTokenPolicy, type UnheldPolicy, unseenPolicy } from './policies.ts';
import type { PolicyContext } from './policy-place.ts';
import { nameRows, type Row, readRows } from './rows.ts';
import { tokenStanding } from './standing.ts';

/** The account-owned tokens with their policies (S4). */
export interface ReadTokens {
  readonly tokens: readonly Token[];
  readonly policies: readonly Policy[];
  readonly unreadable: number;
}

/** Reads the account-owned tokens; `moment` decides what has expired. */
export function readTokens(items: readonly unknown[], moment: string, context: PolicyContext): ReadTokens {
  const { rows, unreadable } = readRows('accountTokens', items, readTokenRow, context.notes);
  const { named, nameless } = nameRows('accountTokens', rows, ({ id, name }) => id ?? name, context.notes);
  const read = named.map(({ name, row }) => ({
    row,
    token: readToken(row.value, principalKey('token', name), moment),
  }));
  return {
    tokens: read.map(({ token }) => token),
    policies: read.flatMap(({ row, token }) =>
      hold(readPolicies(row, context), { kind: 'principal', principal: token.key }),
    ),
    unreadable: unreadable + nameless,
  };
}

function readToken(row: TokenRow, key: Token['key'], moment: string): Token {
  return {
    key,
    kind: 'token',
    id: row.id ?? null,
    name: row.name ?? null,
    email: null,
    standing: tokenStanding(row, moment),
    status: row.status ?? null,
    expiresOn: row.expires_on ?? null,
    lastUsedOn: row.last_used_on ?? null,
    ipCondition: readIpCondition(row.condition),
    groups: [],
  };
}

function readPolicies(row: Row<TokenRow>, context: PolicyContext): readonly UnheldPolicy[] {
  const of = `the token ${row.value.name ?? row.value.id}`;
  const { policies } = row.value;
  const unseen = (cause: 'rows-conflict' | 'policies-not-shown' | 'policies-unreadable') => {
    const clouds = `every permission of ${of}`;
    return [unseenPolicy(context.notes.gap({ collection: 'accountTokens', cause, path: row.path, clouds }))];
  };
  if (row.conflicting) return unseen('rows-conflict');
  if (policies === undefined || policies === null) return unseen('policies-not-shown');
  if (!Array.isArray(policies)) return unseen('policies-unreadable');
  const place = { collection: 'accountTokens', path: row.path, of } as const;
  return policies.map((policy: unknown) => readTokenPolicy(policy, place, context));
}
