import { expect, test } from 'vitest';
import type { Access } from '../access/access.ts';
import { grantId } from '../access/grant.ts';
import { causeWords } from '../explain/causes.ts';
import { memberRow, policyRow, zoneKey } from '../raw-account.fixture.ts';
import { account, ada, dns, waf, zoneDns } from './compared.fixture.ts';
import { grantChanges, openGrantCauses } from './grant-changes.ts';

const said = (before: Access, after: Access) =>
  grantChanges(before, after).map(({ kind, grant, causes }) => [
    kind,
    grant.principal.email,
    grant.permissionGroup?.id,
    causes.map(causeWords),
  ]);

const dnsOnAccount = policyRow('p1', 'allow', [dns], '*');

test('a policy that came or went is the cause of what came and went with it', () => {
  expect(said(ada(), ada(dnsOnAccount))).toEqual([
    ['added', expect.any(String), 'dns', [expect.stringContaining('p1')]],
  ]);
  expect(said(ada(dnsOnAccount), ada())).toEqual([
    ['removed', expect.any(String), 'dns', [expect.stringContaining('p1')]],
  ]);
  expect(said(ada(dnsOnAccount), ada(dnsOnAccount))).toEqual([]);
});

test('what a policy newly names is explained by the change of the policy, even where nobody can do more through it', () => {
  const before = ada(dnsOnAccount);
  const after = ada({
    ...dnsOnAccount,
    permission_groups: [dns, waf],
  });
  const [change, ...others] = grantChanges(before, after);
  expect(others).toEqual([]);
  expect(change).toMatchObject({ kind: 'added', causes: [{ kind: 'policy-changed' }] });
});

test('a new principal explains all it has, and a removed one all it had', () => {
  const two = account({ members: [memberRow('ada', dnsOnAccount), memberRow('bob', dnsOnAccount)] });
  expect(grantChanges(ada(dnsOnAccount), two)).toMatchObject([
    { kind: 'added', causes: [{ kind: 'principal-added' }] },
  ]);
  expect(grantChanges(two, ada(dnsOnAccount))).toMatchObject([
    { kind: 'removed', causes: [{ kind: 'principal-removed' }] },
  ]);
});

test('what was there before, with what came and without what went, is what is there', () => {
  const before = ada(dnsOnAccount, policyRow('p2', 'allow', [waf], '*'));
  const after = ada(dnsOnAccount, policyRow('p3', 'allow', [zoneDns], zoneKey('z1')));
  const ids = (access: Access) =>
    access.account.principals.flatMap((principal) => access.grantsOf(principal).map(grantId));
  const changes = grantChanges(before, after);
  const of = (kind: string) => changes.filter((change) => change.kind === kind).map(({ id }) => id);
  const removed = new Set(of('removed'));
  expect([...ids(before).filter((id) => !removed.has(id)), ...of('added')].sort()).toEqual(ids(after).sort());
});

test('the causes of a grant are the same asked for it alone', () => {
  const [before, after] = [ada(dnsOnAccount), ada(policyRow('p2', 'allow', [waf], '*'))];
  const causesOf = openGrantCauses(before, after);
  const changes = grantChanges(before, after);
  expect(changes).toHaveLength(2);
  for (const change of changes) expect(causesOf(change)).toEqual(change.causes);
});
