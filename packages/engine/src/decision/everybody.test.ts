import { expect, test } from 'vitest';
import { oddAccounts } from '../compiled/odd-accounts.fixture.ts';
import { resolveResource } from '../resolve/resource.ts';
import { mergeAssumptions } from './assumptions.ts';
import { askEverybody } from './everybody.ts';
import type { AskedPermission, Permission } from './permission.ts';
import { relation } from './relation.ts';
import { isOneResource } from './resource.ts';

const atomic = (name: string): AskedPermission => ({ kind: 'atomic', name });

for (const [of, access, places] of oddAccounts) {
  const { account } = access;
  const groups = [...account.permissionGroups.values()].slice(0, 6);
  const permissions: readonly Permission[] = [
    ...['aaa:edit', 'billing:edit', 'dns_records:edit', 'waf:edit', 'zzz:edit'].map(atomic),
    ...groups.map((group) => ({ kind: 'group', group }) as const),
    { kind: 'any', glob: '*', of: [atomic('aaa:read'), atomic('zzz:read'), atomic('member:edit')] },
  ];
  const resources = places.map((key) => resolveResource(key, account)).filter(isOneResource);

  test(`everybody at once is decided for as one by one, of ${of}`, () => {
    for (const permission of permissions) {
      // All are asked before the first is counted: what is the same for several resources is worked out once.
      const asked = resources.map((resource) => ({
        decisions: account.principals.map(relation(access, permission, resource)),
        everybody: askEverybody(access, permission, resource),
      }));
      for (const { decisions, everybody } of asked) {
        const { able, countAble, saidOf, assumptions, decide } = everybody;
        const said = ({ verdict, assumptions: rests }: { verdict: string; assumptions: readonly string[] }) =>
          `${verdict} ${rests.join()}`;
        expect(account.principals.map((one) => said(saidOf(one)))).toEqual(decisions.map(said));
        expect(account.principals.map(decide)).toEqual(decisions);
        expect(assumptions()).toEqual(mergeAssumptions(decisions));
        const expected = decisions.filter(({ verdict }) => verdict === 'allowed' || verdict === 'unknown');
        const kinds = Uint8Array.from(account.principals, (_, at) => at % 3);
        const counts = countAble(kinds).flatMap(({ verdict, kind, count }) =>
          Array.from({ length: count }, () => `${verdict} ${kind}`),
        );
        const kindsOf = decisions.map(({ verdict }, at) => `${verdict} ${at % 3}`);
        expect(counts.sort()).toEqual(kindsOf.filter((one) => /^(allowed|unknown)/.test(one)).sort());
        expect(able()).toEqual(expected.map(({ principal }) => principal));
      }
    }
  });
}
