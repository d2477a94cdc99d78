import { type GapId, principalKey } from '../account/ids.ts';
import type { Made } from '../account/origin.ts';
import type { Policy } from '../account/policy.ts';
import type { Token } from '../account/principal.ts';
import { readTokenRow, type TokenRow } from '../api/token.ts';
import { canonicalText } from '../file/canonical.ts';
import { readTime } from '../time.ts';
import { hold } from './holder-policies.ts';
import { readIpCondition } from './ip-condition.ts';
import type { Notes } from './notes.ts';
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

/** Reads the account-owned tokens; `now`, in milliseconds since 1970, decides what has expired. */
export function readTokens(items: readonly unknown[], now: number, context: PolicyContext): ReadTokens {
  const { rows, unreadable } = readRows('accountTokens', items, readTokenRow, context.notes);
  const { named, nameless } = nameRows('accountTokens', rows, ({ id, name }) => id ?? name, context.notes);
  const read = named.map(({ name, row }) => ({
    row,
    token: readToken(row, principalKey('token', name), now, context.notes),
  }));
  return {
    tokens: read.map(({ token }) => token),
    policies: read.flatMap(({ row, token }) =>
      hold(readPolicies(row, token.key, context), { kind: 'principal', principal: token.key }),
    ),
    unreadable: unreadable + nameless,
  };
}

function readToken({ value: row, path }: Row<TokenRow>, key: Token['key'], now: number, notes: Notes): Token {
  const { standing, unreadable } = tokenStanding(row, now);
  const made = madeOf(row);
  const expiresOn = spelled(row.expires_on);
  const lastUsedOn = spelled(row.last_used_on);
  const isLastUseRead = lastUsedOn === null || readTime(row.last_used_on) !== null;
  for (const name of [...unreadable, ...(isLastUseRead ? [] : ['last_used_on'])]) {
    notes.issue({
      collection: 'accountTokens',
      path: `${path}.${name}`,
      message: 'it is not an RFC 3339 time',
    });
  }
  return {
    key,
    kind: 'token',
    id: row.id ?? null,
    name: row.name ?? null,
    email: null,
    standing,
    status: row.status ?? null,
    expiresOn,
    notBefore: spelled(row.not_before),
    lastUsedOn: isLastUseRead ? lastUsedOn : null,
    standingGap: unreadable.length === 0 ? null : noteDoubt(row, path, notes),
    ipCondition: readIpCondition(row.condition),
    groups: [],
    ...(made && { made }),
  };
}

/** When and by whom it was made; undefined where the row says nothing of it. */
function madeOf(row: TokenRow): Made | undefined {
  const { issued_on: at, creator_email_at_creation: by, provisioner_type: type, provisioner_id: id } = row;
  const application = type && /oauth/i.test(type) ? id : undefined;
  const made = { ...(at && { at }), ...(by && { by }), ...(application && { application }) };
  return Object.keys(made).length === 0 ? undefined : made;
}

/** A date as the API spells it, whatever it is; null where it shows no date. */
function spelled(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === 'string' ? value : canonicalText(value);
}

function noteDoubt({ name, id }: TokenRow, path: string, notes: Notes): GapId {
  const clouds = `whether the token ${name ?? id} can act: its dates cannot be read`;
  return notes.gap({ collection: 'accountTokens', cause: 'date-unreadable', path, clouds });
}

function readPolicies(
  row: Row<TokenRow>,
  holder: Token['key'],
  context: PolicyContext,
): readonly UnheldPolicy[] {
  const of = `the token ${row.value.name ?? row.value.id}`;
  const { policies } = row.value;
  const unseen = (cause: 'rows-conflict' | 'policies-not-shown' | 'policies-unreadable') => {
    const clouds = `every permission of ${of}`;
    return [unseenPolicy(context.notes.gap({ collection: 'accountTokens', cause, path: row.path, clouds }))];
  };
  if (row.conflicting) return unseen('rows-conflict');
  if (policies === undefined || policies === null) return unseen('policies-not-shown');
  if (!Array.isArray(policies)) return unseen('policies-unreadable');
  const place = { collection: 'accountTokens', path: row.path, of, holder, policyId: null } as const;
  return policies.map((policy: unknown) => readTokenPolicy(policy, place, context));
}
