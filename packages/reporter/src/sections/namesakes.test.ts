import { expect, test } from 'vitest';
import { accessOf, shop } from '../corner-shop.fixture.ts';
import { renderReport } from '../render/files.ts';
import { renderAll, textIn } from '../render/rendered.fixture.ts';
import { buildReport } from './build-report.ts';

const [active] = shop.zones.items as readonly { readonly id: string }[];
const first = active?.id ?? '';
const second = 'd0000000000000000000000000000002';
const account = 'a0000000000000000000000000000001';
const zones = {
  ...shop.zones,
  items: [active, { ...active, id: second, status: 'moved' }],
};

const on = (zone: string) => ({
  id: `on ${zone}`,
  access: 'deny',
  permission_groups: [
    {
      id: 'g2',
      name: 'Domain DNS',
      meta: { label: 'domain_dns', scopes: 'com.cloudflare.api.account.zone' },
    },
  ],
  resource_groups: [
    {
      id: `rg ${zone}`,
      name: 'Shop window',
      scope: {
        key: `com.cloudflare.api.account.${account}`,
        objects: [{ key: `com.cloudflare.api.account.zone.${zone}` }],
      },
    },
  ],
});

const userGroups = {
  ...shop.userGroups,
  items: [{ id: 'ug1', name: 'Freeze', policies: [on(first), on(second)] }],
};
const userGroupMembers = { ...shop.userGroupMembers, items: { ug1: [{ id: 'm2' }] } };
const report = buildReport(accessOf({ zones, userGroups, userGroupMembers }), {
  toolVersion: '1',
  previous: accessOf({ zones }),
});

const bothNamed = (texts: readonly string[]) => {
  for (const id of [first, second]) expect(texts.join('\n')).toContain(`shop.example (${id})`);
  expect(texts.join('\n')).not.toMatch(/shop\.example(?! \()/);
};

test('two zones of one name have their ids beside it wherever a row names a place', () => {
  const { entitlements, changes, groups } = report.tables;
  const named = (texts: readonly (string | null)[]) =>
    texts.flatMap((text) => (text?.includes('shop.example') ? [text] : []));
  bothNamed(named(entitlements.map(({ scopeName }) => scopeName)));
  bothNamed(named(entitlements.map(({ means }) => means)));
  bothNamed(named([...entitlements].flatMap(({ except }) => except)));
  bothNamed(named(changes.map(({ means }) => means)));
  bothNamed(named(changes.flatMap(({ exceptAfter }) => exceptAfter)));
  bothNamed(named(groups.flatMap(({ handsOut }) => handsOut)));
});

test('a zone whose name no other has is said by its name alone', () => {
  const { entitlements } = buildReport(accessOf(), { toolVersion: '1' }).tables;
  expect(entitlements.map(({ scopeName }) => scopeName)).toContain('shop.example');
});

test('the page, the workbook and the CSV name both', async () => {
  const files = await renderAll(renderReport(report, ['html', 'csv']));
  for (const name of ['report.html', 'entitlements.csv', 'changes.csv', 'groups.csv'])
    for (const id of [first, second]) expect(textIn(files, name)).toContain(`shop.example (${id})`);
});
