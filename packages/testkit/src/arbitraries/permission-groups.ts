import * as fc from 'fast-check';
import { atomicPermissions } from './names.ts';
import { maybe, mostly, type Raw, sparse, wrongKind } from './odd.ts';

/** What one permission group may say of itself, whole; descriptions of it leave parts out. */
export interface Facts {
  readonly id: string;
  readonly name: string;
  readonly label?: string;
  readonly type?: string | readonly string[];
  /** Whether the API may show what it contains. */
  readonly shows: boolean;
}

const account = 'com.cloudflare.api.account';
const zone = 'com.cloudflare.api.account.zone';
const id = (number: number) => `fe0000000000000000000000000000${String(number).padStart(2, '0')}`;

/** Member-side groups: plain ones, ones the catalogue knows, ones that hold everything, namesakes. */
export const memberFacts: readonly Facts[] = [
  { id: id(1), name: 'Dock DNS', label: 'dock_dns', type: account, shows: true },
  { id: id(2), name: 'Domain Dock', label: 'domain_dock', type: zone, shows: true },
  { id: id(3), name: 'Lamp Room', label: 'lamp_room', shows: true },
  { id: id(4), name: 'Gizmo Admin', type: 'com.cloudflare.edge.gizmo', shows: true },
  { id: id(5), name: 'Worker Hand', type: 'com.cloudflare.api.account.worker', shows: true },
  { id: id(6), name: 'Twin', type: account, shows: true },
  { id: id(7), name: 'Twin', type: zone, shows: true },
  { id: id(8), name: 'Harbour Master', label: 'harbour_master', type: account, shows: false },
  { id: id(9), name: 'Both Ways', type: [account, zone], shows: true },
  { id: '49ce85367bae433b9f0717ed4fea5c74', name: 'DNS', label: 'dns_admin', type: account, shows: false },
  { id: id(10), name: 'Domain DNS', type: zone, shows: false },
  { id: id(11), name: 'Wall', label: 'waf_admin', type: account, shows: false },
  { id: id(12), name: 'Firewall', type: account, shows: false },
  { id: 'a5e5061418ea445fbba04aac57f359a8', name: 'Domain Administrator', type: zone, shows: false },
  { id: id(13), name: 'Administrator Read Only', label: 'admin_readonly', type: account, shows: false },
  { id: id(14), name: 'Billing', type: account, shows: false },
  { id: '8e23b19e4e0d44c29d239c5688ba8cbb', name: 'Owner', type: account, shows: true },
  { id: id(15), name: 'Alles', label: 'all_privileges', type: account, shows: true },
  { id: id(16), name: 'Super Administrator - All Privileges', type: account, shows: false },
  { id: id(17), name: 'Verwalter', label: 'admin', type: account, shows: true },
  { id: id(18), name: 'Administrator', shows: false },
];

/** Token-side groups: some share a name with the other side, some the catalogue knows. */
export const tokenFacts: readonly Facts[] = [
  { id: id(51), name: 'Pier DNS Write', type: [zone], shows: true },
  { id: id(52), name: 'Edge Rules Write', type: [account, zone], shows: true },
  { id: id(53), name: 'Harbour Master', type: [account], shows: false },
  { id: id(54), name: 'Domain DNS', type: [zone], shows: false },
  { id: '4755a26eedb94da69e1066d98aa820be', name: 'DNS Write', type: [zone], shows: false },
  { id: id(55), name: 'Logs Write', type: [account], shows: true },
  { id: id(56), name: 'Logs Write', type: [zone], shows: true },
  { id: id(57), name: 'Fog', shows: true },
];

const permissionRow: fc.Arbitrary<Raw> = mostly(
  fc.constantFrom(...atomicPermissions, 'connectivity_edit').map((name) => ({
    id: 'c0ffee',
    key: `com.cloudflare.api.account.${name.replace(':', '.')}`,
    attributes: { legacy_name: `#${name}` },
  })),
  fc.constantFrom<Raw>({ id: 'c0ffee' }, { id: 'c0ffee', attributes: { legacy_name: null } }, 'odd', null),
  10,
);
const permissionList = mostly(fc.array(permissionRow, { minLength: 1, maxLength: 3 }), wrongKind, 6);

