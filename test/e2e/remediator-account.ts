import { applyPlan } from '@grantlens/remediator';
import type { ApplyOptions, StepReport } from '@grantlens/remediator/internal';
import type { ObjectState, Plan, PlanStep } from '@grantlens/review/internal';
import { type FaultRule, type Sandbox, type SandboxOptions, startSandbox } from '@grantlens/sandbox';
import type { AccountState } from '@grantlens/sandbox/internal';
import type { JsonObject } from '@grantlens/snapshot/internal';
import { onTestFinished } from 'vitest';

/** An account with one object for every action of a plan, and plans for them written by hand. */

export const accountId = 'shop-1';
export const secret = 'Zq3-secret-token-0001';
const wholeShop = { key: 'com.cloudflare.api.account.shop-1', objects: [{ key: '*' }] };
const shopFront = {
  key: 'com.cloudflare.api.account.shop-1',
  objects: [{ key: 'com.cloudflare.api.account.zone.z1' }, { key: 'com.cloudflare.api.account.zone.z2' }],
};

function policy(id: string, group: string, resources = 'all') {
  return {
    id,
    access: 'allow',
    permission_groups: [{ id: group }],
    resource_groups: [{ id: resources }],
  };
}

function member(id: string, rest: object = {}) {
  const email = `${id}@example.com`;
  return { id, email, status: 'accepted', user: { id: `u-${id}`, email }, policies: [], roles: [], ...rest };
}

const tokenPolicy = (id: string, group: string) => ({
  id,
  effect: 'allow',
  permission_groups: [{ id: group }],
  resources: { 'com.cloudflare.api.account.shop-1': '*' },
});
const limits = {
  condition: { request_ip: { in: ['192.0.2.0/24'] } },
  expires_on: '2030-01-01T00:00:00Z',
  not_before: '2020-01-01T00:00:00Z',
};
const token = (id: string) => ({
  id,
  name: id,
  status: 'active',
  policies: [tokenPolicy(`${id}-1`, 'zone-read'), tokenPolicy(`${id}-2`, 'zone-edit')],
  ...limits,
});

export const shop: AccountState = {
  account: { id: accountId, name: 'Shop' },
  members: [
    member('ada', { policies: [policy('a1', 'dns', 'front'), policy('a2', 'admin')] }),
    member('bob'),
    member('cleo', {
      policies: undefined,
      roles: [
        { id: 'r1', name: 'One' },
        { id: 'r2', name: 'Two' },
      ],
    }),
    member('dan'),
  ],
  roles: [
    { id: 'r1', name: 'One' },
    { id: 'r2', name: 'Two' },
  ],
  permissionGroups: [
    { id: 'dns', name: 'DNS' },
    { id: 'admin', name: 'Administrator' },
  ],
  resourceGroups: [
    { id: 'all', name: 'All', scope: wholeShop },
    { id: 'front', name: 'Front', scope: shopFront },
  ],
  userGroups: [
    { id: 'ops', name: 'Ops', policies: [policy('g1', 'dns'), policy('g2', 'admin')] },
    { id: 'idp', name: 'From the directory', scim: true, policies: [policy('g3', 'dns')] },
  ],
  userGroupMembers: { ops: ['bob', 'dan'], idp: ['bob'] },
  tokenPermissionGroups: [
    { id: 'zone-read', name: 'Zone Read' },
    { id: 'zone-edit', name: 'Zone Edit' },
  ],
  accountTokens: [token('deploy'), token('narrow'), { ...token('old'), status: 'expired' }],
};

const all = [{ scope: wholeShop.key, objects: ['*'] }];
const cell = (group: string, resourceGroups: { scope: string; objects: string[] }[] = all) => ({
  access: 'allow' as const,
  permissionGroups: [group],
  resourceGroups,
});
const zones = (...names: string[]) => [
  { scope: shopFront.key, objects: names.map((name) => `com.cloudflare.api.account.zone.${name}`) },
];
const present: ObjectState = { kind: 'presence', present: true };
const absent: ObjectState = { kind: 'presence', present: false };
const tokenCell = (group: string) => ({
  effect: 'allow' as const,
  permissionGroups: [group],
  resources: { 'com.cloudflare.api.account.shop-1': '*' },
});

