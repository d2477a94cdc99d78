import { expect, test } from 'vitest';
import { changeRow, planOf } from '../plan.fixture.ts';
import { readAddress } from './address.ts';
import { openReferences } from './follow.ts';

const group = 'cloudflare_user_group';
const list = 'cloudflare_user_group_members';
const made = { actions: ['create'], after: {} };

type Row = Readonly<Record<string, unknown>>;

/** A resource as it is configured, whose `user_group_id` refers to these. */
const configured = (references: readonly string[], more: Row = {}): Row => ({
  mode: 'managed',
  type: list,
  name: 'm',
  expressions: { user_group_id: { references } },
  ...more,
});

/** To which groups the `user_group_id` of the first address leads. */
function followed(addresses: readonly string[], root: Row, rows: readonly Row[] = []) {
  const plan = planOf([...addresses.map((address) => changeRow(address, made)), ...rows], {
    configuration: { root_module: root },
  });
  const [first] = plan.changes;
  if (first === undefined) throw new Error('there is one');
  const { changes, isWhole } = openReferences(plan)(first, 'user_group_id', group);
  return [[...changes].map(({ address }) => address), isWhole];
}

test('an address is read part by part, whatever is in the keys', () => {
  expect(readAddress('module.a["x.y[0]\\"z"].cloudflare_user_group.g[12].id')).toEqual([
    { name: 'module', index: null },
    { name: 'a', index: 'x.y[0]"z' },
    { name: 'cloudflare_user_group', index: null },
    { name: 'g', index: 12 },
    { name: 'id', index: null },
  ]);
  expect(readAddress('a..b')).toBe(null);
  expect(readAddress('a["b]')).toBe(null);
});

test('a reference leads to the resource, or to the instance that it names', () => {
  const root = (references: readonly string[]) => ({ resources: [configured(references)] });
  expect(followed([`${list}.m`, `${group}.g`], root([`${group}.g.id`, `${group}.g`]))).toEqual([
    [`${group}.g`],
    true,
  ]);
  expect(
    followed(
      [`${list}.m`, `${group}.g["a"]`, `${group}.g["b"]`],
      root([`${group}.g["b"].id`, `${group}.g["b"]`, `${group}.g`]),
    ),
  ).toEqual([[`${group}.g["b"]`], true]);
});

test('a lookup by the own key or number leads to the instance with the same one', () => {
  const keyed = { resources: [configured([`${group}.g`, 'each.key'])] };
  expect(followed([`${list}.m["b"]`, `${group}.g["a"]`, `${group}.g["b"]`], keyed)).toEqual([
    [`${group}.g["b"]`],
    true,
  ]);
  const counted = { resources: [configured([`${group}.g`, 'count.index'])] };
  expect(followed([`${list}.m[1]`, `${group}.g[0]`, `${group}.g[1]`], counted)).toEqual([
    [`${group}.g[1]`],
    true,
  ]);
});

test('the value of a resource that is gone through leads to the instance with the same key', () => {
  const root = {
    resources: [
      configured(['each.value.id', 'each.value'], { for_each_expression: { references: [`${group}.g`] } }),
    ],
  };
  expect(followed([`${list}.m["b"]`, `${group}.g["a"]`, `${group}.g["b"]`], root)).toEqual([
    [`${group}.g["b"]`],
    true,
  ]);
});

test('a variable of a module leads to what the module is called with, for the instance of the module', () => {
  const root = {
    module_calls: {
      team: {
        expressions: { group_id: { references: [`${group}.g`, 'each.key'] } },
        for_each_expression: { references: ['var.teams'] },
        module: { resources: [configured(['var.group_id'])] },
      },
    },
  };
  const addresses = [`module.team["b"].${list}.m`, `${group}.g["a"]`, `${group}.g["b"]`];
  expect(followed(addresses, root)).toEqual([[`${group}.g["b"]`], true]);
});

test('an output of a module leads into the module, also into one inside it', () => {
  const inner = { outputs: { id: { expression: { references: [`${group}.g.id`, `${group}.g`] } } } };
  const middle = {
    outputs: { group_id: { expression: { references: ['module.inner.id', 'module.inner'] } } },
    module_calls: { inner: { module: inner } },
  };
  const root = {
    resources: [configured(['module.outer.group_id', 'module.outer'])],
    module_calls: { outer: { module: middle } },
  };
  const inside = `module.outer.module.inner.${group}.g`;
  expect(followed([`${list}.m`, inside], root)).toEqual([[inside], true]);
});

test('an output of one instance of a module leads to that instance', () => {
  const child = { outputs: { id: { expression: { references: [`${group}.g.id`] } } } };
  const root = (references: readonly string[]) => ({
    resources: [configured(references)],
    module_calls: { team: { module: child } },
  });
  const addresses = [`${list}.m["b"]`, `module.team["a"].${group}.g`, `module.team["b"].${group}.g`];
  expect(followed(addresses, root(['module.team["a"].id', 'module.team["a"]', 'module.team']))).toEqual([
    [`module.team["a"].${group}.g`],
    true,
  ]);
  expect(followed(addresses, root(['module.team', 'each.key']))).toEqual([
    [`module.team["b"].${group}.g`],
    true,
  ]);
});

test.each([
  ['a local value, which a plan does not show', ['local.groups', `${group}.g.id`]],
  [
    'a data source that is read later',
    ['data.cloudflare_user_groups.all.result', 'data.cloudflare_user_groups.all'],
  ],
  ['another attribute of what is new', [`${group}.g.name`, `${group}.g`]],
  ['what cannot be read', ['a..b']],
])('a reference that leads to %s is not known whole', (_, references) => {
  const data = changeRow('cloudflare_user_groups.all', { actions: ['read'], after: {} }, { mode: 'data' });
  const [, isWhole] = followed([`${list}.m`, `${group}.g`], { resources: [configured(references)] }, [
    data,
  ]) as [unknown, boolean];
  expect(isWhole).toBe(false);
});

test('what is known before the plan is applied leads nowhere and hides nothing', () => {
  const still = changeRow(`${group}.old`, { actions: ['no-op'], before: { id: 'g1' }, after: { id: 'g1' } });
  const references = [
    `${group}.old.id`,
    `${group}.old`,
    'var.x',
    'path.module',
    `${group}.g.id`,
    `${group}.g`,
  ];
  expect(followed([`${list}.m`, `${group}.g`], { resources: [configured(references)] }, [still])).toEqual([
    [`${group}.g`],
    true,
  ]);
});

test('modules that refer to each other in a circle end', () => {
  const root = {
    resources: [configured(['module.a.x'])],
    module_calls: {
      a: {
        expressions: { y: { references: ['module.a.x', 'module.a.z'] } },
        module: {
          outputs: {
            x: { expression: { references: ['var.y'] } },
            z: { expression: { references: ['var.y'] } },
          },
        },
      },
    },
  };
  expect(followed([`${list}.m`, `module.a.${group}.g`], root)).toEqual([[], false]);
});
