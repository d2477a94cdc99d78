import { expect, test } from 'vitest';
import { accessOf, shop } from '../../corner-shop.fixture.ts';
import { buildReport, buildWithin } from '../build-report.ts';

type Row = Readonly<Record<string, unknown>>;

const [ada, ben, cleo] = shop.members.items as readonly [Row, Row, Row];
const [everything] = ada.policies as readonly [Row];
const accountType = 'com.cloudflare.api.account';
const holding = (id: string, permissions: readonly string[]) => ({
  id,
  name: `Group ${id}`,
  meta: { scopes: accountType },
  permissions: permissions.map((name) => ({ attributes: { legacy_name: `#${name}` } })),
});
const policy = (id: string, access: string, permissionGroup: object): Row => ({
  ...everything,
  id,
  access,
  permission_groups: [permissionGroup],
});
const manage = holding('g7', ['member:edit', 'billing:edit']);
const undocumented = { id: 'g8', name: 'Night Watch', meta: { scopes: accountType } };

const sectionOf = (items: readonly Row[], groups: readonly Row[] = []) =>
  buildReport(
    accessOf({
      members: { ...shop.members, items, expected: items.length },
      userGroups: { ...shop.userGroups, items: groups },
      userGroupMembers: {
        ...shop.userGroupMembers,
        items: Object.fromEntries(groups.map(({ id }) => [String(id), [{ id: 'm2' }]])),
      },
    }),
    { toolVersion: '1' },
  ).privileged;

const listed = ({ groups }: ReturnType<typeof sectionOf>) =>
  groups.flatMap(({ kind, entries }) =>
    entries.map(({ email, verdict, reasons }) => ({
      kind,
      email,
      verdict,
      reasons: reasons.map(({ says, ways }) => `${says} ${ways.map((way) => way.says).join(' and ')}`),
    })),
  );

test('the privileged access lists everybody once, under the strongest privilege, with every path to it', () => {
  const group = { id: 'ug7', name: 'Office', policies: [policy('p8', 'allow', manage)] };
  const section = sectionOf([ada, { ...ben, policies: [policy('p7', 'allow', manage)] }, cleo], [group]);
  expect(listed(section)).toEqual([
    {
      kind: 'super-administrator',
      email: 'ada@shop.example',
      verdict: 'allowed',
      reasons: ['is a Super Administrator directly'],
    },
    {
      kind: 'members',
      email: 'ben@contractor.example',
      verdict: 'allowed',
      reasons: [
        'can change members and user groups and change the billing profile directly and through Office',
      ],
    },
  ]);
  const counts = section.groups.map(({ kind, counts: { allowed }, listedAbove }) => [
    kind,
    allowed,
    listedAbove,
  ]);
  expect(counts).toEqual([
    ['super-administrator', 1, 0],
    ['administrator', 0, 0],
    ['members', 1, 1],
    ['tokens', 0, 1],
    ['sso', 0, 1],
    ['billing', 0, 2],
  ]);
});

test('the privileged access says of a Super Administrator what would be left if that were taken away', () => {
  const group = { id: 'ug7', name: 'Office', policies: [policy('p8', 'allow', manage)] };
  const [entry] = listed(sectionOf([{ ...ben, policies: [everything] }], [group]));
  expect(entry?.reasons).toEqual([
    'is a Super Administrator directly',
    'can change members and user groups and change the billing profile directly and through Office',
  ]);
});

test('the privileged access keeps everyone whose privilege is unknown, and says what was not seen', () => {
  const section = sectionOf([{ ...ben, policies: [policy('p7', 'allow', undocumented)] }]);
  expect(section.counts).toEqual({ allowed: 0, unknown: 1, denied: 0 });
  const [entry] = section.groups.flatMap(({ entries }) => entries);
  expect(entry).toMatchObject({ verdict: 'unknown', twoFactor: 'off', standing: 'active' });
  expect(entry?.notes).toEqual([expect.stringContaining('Night Watch')]);
});

test('the privileged access keeps a principal whose privilege a deny takes away, and says so', () => {
  const denied = [policy('p7', 'allow', manage), policy('p8', 'deny', manage)];
  const section = sectionOf([{ ...ben, policies: denied }]);
  expect(section.counts).toEqual({ allowed: 0, unknown: 0, denied: 1 });
  expect(listed(section)[0]?.reasons[0]).toMatch(/^could .+, but a deny takes it away directly$/);
});

test('the privileged access points at entitlement rows of the report, however they are listed', () => {
  const access = accessOf();
  for (const most of [0, 1_000]) {
    const { privileged, tables, cover } = buildWithin(most, access, { toolVersion: '1' });
    const rows = privileged.groups.flatMap(({ entries }) => entries.flatMap((entry) => entry.rows));
    expect(rows).toHaveLength(1);
    for (const id of rows) expect(tables.entitlements.map((row) => row.id)).toContain(id);
    expect(cover.figures.find(({ title }) => title === 'Privileged principals')?.value).toBe(1);
  }
});

test('the privileged access lists apart who can do everything on a part of the account', () => {
  const zone = {
    ...everything,
    id: 'p9',
    resource_groups: (cleo.policies as readonly Row[])[0]?.resource_groups,
  };
  const [entry] = listed(sectionOf([{ ...ben, policies: [zone] }]));
  expect(entry).toMatchObject({ kind: 'elsewhere', email: 'ben@contractor.example' });
});

test('the steps to Super Administrator count pending people and what is unknown apart', () => {
  const pending = { ...ben, id: 'm8', email: 'new@shop.example', status: 'pending' };
  const unclear = {
    ...ben,
    id: 'm9',
    email: 'odd@shop.example',
    policies: [policy('p9', 'allow', undocumented)],
  };
  const { steps } = sectionOf([
    ada,
    { ...ben, policies: [policy('p7', 'allow', manage)] },
    { ...pending, policies: [policy('p8', 'allow', manage)] },
    unclear,
  ]);
  const none = { active: 0, latent: 0, inactive: 0 };
  expect(steps.rows).toEqual([
    { steps: 0, title: 'Super Administrator already', certain: { ...none, active: 1 }, possible: none },
    {
      ...{ steps: 1, title: '1 step away' },
      certain: { active: 1, latent: 1, inactive: 0 },
      possible: { ...none, active: 1 },
    },
    { steps: 2, title: '2 steps away', certain: none, possible: none },
    { steps: null, title: 'No certain walk', certain: { ...none, active: 2 }, possible: none },
  ]);
});
