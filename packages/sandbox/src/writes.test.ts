import { expect, onTestFinished, test } from 'vitest';
import type { FaultRule } from './faults/fault.ts';
import { type SandboxOptions, startSandbox } from './sandbox.ts';

const everything = {
  key: 'com.cloudflare.api.account.shop',
  objects: [{ key: '*' }],
};
const member = (id: string, policies: readonly unknown[] = []) => ({
  id,
  email: `${id}@example.com`,
  status: 'accepted',
  user: { id: `u-${id}`, email: `${id}@example.com` },
  roles: [],
  policies,
});
const policy = (id: string, group: string) => ({
  id,
  access: 'allow',
  permission_groups: [{ id: group }],
  resource_groups: [{ id: 'all' }],
});
const { id: _, ...written } = policy('', 'dns');
const tokenPolicy = {
  id: 'tp',
  effect: 'allow',
  permission_groups: [{ id: 'zone-read' }],
  resources: { 'com.cloudflare.api.account.shop': '*' },
};
const shop = {
  account: { id: 'shop', name: 'Shop' },
  members: [member('ada', [policy('a1', 'dns'), policy('a2', 'admin')]), member('bob')],
  roles: [{ id: 'r', name: 'Administrator' }],
  permissionGroups: [
    { id: 'dns', name: 'DNS' },
    { id: 'admin', name: 'Administrator' },
  ],
  resourceGroups: [{ id: 'all', name: everything.key, scope: everything }],
  userGroups: [
    { id: 'ops', name: 'Ops', policies: [policy('g1', 'dns')] },
    { id: 'idp', name: 'From the directory', scim: true },
  ],
  userGroupMembers: { ops: ['ada', 'bob'], idp: ['ada'] },
  tokenPermissionGroups: [{ id: 'zone-read', name: 'Zone Read' }],
  accountTokens: [
    {
      id: 't',
      name: 'Deploy',
      status: 'active',
      policies: [tokenPolicy],
      condition: { request_ip: { in: ['10.0.0.0/8'] } },
      expires_on: '2030-01-01T00:00:00Z',
    },
    { id: 'old', name: 'Old', status: 'expired', policies: [tokenPolicy] },
  ],
};

interface Policy {
  readonly id: string;
  readonly permission_groups: readonly { readonly id: string }[];
}

interface Result {
  readonly [key: string]: unknown;
  readonly policies: readonly Policy[];
}

