import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { accountKey, encodeSnapshot, type Snapshot, zoneKey } from '@grantlens/snapshot';
import { seal } from '@grantlens/snapshot/internal';
import { afterEdit, idOf } from '@grantlens/testkit';
import { afterAll, expect, test } from 'vitest';
import { takeSnapshot } from '../scenarios/scenario.ts';

const page = await readFile(new URL('../../packages/testkit/docs/cookbook.md', import.meta.url), 'utf8');
const [beginning = '', ...rules] = [...page.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = '']) => code);

const folder = await mkdtemp(fileURLToPath(new URL('./.cookbook-', import.meta.url)));
afterAll(() => rm(folder, { recursive: true, force: true }));

type Rules = ReadonlyMap<string, () => void>;

/** The rules of the page, opened on an account: a module beside this file, so that it finds what it imports. */
async function rulesOn(snapshot: Snapshot, name: string): Promise<Rules> {
  const file = join(folder, `${name}.json`);
  await writeFile(file, encodeSnapshot(snapshot, 'json'));
  const collected = [
    beginning.replace("import { expect, test } from 'vitest';", "import { expect } from 'vitest';"),
    'export const rules = new Map<string, () => void>();',
    'const test = (title: string, rule: () => void) => rules.set(title, rule);',
    ...rules,
  ];
  const module = join(folder, `${name}.ts`);
  await writeFile(module, collected.join('\n'));
  process.env.GRANTLENS_SNAPSHOT = file;
  try {
    return (await import(/* @vite-ignore */ module)).rules as Rules;
  } finally {
    delete process.env.GRANTLENS_SNAPSHOT;
  }
}

const sample = await takeSnapshot('north-harbour');
const onSample = await rulesOn(sample, 'sample');

test('the cookbook has ten rules, each of them a test', () => {
  expect(page.match(/^## \d+\. /gm)?.length).toBe(10);
  expect(onSample.size).toBe(10);
});

test.each([...onSample])('a rule of the cookbook holds in the sample account: %s', (_, rule) => rule());

const member = (email: string) => idOf(sample, 'members', email);
const group = (name: string) => idOf(sample, 'userGroups', name);

function given(
  holder: readonly ['members' | 'userGroups', string],
  name: string,
  object: string = '*',
  access: 'allow' | 'deny' = 'allow',
): Snapshot {
  const permissionGroup = idOf(sample, 'permissionGroups', name);
  return afterEdit(sample, {
    kind: 'give',
    access,
    holder: holder[0],
    id: holder[1],
    permissionGroup,
    object,
  });
}

function withToken(change: Readonly<Record<string, unknown>>): Snapshot {
  const { accountTokens } = sample.collections;
  const items = accountTokens.items.map((row) =>
    (row as { readonly name: unknown }).name === 'cert-renewal' ? { ...(row as object), ...change } : row,
  );
  return seal({
    ...sample,
    collections: { ...sample.collections, accountTokens: { ...accountTokens, items } },
  });
}

const superAdministrator = 'Super Administrator - All Privileges';
const zone = (name: string) => zoneKey(idOf(sample, 'zones', name));
const billingForAToken = {
  id: 'b1',
  effect: 'allow',
  permission_groups: [{ id: 'b2', name: 'Billing Write' }],
  resources: { [accountKey(String(sample.account.id))]: '*' },
};

/** What breaks each of the rules, in their order. */
const broken: readonly (readonly [string, Snapshot])[] = [
  [
    'an administrator is made one more',
    given(['members', member('bjorn.aker@northharbour.example')], superAdministrator),
  ],
  ['a user group is given everything', given(['userGroups', group('Marketing')], superAdministrator)],
  [
    'the freeze is removed',
    afterEdit(sample, { kind: 'remove', from: 'userGroups', id: group('Revenue freeze') }),
  ],
  ['a token is given billing', withToken({ policies: [billingForAToken] })],
  [
    'somebody without a second factor is given everything',
    given(['members', member('hamish.orr@northharbour.example')], superAdministrator),
  ],
  [
    'all staff are denied DNS on a zone',
    given(['userGroups', group('NH-Staff')], 'Domain DNS', zone('status.northharbour.example'), 'deny'),
  ],
  ['a token works from everywhere', withToken({ condition: undefined })],
  [
    'somebody invited is given everything',
    given(['members', member('ivar.lie@northharbour.example')], superAdministrator),
  ],
  [
    'who pays is given DNS on one zone',
    given(
      ['members', member('marta.fell@northharbour.example')],
      'Domain DNS',
      zone('status.northharbour.example'),
    ),
  ],
  ['an auditor is given DNS', given(['members', member('zoe.marsh@northharbour.example')], 'DNS')],
];

test.each([...onSample.keys()].map((title, at) => [title, ...(broken[at] ?? ['', sample])] as const))(
  'the rule "%s" fails where %s',
  async (title, what, spoiled) => {
    const rule = (await rulesOn(spoiled, what.replaceAll(/\W/g, '-'))).get(title);
    expect(rule).toThrow();
  },
);
