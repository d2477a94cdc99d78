import { expect, test } from 'vitest';
import { unseenPrincipals } from '../decision/collection-gap.ts';
import { accountResource } from '../decision/resource.ts';
import {
  groupOf,
  groupRow,
  memberRow,
  openAccount,
  openGroupRow,
  policyRow,
  zoneKey,
} from '../raw-account.fixture.ts';
import { whoCan } from './who-can.ts';

const dns = groupRow('dns', ['dns_records:edit']);
const allow = policyRow('p1', 'allow', [dns], '*');
const rows = {
  members: [
    memberRow('ada', allow),
    memberRow('bob'),
    memberRow('cut', allow, policyRow('p2', 'deny', [dns], '*')),
    { ...memberRow('new', allow), status: 'pending' },
    { ...memberRow('old', allow), status: 'rejected' },
  ],
};
const maybe = memberRow('may', policyRow('p3', 'allow', [openGroupRow('open')], '*'));
const ask = (
  collections: Parameters<typeof openAccount>[0],
  statuses: Parameters<typeof openAccount>[1] = {},
  ...standings: Parameters<typeof whoCan>[3] extends readonly (infer Each)[] | undefined
    ? readonly Each[]
    : never
) => {
  const access = openAccount(collections, statuses);
  const asked = { kind: 'atomic', name: 'dns_records:edit' } as const;
  const resource = accountResource(access.account);
  const answer =
    standings.length === 0 ? whoCan(access, asked, resource) : whoCan(access, asked, resource, standings);
  return { ...answer, names: answer.listed.map(({ principal }) => principal.id), about: resource };
};

test('who can lists the active ones who are allowed, and rests on every deny there is', () => {
  const answer = ask(rows);
  expect(answer.names).toEqual(['ada']);
  expect(answer.resource).toEqual(answer.about);
  expect(answer.complete).toBe(true);
  expect(answer.gaps).toEqual([]);
  expect(answer.assumptions).toEqual(['deny-overrides']);
});

test('who can lists the standings asked for, and no other', () => {
  expect(ask(rows, {}, 'latent').names).toEqual(['new']);
  expect(ask(rows, {}, 'active', 'inactive').names).toEqual(['ada', 'old']);
});

test('who can lists those of whom it cannot tell, and says that it is not complete', () => {
  const answer = ask({ members: [...rows.members, maybe] });
  expect(answer.listed.map(({ principal, verdict }) => `${principal.id} ${verdict}`)).toEqual([
    'ada allowed',
    'may unknown',
  ]);
  expect(answer.complete).toBe(false);
  expect(answer.gaps.map(({ cause }) => cause)).toEqual(['contents-incomplete']);
});

test.each([
  ['members', 'partial'],
  ['accountTokens', 'forbidden'],
] as const)('who can is not complete while %s is %s', (collection, status) => {
  const answer = ask(rows, { [collection]: status });
  expect(answer.names).toEqual(['ada']);
  expect(answer.complete).toBe(false);
  expect(answer.gaps).toMatchObject([{ collection, cause: status }]);
});

test('who can is complete while a collection without principals is not', () => {
  expect(ask(rows, { zones: 'forbidden', roles: 'failed' })).toMatchObject({ complete: true, gaps: [] });
});

const both = groupRow('dns', ['dns_records:edit', 'dns_records:read']);
const edit = groupRow('edit', ['dns_records:edit']);
const lacking = (...policies: Parameters<typeof memberRow>[1][]) => {
  const access = openAccount({
    members: [memberRow('ada', policyRow('p1', 'allow', [both], '*'), ...policies), memberRow('bob')],
    permissionGroups: [both, edit],
  });
  return whoCan(access, { kind: 'group', group: groupOf(access, 'dns') }, accountResource(access.account));
};
const said = ({ listed }: ReturnType<typeof whoCan>) =>
  listed.map(({ principal, verdict, lacks }) => [
    principal.id,
    verdict,
    ...lacks.map(({ permissions, verdict: there }) => `${permissions.join(' ')} ${there}`),
  ]);

test('who can, asked about a permission group says what of it a deny of another group takes away', () => {
  const answer = lacking(policyRow('p2', 'deny', [edit], '*'));
  expect(said(answer)).toEqual([['ada', 'allowed', 'dns_records:edit denied']]);
  expect(answer).toMatchObject({ complete: true, assumptions: ['deny-overrides'] });
});

test('who can, asked about a permission group is not complete where it is open what of it is taken away', () => {
  const answer = lacking(policyRow('p2', 'huh', [edit], '*'));
  expect(said(answer)).toEqual([['ada', 'allowed', 'dns_records:edit unknown']]);
  expect(answer.complete).toBe(false);
  expect(answer.gaps.map(({ cause }) => cause)).toEqual(['access-unreadable']);
});

test('who can, asked about a permission group says nothing of what a deny elsewhere takes away', () => {
  expect(said(lacking(policyRow('p2', 'deny', [edit], zoneKey('z1'))))).toEqual([['ada', 'allowed']]);
});

test('the principals not seen are behind rows that could not be read', () => {
  const { access, gaps } = (() => {
    const opened = openAccount({ members: [...rows.members, 7, null] });
    return { access: opened, gaps: unseenPrincipals(opened) };
  })();
  expect(gaps).toEqual([
    {
      id: 'row-unreadable:members',
      collection: 'members',
      cause: 'row-unreadable',
      clouds: 'who else there is: 2 of the rows cannot be read',
    },
  ]);
  expect(access.account.coverage.some(({ unreadable }) => unreadable > 0)).toBe(true);
});

test('the principals not seen are behind the whole collection where that was not seen whole, whatever its rows', () => {
  const access = openAccount({ members: [7] }, { members: 'partial', accountTokens: 'skipped' });
  expect(unseenPrincipals(access).map(({ id }) => id)).toEqual(['partial:members', 'skipped:accountTokens']);
});

test('the principals not seen are empty where all was seen', () =>
  expect(unseenPrincipals(openAccount(rows))).toEqual([]));