async function sandbox(options: Partial<SandboxOptions> = {}) {
  const running = await startSandbox({ accounts: [shop], ...options });
  onTestFinished(() => running.close());
  const send = (method: string, path: string, body?: unknown) =>
    fetch(`${running.baseUrl}/accounts/shop${path}`, {
      method,
      headers: { authorization: 'Bearer any' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  const ask = async (method: string, path: string, body?: unknown) => {
    const response = await send(method, path, body);
    const json = (await response.json()) as {
      readonly result: Result;
      readonly errors: readonly unknown[];
    };
    return { status: response.status, headers: response.headers, ...json };
  };
  const groupsOf = async (path: string) =>
    ((await ask('GET', path)).result.policies ?? [])
      .map(({ permission_groups }) => permission_groups[0]?.id)
      .sort();
  return { ...running, send, ask, groupsOf };
}

test.each([[{}], [{ status: 'pending' }]])(
  'a PUT of a member that does not carry the present status changes nothing and reports no error: %j',
  async (status) => {
    const { ask, groupsOf } = await sandbox();
    const answer = await ask('PUT', '/members/ada', { policies: [written], ...status });
    expect(answer.status).toBe(200);
    expect(await groupsOf('/members/ada')).toEqual(['admin', 'dns']);
  },
);

test('a PUT of a member replaces all policies and gives all of them new ids', async () => {
  const { ask } = await sandbox();
  const body = { policies: [{ ...written, id: 'a1' }], status: 'accepted' };
  await ask('PUT', '/members/ada', body);
  const { policies } = (await ask('GET', '/members/ada')).result;
  expect(policies).toMatchObject([{ permission_groups: [{ id: 'dns' }] }]);
  expect(['a1', 'a2']).not.toContain(policies[0]?.id);
});

test('a PUT of a member uses its policies and ignores its roles where it has both, and takes roles only as objects', async () => {
  const { ask, groupsOf } = await sandbox();
  const both = { policies: [written], roles: [{ id: 'r' }], status: 'accepted' };
  expect((await ask('PUT', '/members/ada', both)).status).toBe(200);
  expect(await groupsOf('/members/ada')).toEqual(['dns']);
  expect(await ask('PUT', '/members/ada', { roles: ['r'], status: 'accepted' })).toMatchObject({
    status: 400,
    errors: [{ code: 1001, source: { pointer: '/roles/0' } }],
  });
});

test.each([
  ['/members/ada', { status: 'accepted' }],
  ['/iam/user_groups/ops', { name: 'Ops' }],
])(
  'a PUT without policies leaves a member or group with none, or is refused, as the sandbox was asked: %s',
  async (path, rest) => {
    const { ask, groupsOf } = await sandbox();
    expect((await ask('PUT', path, { policies: [], ...rest })).status).toBe(200);
    expect(await groupsOf(path)).toEqual([]);
    const other = await sandbox({ undocumented: { emptyPolicies: 'refused' } });
    const refused = { status: 400, errors: [{ code: 1001, source: { pointer: '/policies' } }] };
    expect(await other.ask('PUT', path, { policies: [], ...rest })).toMatchObject(refused);
  },
);

test('a member who is removed is in no group any more, and is not found', async () => {
  const { ask } = await sandbox();
  expect((await ask('DELETE', '/members/ada')).result).toEqual({ id: 'ada' });
  const gone = { status: 404, errors: [{ code: 1003 }] };
  expect(await ask('DELETE', '/members/ada')).toMatchObject(gone);
  expect(await ask('GET', '/iam/user_groups/ops/members/ada')).toMatchObject(gone);
  expect(await ask('GET', '/iam/user_groups/idp/members')).toMatchObject({ result: null });
});

test('the policies of a user group are replaced as a whole, under new ids', async () => {
  const { ask, groupsOf } = await sandbox();
  const same = { policies: [policy('g1', 'dns'), policy('g2', 'admin')] };
  await ask('PUT', '/iam/user_groups/ops', same);
  const { policies } = (await ask('GET', '/iam/user_groups/ops')).result;
  expect(policies.map(({ id }) => id)).not.toContain('g1');
  expect(await groupsOf('/iam/user_groups/ops')).toEqual(['admin', 'dns']);
});

test.each([
  ['PUT', '/iam/user_groups/idp', { name: 'Mine' }, '/name'],
  ['DELETE', '/iam/user_groups/idp', undefined, undefined],
  ['DELETE', '/iam/user_groups/idp/members/ada', undefined, undefined],
  ['PUT', '/iam/user_groups/idp/members', [], undefined],
  ['POST', '/iam/user_groups/idp/members', [{ id: 'bob' }], undefined],
])('what SCIM manages is refused with a link to what manages it: %s %s', async (method, path, body, at) => {
  const { ask, groupsOf } = await sandbox();
  const answer = await ask(method, path, body);
  expect(answer).toMatchObject({ status: 400, result: null });
  expect(answer.errors).toEqual([
    {
      code: 1001,
      message: expect.stringContaining('SCIM'),
      documentation_url: expect.stringContaining('scim-setup'),
      ...(at && { source: { pointer: at } }),
    },
  ]);
  await ask('PUT', '/iam/user_groups/idp', { policies: [written] });
  expect(await groupsOf('/iam/user_groups/idp')).toEqual(['dns']);
});

const { id: _id, ...unnamed } = tokenPolicy;
const whole = { name: 'Deploy', policies: [unnamed], status: 'disabled' };

test('a PUT of a token replaces the whole token: limits that it leaves out are gone', async () => {
  const { ask } = await sandbox();
  const answer = await ask('PUT', '/tokens/t', whole);
  expect(answer.result).toMatchObject({ id: 't', name: 'Deploy', status: 'disabled' });
  const { result } = await ask('GET', '/tokens/t');
  expect(result).not.toHaveProperty('condition');
  expect(result).not.toHaveProperty('expires_on');
  expect(result.policies).toMatchObject([{ permission_groups: [{ id: 'zone-read', name: 'Zone Read' }] }]);
  expect(result.policies[0]?.id).not.toBe('tp');
});

test('a PUT of a token keeps the limits that it sends again', async () => {
  const { ask } = await sandbox();
  const condition = { request_ip: { in: ['10.0.0.0/8'] } };
  await ask('PUT', '/tokens/t', { ...whole, condition, expires_on: '2030-01-01T00:00:00Z' });
  expect((await ask('GET', '/tokens/t')).result).toMatchObject({
    condition,
    expires_on: '2030-01-01T00:00:00Z',
  });
});

test.each([
  ['a status that the server sets', 't', { ...whole, status: 'expired' }, '/status'],
  ['another status than expired', 'old', whole, '/status'],
  ['an id of a policy', 't', { ...whole, policies: [tokenPolicy] }, '/policies/0'],
  ['no policies', 't', { ...whole, policies: [] }, '/policies'],
  ['the old name of the condition', 't', { ...whole, condition: { 'request.ip': {} } }, '/condition'],
  ['no name', 't', { policies: [unnamed] }, '/name'],
])('a PUT of a token with %s is refused', async (_what, id, body, pointer) => {
  const { ask } = await sandbox();
  const before = (await ask('GET', `/tokens/${id}`)).result;
  expect(await ask('PUT', `/tokens/${id}`, body)).toMatchObject({
    status: 400,
    errors: [{ code: 1001, source: { pointer } }],
  });
  expect((await ask('GET', `/tokens/${id}`)).result).toEqual(before);
});

test('a PUT of a token with other policies is refused where the creator could not give them', async () => {
  const { ask } = await sandbox({ undocumented: { changedTokens: 'refused' } });
  const narrowed = { ...unnamed, resources: { 'com.cloudflare.api.account.zone.z': '*' } };
  const refused = { status: 400, errors: [{ code: 1001 }] };
  expect(await ask('PUT', '/tokens/t', { ...whole, policies: [narrowed] })).toMatchObject(refused);
  expect((await ask('PUT', '/tokens/t', whole)).status).toBe(200);
});

test('a token that is deleted is gone from the list too', async () => {
  const { ask } = await sandbox();
  expect((await ask('DELETE', '/tokens/old')).result).toEqual({ id: 'old' });
  expect(await ask('GET', '/tokens/old')).toMatchObject({ status: 404, errors: [{ code: 7003 }] });
  expect((await ask('GET', '/tokens?include_expired=true')).result).toMatchObject([{ id: 't' }]);
});

const leave = ['DELETE', '/iam/user_groups/ops/members/bob'] as const;
const emptyGroup = ['PUT', '/iam/user_groups/ops', { policies: [] }] as const;

test('the list of a member does not show policies of user groups unless the sandbox was asked for them', async () => {
  const { groupsOf } = await sandbox();
  expect(await groupsOf('/members/bob')).toEqual([]);
});

test.each([
  ['shown', leave, []],
  ['kept', leave, ['dns']],
  ['shown', emptyGroup, []],
  ['kept', emptyGroup, ['dns']],
] as const)(
  'policies of user groups in the list of a member that are %s are, after %j, %j',
  async (echoes, [method, path, body], left) => {
    const { ask, groupsOf } = await sandbox({ undocumented: { echoes } });
    expect((await ask('GET', '/members/bob')).result.policies).toMatchObject([{ id: 'g1' }]);
    await ask(method, path, body);
    expect(await groupsOf('/members/bob')).toEqual(left);
  },
);

test.each([
  ['leaves the group', leave],
  ['is in a group that is deleted', ['DELETE', '/iam/user_groups/ops']],
  ['is in a group whose policies are replaced', ['PUT', '/iam/user_groups/ops', { policies: [written] }]],
] as const)(
  'a policy of a user group in the row of a member is gone when the member %s',
  async (_, write) => {
    const copy = { ...policy('g1', 'dns'), id: undefined };
    const shown = [policy('g1', 'dns'), policy('own', 'admin'), policy('twin', 'dns')];
    const members = [member('ada', [copy, policy('own', 'admin')]), member('bob', shown)];
    const groups = [{ id: 'ops', name: 'Ops', policies: [policy('g1', 'dns')] }];
    const { ask, groupsOf } = await sandbox({ accounts: [{ ...shop, members, userGroups: groups }] });
    const [method, path, body] = write;
    await ask(method, path, body);
    expect((await groupsOf('/members/bob')).toSorted()).toEqual(['admin', 'dns']);
    expect((await groupsOf('/members/ada')).toSorted()).toEqual(
      path === leave[1] ? ['admin', 'dns'] : ['admin'],
    );
  },
);

test('policies of user groups that are written back to a member become policies of the member', async () => {
  const { ask, groupsOf } = await sandbox({ undocumented: { echoes: 'shown' } });
  await ask('PUT', '/members/bob', { policies: [written], status: 'accepted' });
  await ask(...leave);
  expect(await groupsOf('/members/bob')).toEqual(['dns']);
});

test('SCIM shows in its own form what the identity provider manages', async () => {
  const { send } = await sandbox();
  const groups = await send('GET', '/scim/v2/Groups?count=2');
  expect(groups.headers.get('content-type')).toBe('application/scim+json');
  expect(await groups.json()).toMatchObject({
    totalResults: 4,
    itemsPerPage: 2,
    Resources: [{ id: 'ops' }, { id: 'idp', externalId: 'idp-idp' }],
  });
  const one = await (await send('GET', '/scim/v2/Groups/idp')).json();
  expect(one).toMatchObject({ members: [{ value: 'u-ada', display: 'ada@example.com' }] });
  const second = await (await send('GET', '/scim/v2/Users?startIndex=2')).json();
  expect(second).toMatchObject({ startIndex: 2, Resources: [{ id: 'u-bob', active: true }] });
  expect((await send('GET', '/scim/v2/Users/nobody')).status).toBe(404);
});

test.each([
  ['PUT', { userName: 'ada@example.com', active: false }],
  ['PATCH', { Operations: [{ op: 'replace', path: 'active', value: false }] }],
  ['PATCH', { Operations: [{ op: 'Replace', path: 'active', value: 'False' }] }],
  ['PATCH', { Operations: [{ op: 'replace', value: { active: false } }] }],
])('a person whom SCIM deactivates is not a member any more: %s %j', async (method, body) => {
  const { ask, send } = await sandbox();
  expect(await (await send(method, '/scim/v2/Users/u-ada', body)).json()).toMatchObject({ active: false });
  expect((await ask('GET', '/members/ada')).status).toBe(404);
});

test('a change through SCIM of anything but the activity leaves the member in the account', async () => {
  const { ask, send } = await sandbox();
  const body = { Operations: [{ op: 'replace', path: 'displayName', value: 'Ada' }] };
  expect((await send('PATCH', '/scim/v2/Users/u-ada', body)).status).toBe(200);
  expect((await ask('GET', '/members/ada')).status).toBe(200);
});

const remove = ['DELETE', '/members/bob'] as const;
const first = { method: 'DELETE', times: { from: 1, to: 1 } };
const faults: readonly (readonly [string, FaultRule['fault'], boolean])[] = [
  ['a connection that drops on arrival', { kind: 'reset', at: 'arrival' }, false],
  ['a connection that drops when it is done', { kind: 'reset', at: 'asked' }, true],
  ['half an answer', { kind: 'reset', at: 'body' }, true],
  ['429', { kind: 'status', status: 429, body: 'envelope' }, false],
  ['503', { kind: 'status', status: 503, body: 'empty' }, false],
  ['503 although it is done', { kind: 'status', status: 503, body: 'empty', done: true }, true],
];

test.each(faults)('a write that meets %s is done or not, as the fault says', async (_what, fault, isDone) => {
  const { send, ask } = await sandbox({ faults: [{ ...first, fault }] });
  const settled = await send(...remove)
    .then((response) => response.text())
    .catch(() => 'lost');
  expect(settled).not.toContain('"success":true');
  expect((await ask('GET', '/members/bob')).status).toBe(isDone ? 404 : 200);
});

test('a fault can make somebody else write between two requests', async () => {
  const change = { method: 'DELETE', path: '/accounts/shop/iam/user_groups/ops/members/bob' } as const;
  const { ask } = await sandbox({
    faults: [
      {
        method: 'GET',
        path: '/members/ada',
        times: { from: 2, to: 2 },
        fault: { kind: 'somebody-else', ...change },
      },
    ],
  });
  const inGroup = async () => (await ask('GET', '/iam/user_groups/ops/members')).result;
  await ask('GET', '/members/ada');
  expect(await inGroup()).toHaveLength(2);
  await ask('GET', '/members/ada');
  expect(await inGroup()).toMatchObject([{ id: 'ada' }]);
});

test('an answer to a write carries the id of the request', async () => {
  const { ask } = await sandbox();
  const rays = [await ask('DELETE', '/members/ada'), await ask('DELETE', '/members/ada')].map(({ headers }) =>
    headers.get('cf-ray'),
  );
  expect(rays).toEqual([expect.stringMatching(/^[0-9a-f]{16}-/), expect.stringMatching(/^[0-9a-f]{16}-/)]);
  expect(rays[0]).not.toBe(rays[1]);
  expect((await ask('GET', '/members')).headers.get('cf-ray')).toBeNull();
});

test('a new token can act, shows its value once, and is refused without a policy', async () => {
  const { ask } = await sandbox();
  const { status, result } = await ask('POST', '/tokens', { name: 'New', policies: [unnamed] });
  expect([status, result.status, typeof result.value]).toEqual([200, 'active', 'string']);
  const shown = await ask('GET', `/tokens/${String(result.id)}`);
  expect(shown.result).toMatchObject({
    name: 'New',
    policies: [{ permission_groups: [{ id: 'zone-read' }] }],
  });
  expect(shown.result.value).toBe(undefined);
  expect((await ask('POST', '/tokens', { name: 'New', policies: [] })).status).toBe(400);
});
