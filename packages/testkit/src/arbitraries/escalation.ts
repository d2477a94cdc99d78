import type { Snapshot } from '@grantlens/snapshot';
import { row, texts } from '@grantlens/snapshot/internal';
import * as fc from 'fast-check';
import { edited, withPolicy } from '../edits/snapshots.ts';
import { accounts } from './account.ts';
import { accountKey } from './names.ts';

const holding = (n: number, permissions: readonly string[]) => ({
  id: `fe0000000000000000000000000000b${n}`,
  name: `Step ${n}`,
  meta: { scopes: 'com.cloudflare.api.account' },
  permissions: permissions.map((name) => ({ attributes: { legacy_name: `#${name}` } })),
});

/** A group for each right that makes more access, and one of which nothing says what it holds. */
const groups = [
  holding(1, ['member:edit']),
  holding(2, ['account_api_tokens:edit']),
  holding(3, ['dash_sso:edit']),
  holding(4, []),
];

const holderKinds = ['members', 'userGroups', 'accountTokens'] as const;

/** Everybody in an account who can be given a policy. */
const holdersIn = ({ collections }: Snapshot) =>
  holderKinds.flatMap((name) =>
    texts(collections[name].items.map((one) => row(one).id)).map((id) => [name, id] as const),
  );

const given = fc.record({
  holder: fc.nat(),
  group: fc.constantFrom(...groups),
  effect: fc.constantFrom('allow', 'allow', 'allow', 'deny'),
});

const connectors = fc.record({
  status: fc.constantFrom('complete', 'complete', 'forbidden'),
  domains: fc.subarray(['example.com', 'other.example']),
  verified: fc.constantFrom('verified', 'verified', 'pending'),
});

/** Well-formed accounts in which some hold rights that make more access, with and without single sign-on. */
export function escalatingAccounts(): fc.Arbitrary<Snapshot> {
  return fc
    .tuple(accounts(), fc.array(given, { maxLength: 5 }), connectors)
    .map(([snapshot, all, { status, domains, verified }]) => {
      const items = domains.map((email_domain) => ({ email_domain, verification: { status: verified } }));
      const ssoConnectors = { status, items: status === 'complete' ? items : [], requests: [] };
      const signed = edited(snapshot, { ssoConnectors } as unknown as Partial<Snapshot['collections']>);
      const holders = holdersIn(snapshot);
      return all.reduce((before, { holder, group, effect }, n) => {
        const [name, id] = holders[holder % Math.max(1, holders.length)] ?? ['members', ''];
        return withPolicy(before, name, id, { id: `5te90000${n}`, ...policyOf(name, group, effect) });
      }, signed);
    });
}

function policyOf(name: (typeof holderKinds)[number], group: object, effect: string): object {
  if (name === 'accountTokens')
    return { effect, permission_groups: [group], resources: { [accountKey]: '*' } };
  const scope = { key: accountKey, objects: [{ key: '*' }] };
  return { access: effect, permission_groups: [group], resource_groups: [{ scope }] };
}
