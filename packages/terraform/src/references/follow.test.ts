import { expect, test } from 'vitest';
import { changeRow, planOf } from '../plan.fixture.ts';
import { openLocals } from '../written/written-places.ts';
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

/** To which groups the `user_group_id` of the first address leads; the files of a module by its folder. */
function followed(
  addresses: readonly string[],
  root: Row,
  rows: readonly Row[] = [],
  files?: Readonly<Record<string, readonly string[]>>,
) {
  const plan = planOf([...addresses.map((address) => changeRow(address, made)), ...rows], {
    configuration: { root_module: root },
  });
  const [first] = plan.changes;
  if (first === undefined) throw new Error('there is one');
  const filesIn = (folder: string) => (files?.[folder] ?? []).map((text) => ({ path: 'main.tf', text }));
  const localsIn = files && openLocals(plan, filesIn);
  const { changes, isWhole } = openReferences(plan, localsIn)(first, 'user_group_id', group);
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

const [g, a, b] = [`${group}.g`, `${group}.g["a"]`, `${group}.g["b"]`];
const other = `${group}.other`;
// What the local values of the file are, what refers to them, and to which groups that leads.
const throughLocals: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ['id = cloudflare_user_group.g.id', ['local.id'], [g]],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a template of Terraform.
  ['id = local.one\none = "${local.two}"\ntwo = cloudflare_user_group.g.id', ['local.id'], [g]],
  ['whole = cloudflare_user_group.g', ['local.whole.id', 'local.whole'], [g]],
  [
    'ids = { x = cloudflare_user_group.other.id, y : cloudflare_user_group.g.id }',
    ['local.ids.y', 'local.ids'],
    [g],
  ],
  ['ids = {\n  "x.y" = cloudflare_user_group.g.id # one\n  z = 1\n}', ['local.ids["x.y"]', 'local.ids'], [g]],
  ['ids = { x = { y = [cloudflare_user_group.g.id] } }', ['local.ids.x.y', 'local.ids.x', 'local.ids'], [g]],
  ['id = try(cloudflare_user_group.g.id, cloudflare_user_group.other.id)', ['local.id'], [g, other]],
  ['id = var.x ? cloudflare_user_group.g.id : null', ['local.id'], [g]],
  ['id = one(cloudflare_user_group.g[*].id)', ['local.id'], [g]],
  ['name = "ops"', ['local.name', g], [g]],
  ['name = upper("cloudflare_user_group.other.id")', ['local.name', g], [g]],
  [
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a template of Terraform.
    'text = <<-EOT\n  ${cloudflare_user_group.g.id}\n  cloudflare_user_group.other.id\n  EOT',
    ['local.text'],
    [g],
  ],
];

test.each(throughLocals)('the local values %j lead where they refer to', (locals, references, groups) => {
  const root = { resources: [configured(references)] };
  const text = `variable "x" {}\nlocals {\n${locals}\n}\n`;
  expect(followed([`${list}.m`, g, other], root, [], { '': [text] })).toEqual([groups, true]);
});

test.each([
  ['ids = { a = cloudflare_user_group.g["a"].id, b = cloudflare_user_group.g["b"].id }'],
  ['ids = { for k, v in cloudflare_user_group.g : k => v.id }'],
  ['ids = {\n  for k, v in cloudflare_user_group.g :\n  k => v.id\n}'],
  ['ids = cloudflare_user_group.g'],
])('the local values %j are looked up by the key of the instance, or by one that is written', (locals) => {
  const files = { '': [`locals {\n${locals}\n}`] };
  const asked = (references: readonly string[], more: Row = {}) =>
    followed([`${list}.m["b"]`, a, b], { resources: [configured(references, more)] }, [], files);
  expect(asked(['local.ids', 'each.key'])).toEqual([[b], true]);
  expect(asked(['local.ids["a"]', 'local.ids'])).toEqual([[a], true]);
  expect(asked(['each.value'], { for_each_expression: { references: ['local.ids'] } })).toEqual([[b], true]);
});

test.each([
  ['go in a circle', 'id = local.other\nother = local.id', 'local.id'],
  ['are in no file', 'id = 1', 'local.none'],
  ['are there twice', 'id = 1\n}\nlocals {\nid = cloudflare_user_group.g.id', 'local.id'],
  ['are taken of what has another key', 'id = { x = cloudflare_user_group.g.id }', 'local.id["y"]'],
  ['are a part of what is worked out', 'id = merge(cloudflare_user_group.g, {})', 'local.id.name'],
  ['refer to another attribute', 'id = cloudflare_user_group.g.name', 'local.id'],
  [
    'are in a template with a loop',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a template of Terraform.
    'id = "%{ for g in cloudflare_user_group.g }${g.id}%{ endfor }"',
    'local.id',
  ],
  [
    'have a loop whose variable is called as what is referred to',
    'id = [for local in [1] : local.x]',
    'local.id',
  ],
  ['refer to an instance of an instance', 'id = cloudflare_user_group.g[0][1].id', 'local.id'],
])('local values that %s are not known whole', (_, locals, reference) => {
  const root = { resources: [configured([reference])] };
  const [, isWhole] = followed([`${list}.m`, g], root, [], { '': [`locals {\n${locals}\n}`] });
  expect(isWhole).toBe(false);
});

test('the local values of a module are those of its own folder, and of one from elsewhere there are none', () => {
  const call = (source: string) => ({
    source,
    expressions: { inner: { references: ['local.id'] } },
    module: { resources: [configured(['local.id'])] },
  });
  const root = { module_calls: { team: call('./team'), far: call('example/team/cloudflare') } };
  const files = {
    '': ['locals { id = "root" }'],
    team: ['locals { x = 1 }', 'locals { id = var.inner == "" ? var.inner : cloudflare_user_group.g.id }'],
  };
  const at = (module: string) =>
    followed([`module.${module}.${list}.m`, `module.${module}.${g}`], root, [], files);
  expect(at('team')).toEqual([[`module.team.${g}`], true]);
  expect(at('far')).toEqual([[], false]);
});

test('a large file of local values is read in time that grows with its length alone', () => {
  const text = `locals {\n${'x = <<A\n'.repeat(50_000)}${'"${'.repeat(50_000)}${'{ a = ['.repeat(50_000)}`;
  const start = performance.now();
  const [, isWhole] = followed([`${list}.m`, g], { resources: [configured(['local.id'])] }, [], {
    '': [text],
  });
  expect(isWhole).toBe(false);
  expect(performance.now() - start).toBeLessThan(3000);
});
