import { resolvePermission } from '@grantlens/engine';
import { type Account, GrantlensError } from '@grantlens/snapshot';
import * as fc from 'fast-check';

/** A check as a file in JSON has it. */
export type DrawnCheck = Readonly<Record<string, unknown>> & { readonly id: string };

/** PEOPLE, as a file in JSON has them. */
export interface DrawnPeople {
  readonly members?: readonly string[];
  readonly groups?: readonly string[];
  readonly tokens?: readonly string[];
  readonly kind?: 'member' | 'token';
}

const permissions = [
  'dns_records:edit',
  'waf:edit',
  'member:edit',
  'cache_purge:edit',
  '*:edit',
  'billing:*',
];

function somePermission(account: Account): fc.Arbitrary<string | readonly string[]> {
  const groups = [...account.permissionGroups.keys()].filter((key) => meansOne(key, account));
  const all = [...permissions, ...groups];
  return fc.oneof(fc.constantFrom(...all), fc.subarray(all, { minLength: 1, maxLength: 2 }));
}

/** A key that means two permission groups is refused, as `can` refuses it. */
function meansOne(key: string, account: Account): boolean {
  try {
    resolvePermission(key, account);
    return true;
  } catch (error) {
    if (error instanceof GrantlensError) return false;
    throw error;
  }
}

function somePeople({ principals, userGroups }: Account): fc.Arbitrary<DrawnPeople> {
  const members = principals.flatMap(({ kind, email, id }) =>
    kind === 'member' ? [email, id].filter((text) => text !== null) : [],
  );
  const tokens = principals.flatMap(({ kind, id, name }) =>
    kind === 'token' ? [id, name].filter((text) => text !== null && !text.includes('*')) : [],
  ) as readonly string[];
  const groups = userGroups.flatMap(({ id }) => id ?? []);
  return fc.record(
    {
      members: fc.subarray([...new Set([...members, '*@harbour.example', 'nobody@else.example'])]),
      groups: fc.subarray([...new Set([...groups, 'no such group'])]),
      tokens: fc.subarray([...new Set([...tokens, 'no such token'])]),
      kind: fc.constantFrom('member' as const, 'token' as const),
    },
    { requiredKeys: [] },
  );
}

function someResources({ zones }: Account): fc.Arbitrary<string | readonly string[]> {
  const all = ['account', 'zone:*', 'anywhere', 'every zone', ...zones.map(({ key }) => key)];
  return fc.oneof(fc.constantFrom(...all), fc.subarray(all, { minLength: 1, maxLength: 2 }));
}

/** What most checks have. */
function frame(account: Account): fc.Arbitrary<object> {
  return fc.record(
    {
      kind: fc.constantFrom('member', 'token'),
      standing: fc.subarray(['active', 'latent', 'inactive'], { minLength: 1 }),
      except: somePeople(account),
      empty: fc.constant('ok'),
    },
    { requiredKeys: [] },
  );
}

/** Some checks about an account, each with another assertion. */
export function drawnChecks(account: Account): fc.Arbitrary<readonly DrawnCheck[]> {
  const people = somePeople(account);
  const asked = fc.record({ permission: somePermission(account), resource: someResources(account) });
  const count = fc.nat({ max: 4 });
  const withPeople = (key: string) =>
    fc.tuple(frame(account), asked, people).map(([some, what, who]) => ({ ...some, ...what, [key]: who }));
  const range = fc.tuple(frame(account), asked, count, count).map(([some, what, a, b]) => ({
    ...some,
    ...what,
    'at-least': Math.min(a, b),
    'at-most': Math.max(a, b),
  }));
  const requires = fc
    .tuple(
      frame(account),
      asked,
      fc.constantFrom('two-factor', 'sso-domain', 'expiry', 'ip-condition', 'group'),
    )
    .map(([some, what, word]) => {
      const { kind: _, ...others } = some as { readonly kind?: string };
      return { ...others, ...what, requires: word };
    });
  const separation = fc
    .tuple(
      frame(account),
      fc.array(somePermission(account), { minLength: 2, maxLength: 3 }),
      fc.option(someResources(account)),
    )
    .map(([some, lists, resource]) => ({
      ...some,
      separation: lists.map((list) => (Array.isArray(list) ? list : [list])),
      ...(resource === null ? {} : { resource }),
    }));
  return fc
    .array(
      fc.oneof(
        ...['nobody-but', 'exactly', 'allowed-to', 'denied-to'].map(withPeople),
        range,
        requires,
        separation,
      ),
      { minLength: 1, maxLength: 6 },
    )
    .map((checks) => checks.map((check, at) => ({ id: `c${at + 1}`, ...check })));
}

/** The bytes of a file of these checks. */
export function fileOf(checks: readonly DrawnCheck[]): Uint8Array {
  return new TextEncoder().encode(JSON.stringify({ format: 'grantlens.checks', version: 1, checks }));
}