/** One description of a group as a list shows it. */
export function listedGroup(side: 'member' | 'token', facts: Facts): fc.Arbitrary<Raw> {
  const { label, type } = facts;
  const types =
    type === undefined
      ? fc.constant(undefined)
      : maybe(mostly(fc.constant(type), fc.constantFrom<Raw>('', null, 7), 20), 10);
  return sparse({
    id: fc.constant(facts.id),
    name: maybe(fc.constant(facts.name), 20),
    permissions: facts.shows ? maybe(permissionList) : fc.constantFrom(undefined, undefined, undefined, []),
    ...(side === 'token'
      ? { scopes: types }
      : {
          meta: maybe(
            sparse({
              label: label === undefined ? fc.constant(undefined) : maybe(fc.constant(label), 8),
              scopes: types,
            }),
            10,
          ),
        }),
  });
}

/** A group as a policy mentions it: by id alone, in full, by label or name, or not so that anybody could tell. */
export function mentionedGroup(side: 'member' | 'token', known: readonly Facts[]): fc.Arbitrary<Raw> {
  return mostly(
    fc.constantFrom(...known).chain((facts) =>
      fc.oneof(
        { weight: 6, arbitrary: fc.constant<Raw>({ id: facts.id }) },
        { weight: 2, arbitrary: fc.constant<Raw>({ id: facts.id, name: facts.name }) },
        { weight: 3, arbitrary: listedGroup(side, facts) },
        { weight: 1, arbitrary: fc.constant<Raw>({ name: facts.name }) },
        {
          weight: 1,
          arbitrary: fc.constant<Raw>({ meta: { label: facts.label ?? null }, name: facts.name }),
        },
      ),
    ),
    fc.constantFrom<Raw>('odd', null, {}, { id: 7 }, { id: 'fe000000000000000000000000000099' }),
    25,
  );
}

/** Some groups of a side: between two and six. */
export function someGroups(side: 'member' | 'token'): fc.Arbitrary<readonly Facts[]> {
  return fc.subarray(side === 'member' ? [...memberFacts] : [...tokenFacts], { minLength: 2, maxLength: 6 });
}

const verbs = fc.dictionary(
  fc.constantFrom('read', 'edit'),
  mostly(fc.boolean(), fc.constantFrom<Raw>('true', null), 30),
  { maxKeys: 2 },
);
const roleMap = mostly(
  fc.dictionary(fc.constantFrom('dns_records', 'waf', 'billing'), mostly(verbs, wrongKind, 30), {
    maxKeys: 2,
  }),
  wrongKind,
  12,
);

const roleIds = [1, 2, 3].map((n) => `cd00000000000000000000000000000${n}`);

/** A role: of a group by id or name, or of nothing but itself; roles share ids and names as they like. */
export function role(known: readonly Facts[]): fc.Arbitrary<Raw> {
  const ids = [...roleIds, '33666b9c79b9a5273fc7344ff42f953d', ...known.map((facts) => facts.id)];
  const names = [
    'Harbour Master',
    'Night Watch',
    'Day Watch',
    'Firewall',
    ...known.map((facts) => facts.name),
  ];
  return mostly(
    sparse({
      id: mostly(fc.constantFrom<Raw>(...ids), fc.constantFrom<Raw>(undefined, 7), 12),
      name: mostly(fc.constantFrom<Raw>(...names), fc.constantFrom<Raw>(undefined, null), 12),
      permissions: maybe(roleMap),
    }),
    fc.constantFrom<Raw>('odd', null, {}, { name: 'Night Watch' }, { id: 7, name: 7 }),
    25,
  );
}