function tokenState(name: string, status: string, ...groups: string[]): ObjectState {
  return {
    kind: 'token',
    name,
    status,
    policies: groups.map(tokenCell),
    condition: limits.condition,
    expiresOn: '2030-01-01T00:00:00.000Z',
    notBefore: '2020-01-01T00:00:00.000Z',
  };
}

function tokenBody(name: string, status: string, ...groups: string[]) {
  const policies = groups.map((group) => {
    const { id: _, ...written } = tokenPolicy('', group);
    return written;
  });
  return { name, status, policies, ...limits };
}

const written = (group: string, resource: JsonObject = { id: 'all' }) => ({
  access: 'allow',
  permission_groups: [{ id: group }],
  resource_groups: [resource],
});

type Essence = Pick<PlanStep, 'action' | 'method' | 'path' | 'body' | 'before' | 'after'>;

function step(id: string, essence: Essence): PlanStep {
  return {
    id,
    units: [`u-${id}`],
    object: { kind: essence.before.kind, id, name: null },
    reverse: null,
    gains: [],
    loses: [],
    unintended: [],
    follows: [],
    noEffect: [],
    notes: [],
    ...essence,
  };
}

const base = `/accounts/${accountId}`;

/** One step for each action. */
export const steps = {
  leaveGroup: step('leave-group', {
    action: 'remove-group-member',
    method: 'DELETE',
    path: `${base}/iam/user_groups/ops/members/bob`,
    body: null,
    before: present,
    after: absent,
  }),
  groupPolicies: step('group-policies', {
    action: 'set-group-policies',
    method: 'PUT',
    path: `${base}/iam/user_groups/ops`,
    body: { policies: [written('dns')] },
    before: { kind: 'group', policies: [cell('admin'), cell('dns')] },
    after: { kind: 'group', policies: [cell('dns')] },
  }),
  memberPolicies: step('member-policies', {
    action: 'set-member-policies',
    method: 'PUT',
    path: `${base}/members/ada`,
    body: {
      status: 'accepted',
      policies: [
        written('dns', {
          scope: { key: shopFront.key, objects: [{ key: 'com.cloudflare.api.account.zone.z2' }] },
        }),
        written('admin'),
      ],
    },
    before: { kind: 'member', status: 'accepted', policies: [cell('admin'), cell('dns', zones('z1', 'z2'))] },
    after: { kind: 'member', status: 'accepted', policies: [cell('admin'), cell('dns', zones('z2'))] },
  }),
  memberRoles: step('member-roles', {
    action: 'set-member-roles',
    method: 'PUT',
    path: `${base}/members/cleo`,
    body: { status: 'accepted', roles: [{ id: 'r2' }] },
    before: { kind: 'member-roles', status: 'accepted', roles: ['r1', 'r2'] },
    after: { kind: 'member-roles', status: 'accepted', roles: ['r2'] },
  }),
  tokenPolicies: step('token-policies', {
    action: 'set-token-policies',
    method: 'PUT',
    path: `${base}/tokens/narrow`,
    body: tokenBody('narrow', 'active', 'zone-read'),
    before: tokenState('narrow', 'active', 'zone-edit', 'zone-read'),
    after: tokenState('narrow', 'active', 'zone-read'),
  }),
  disableToken: step('disable-token', {
    action: 'disable-token',
    method: 'PUT',
    path: `${base}/tokens/deploy`,
    body: tokenBody('deploy', 'disabled', 'zone-read', 'zone-edit'),
    before: tokenState('deploy', 'active', 'zone-edit', 'zone-read'),
    after: tokenState('deploy', 'disabled', 'zone-edit', 'zone-read'),
  }),
  deleteToken: step('delete-token', {
    action: 'delete-token',
    method: 'DELETE',
    path: `${base}/tokens/old`,
    body: null,
    before: present,
    after: absent,
  }),
  removeMember: step('remove-member', {
    action: 'remove-member',
    method: 'DELETE',
    path: `${base}/members/dan`,
    body: null,
    before: present,
    after: absent,
  }),
} as const;

