import { type Account, normalise, type Snapshot } from '@grantlens/snapshot';
import { collectionNames } from '@grantlens/snapshot/internal';
import { type AfterPlan, accountAfterPlan } from './account-after-plan.ts';
import type { TerraformPlan } from './document/plan.ts';
import { readTerraformPlan } from './document/read-plan.ts';

// A small account, and plans for it as `terraform show -json` writes them.

type Row = Readonly<Record<string, unknown>>;

const accountType = 'com.cloudflare.api.account';
const whole = { id: 'all', name: 'Everything', scope: { key: `${accountType}.a1`, objects: [{ key: '*' }] } };
const shop = {
  id: 'shop',
  name: 'Shop',
  scope: { key: `${accountType}.a1`, objects: [{ key: `${accountType}.zone.z1` }] },
};
const group = (id: string, scopes: string = accountType): Row => ({
  id,
  name: `Group ${id}`,
  meta: { scopes },
  permissions: [{ attributes: { legacy_name: `#${id}:edit` } }],
});
const policy = (id: string, permissionGroup: string): Row => ({
  id,
  access: 'allow',
  permission_groups: [group(permissionGroup)],
  resource_groups: [whole],
});

const shared = policy('p-ops', 'dns');
const billing = { id: 'billing', name: 'Billing', permissions: { billing: { read: true, edit: true } } };

const rows: Readonly<Record<string, unknown>> = {
  members: [
    { id: 'ada', email: 'ada@example.com', status: 'accepted', policies: [policy('p-ada', 'waf')] },
    // The API shows Bob what his user group gives as if it were his own.
    { id: 'bob', email: 'bob@example.com', status: 'accepted', policies: [shared] },
    { id: 'cal', email: 'cal@example.com', status: 'pending', policies: null, roles: [billing] },
  ],
  userGroups: [{ id: 'g-ops', name: 'Ops', policies: [shared] }],
  userGroupMembers: { 'g-ops': [{ id: 'bob', email: 'bob@example.com' }] },
  accountTokens: [
    {
      id: 't1',
      name: 'deploy',
      status: 'active',
      policies: [
        {
          id: 'p-t1',
          effect: 'allow',
          permission_groups: [{ id: 'zones' }],
          resources: { [`${accountType}.a1`]: '*' },
        },
      ],
    },
  ],
  roles: [billing],
  permissionGroups: [group('dns'), group('waf'), group('logs')],
  tokenPermissionGroups: [{ id: 'zones', name: 'Zones', scopes: [accountType] }],
  resourceGroups: [whole, shop],
  zones: [{ id: 'z1', name: 'shop.example', status: 'active', type: 'full' }],
};

const time = '2026-01-01T00:00:00Z';

/** Ada has waf; Bob is in Ops, which has dns; Cal is invited with a role; there is a token. */
export const snapshot: Snapshot = {
  format: 'grantlens.snapshot',
  version: 1,
  account: { id: 'a1', name: 'Harbour' },
  takenAt: { start: time, end: time },
  tool: { name: 'grantlens', version: '0.0.0' },
  source: { apiBase: 'https://api.example', credential: { kind: 'token' } },
  collections: Object.fromEntries(
    collectionNames.map((name) => {
      const items = rows[name] ?? [];
      const lists: readonly unknown[] = Array.isArray(items) ? [items] : Object.values(items);
      const requests = lists.map((list) => ({
        path: `/accounts/a1/${name}`,
        query: {},
        httpStatus: 200,
        at: time,
        rows: (list as readonly unknown[]).length,
        bodySha256: '',
      }));
      return [name, { status: 'complete', items, requests }];
    }),
  ) as unknown as Snapshot['collections'],
  removed: [],
  digest: 'sha256-',
};

/** What a row of a plan says of its change; what a test leaves out is as Terraform writes it. */
export interface ChangeSketch {
  readonly actions: readonly string[];
  readonly before?: Row | null;
  readonly after?: Row | null;
  readonly after_unknown?: unknown;
  readonly before_sensitive?: unknown;
  readonly after_sensitive?: unknown;
  readonly importing?: Row;
}

/** A row of `resource_changes`, at an address such as `module.m["x"].cloudflare_user_group.ops[0]`. */
export function changeRow(address: string, sketch: ChangeSketch, more: Row = {}): Row {
  const [, module, type, name, key] =
    /^((?:module\.[^.[]+(?:\[[^\]]*\])?\.)*)([^.]+)\.([^.[]+)(?:\[(.*)\])?$/.exec(address) ?? [];
  const at = { account_id: 'a1' };
  const { before = null, after = null, ...others } = sketch;
  return {
    address,
    ...(module === '' ? {} : { module_address: module?.slice(0, -1) }),
    mode: 'managed',
    type,
    name,
    ...(key === undefined ? {} : { index: JSON.parse(key) }),
    provider_name: 'registry.terraform.io/cloudflare/cloudflare',
    change: {
      after_unknown: {},
      before_sensitive: {},
      after_sensitive: {},
      ...others,
      before: before && { ...at, ...before },
      after: after && { ...at, ...after },
    },
    ...more,
  };
}

/** The text of a plan with these rows. */
export function planText(changes: readonly Row[], more: Row = {}): string {
  return JSON.stringify({
    format_version: '1.2',
    terraform_version: '1.14.0',
    planned_values: { root_module: {} },
    resource_changes: changes,
    configuration: { root_module: {} },
    ...more,
  });
}

/** Such a plan, read. */
export function planOf(changes: readonly Row[], more: Row = {}): TerraformPlan {
  return readTerraformPlan(new TextEncoder().encode(planText(changes, more)));
}

/** The account after such a plan. */
export function after(changes: readonly Row[], more: Row = {}): AfterPlan {
  return accountAfterPlan(snapshot, planOf(changes, more));
}

/** Who holds what, a line each: `bob: dns by Ops`; what cannot be seen is `?`. */
export function linesOf({ principals, userGroups, policies }: Account): readonly string[] {
  return principals
    .map((principal) => {
      const held = policies.flatMap(({ holder, effect, permissionGroups, kind }) => {
        const group = holder.kind === 'principal' ? null : holder.group;
        const isHeld =
          holder.kind === 'principal'
            ? holder.principal === principal.key
            : holder.kind === 'user-group'
              ? principal.groups.some((key) => key === group)
              : principal.kind === 'member' && (holder.principal ?? principal.key) === principal.key;
        if (!isHeld) return [];
        const what = permissionGroups.map(({ key }) => key ?? '?').join('+');
        const by = userGroups.find(({ key }) => key === group);
        const mark = holder.kind === 'possible' || kind === 'unseen' || effect === 'either' ? '?' : '';
        return [
          `${mark}${effect === 'deny' ? 'not ' : ''}${what}${by === undefined ? '' : ` by ${by.name}`}`,
        ];
      });
      const standing = principal.standing === 'active' ? '' : ` (${principal.standing})`;
      return `${(principal.email ?? principal.name ?? '').split('@')[0]}${standing}: ${held.sort().join(', ')}`;
    })
    .sort();
}

/** The same lines of the snapshot itself. */
export const linesBefore: readonly string[] = linesOf(normalise(snapshot));

/** A policy of a member or user group as the provider has it. */
export function planPolicy(
  permissionGroup: unknown,
  resourceGroup: unknown = 'all',
  access: unknown = 'allow',
): Row {
  return {
    access,
    permission_groups: [{ id: permissionGroup }],
    resource_groups: [{ id: resourceGroup }],
  };
}
