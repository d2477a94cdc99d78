import { normalise } from '@grantlens/snapshot';
import { expect, test } from 'vitest';
import { accountOf, plainTyping, type Typing } from '../small/account.ts';
import type { SmallPolicy } from '../small/space.ts';
import { worldsOf } from './policies.ts';

const account = 'com.cloudflare.api.account';
const zone = 'com.cloudflare.api.account.zone';
const dock = 'da000000000000000000000000000001';
const toDock = `resource in Thing::"${zone}.${dock}"`;

const self = 'principal == Member::"member:be000000000000000000000000000001"';
const team = 'principal in UserGroup::"ce000000000000000000000000000001"';
const pilots = 'action in Action::"held by pilots"';

const typed = (...types: readonly string[]): Typing => [types, types];
const policy = (access: SmallPolicy['access'], on: string): SmallPolicy => ({
  access,
  groups: ['pilots'],
  on: [on],
});

function worlds(own: readonly SmallPolicy[], byGroup: readonly SmallPolicy[], typing: Typing) {
  return worldsOf(normalise(accountOf({ own, byGroup: [byGroup] }, typing)));
}

test('an allow of a member and a deny of its user group are a permit and a forbid in Cedar', () => {
  const both = [`forbid(${team}, ${pilots}, ${toDock});`, `permit(${self}, ${pilots}, ${toDock});`];
  expect(worlds([policy('allow', dock)], [policy('deny', dock)], plainTyping)).toEqual({
    kindest: both,
    strictest: both,
  });
});

test.each([
  ['the account is the account', typed(account), 'resource in Account::"this"'],
  ['zones is every zone', typed(zone), `resource in Kind::"${zone}"`],
])(
  'a grant on the whole account is one permit in Cedar: for a permission group of %s',
  (_, typing, resource) => {
    const permits = [`permit(${self}, ${pilots}, ${resource});`];
    expect(worlds([policy('allow', '*')], [], typing)).toEqual({ kindest: permits, strictest: permits });
  },
);

test('an account group on a zone is a permit only in the kindest world of Cedar, and a forbid only in the strictest', () => {
  expect(worlds([policy('allow', dock)], [policy('deny', dock)], typed(account))).toEqual({
    kindest: [`permit(${self}, ${pilots}, ${toDock});`],
    strictest: [`forbid(${team}, ${pilots}, ${toDock});`],
  });
});