/** A plan of these steps. */
export function planOf(...list: readonly PlanStep[]): Plan {
  return {
    format: 'grantlens.plan',
    version: 1,
    package: '0'.repeat(64),
    snapshot: 'sha256-none',
    steps: list,
    tasks: [],
    unintended: [],
    refused: [],
  };
}

/** All steps, in an order that a plan would have. */
export const wholePlan: Plan = planOf(...Object.values(steps));

/** Time that passes as fast as it is waited for. */
function quickClock(): NonNullable<ApplyOptions['clock']> {
  let skipped = 0;
  return {
    now: () => performance.timeOrigin + performance.now() + skipped,
    sleep: async (ms, signal) => {
      signal.throwIfAborted();
      skipped += ms;
    },
    after: (ms, act) => {
      const timer = setTimeout(act, ms);
      return () => clearTimeout(timer);
    },
    random: () => 0.5,
  };
}

/** A running sandbox with the account, and a plan carried out on it. */
export interface Stage {
  readonly sandbox: Sandbox;
  /** The lines in order. */
  readonly lines: readonly StepReport[];
  apply(plan: Plan, rest?: Partial<ApplyOptions>): ReturnType<typeof applyPlan>;
  /** How often something was sent. */
  sent(method: string, path?: string): number;
  /** Everything that the plan is about, as served. */
  served(): Promise<string>;
}

/** A stage that lasts as long as the test. */
export async function stage(
  faults: readonly FaultRule[] = [],
  options: Partial<SandboxOptions> = {},
): Promise<Stage> {
  const opened = await openStage(faults, options);
  onTestFinished(() => opened.sandbox.close());
  return opened;
}

/** A stage that somebody has to close. */
export async function openStage(
  faults: readonly FaultRule[] = [],
  options: Partial<SandboxOptions> = {},
): Promise<Stage> {
  const sandbox = await startSandbox({ accounts: [shop], faults, ...options });
  const lines: StepReport[] = [];
  const clock = quickClock();
  return {
    sandbox,
    lines,
    apply: (plan, rest = {}) =>
      applyPlan({
        plan,
        accountId,
        apiBase: sandbox.baseUrl,
        credential: { kind: 'token', headers: { authorization: `Bearer ${secret}` }, secret },
        tool: { name: 'test', version: '1' },
        clock,
        report: (line) => void lines.push(line),
        ...rest,
      }),
    sent: (method, path) =>
      sandbox
        .requests()
        .filter((request) => request.method === method && (path === undefined || request.path === path))
        .length,
    served: () => servedBy(sandbox),
  };
}

/** Without ids of policies and times, and in one order. */
async function servedBy(sandbox: Sandbox): Promise<string> {
  const paths = [
    'members',
    'iam/user_groups',
    'iam/user_groups/ops/members',
    'iam/user_groups/idp/members',
    'tokens?include_expired=true',
  ];
  const texts: string[] = [];
  for (const path of paths) {
    texts.push(settled(await resultOf(`${sandbox.baseUrl}${base}/${path}`)));
  }
  return texts.join('\n');
}

/** Whatever faults the sandbox has left. */
async function resultOf(url: string): Promise<unknown> {
  for (let left = 20; ; left -= 1) {
    try {
      const response = await fetch(url, { headers: { authorization: 'Bearer reader' } });
      const { success, result } = (await response.json()) as {
        readonly success: boolean;
        readonly result: unknown;
      };
      if (success) return result;
    } catch (error) {
      if (left === 0) throw error;
    }
  }
}

function settled(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(settled).sort().join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const isPolicy = 'permission_groups' in value;
  const entries = Object.entries(value)
    .filter(
      ([key]) => !(isPolicy && key === 'id') && !['created_on', 'modified_on', 'added_on'].includes(key),
    )
    .map(([key, one]) => `${key}:${settled(one)}`);
  return `{${entries.sort().join(',')}}`;
}
