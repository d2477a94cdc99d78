import type { PlanStep } from '@grantlens/review/internal';
import type { FaultRule } from '@grantlens/sandbox';
import Cloudflare from 'cloudflare';
import { expect, test } from 'vitest';
import { accountId, planOf, secret, shop, stage, steps, wholePlan } from './remediator-account.ts';

const everyStep = Object.values(steps).map((step) => [step.action, step] as const);
const states = (lines: readonly { readonly step: string; readonly state: string }[]) =>
  lines.map(({ state }) => state);
const first = { times: { from: 1, to: 1 } } as const;

test.each(everyStep)('the step %s is intended, sent, read back and done', async (_action, step) => {
  const { apply, lines, sent } = await stage();
  const { ended } = await apply(planOf(step));
  expect(ended).toBe('done');
  expect(states(lines)).toEqual(['intended', 'done']);
  expect(lines[0]).toMatchObject({ step: step.id, units: step.units, requestId: null });
  expect(lines[1]?.requestId).toMatch(/^[0-9a-f]{16}-BOX$/);
  expect(lines[1]?.differs).toEqual([]);
  expect(sent(step.method)).toBe(1);
});

test.each(everyStep)('the step %s that is done already is not sent again', async (_action, step) => {
  const { apply, lines, sent } = await stage();
  await apply(planOf(step));
  expect((await apply(planOf(step))).ended).toBe('done');
  expect(states(lines)).toEqual(['intended', 'done', 'already so']);
  expect(sent(step.method)).toBe(1);
});

test.each(everyStep)(
  'the step %s is refused for another account, or with an odd id',
  async (_action, step) => {
    const { apply, sandbox } = await stage();
    const refused = expect.objectContaining({ code: 'review-unreadable' });
    const odd = [
      { path: step.path.replace(accountId, 'other') },
      { path: `${step.path}/` },
      { path: `${step.path}%2F..` },
      { path: `${step.path}?x=1` },
      { path: step.path.replace(/[^/]+$/, '') },
      { path: step.path.replace(/[^/]+$/, 'x'.repeat(65)) },
      { path: `https://elsewhere.example${step.path}` },
      { path: `${base}/roles/r1` },
      { method: step.method === 'PUT' ? ('DELETE' as const) : ('PUT' as const) },
      {
        after:
          step.after.kind === 'group'
            ? ({ kind: 'presence', present: false } as const)
            : ({ kind: 'group', policies: [] } as const),
      },
    ];
    for (const change of odd) {
      await expect(apply(planOf({ ...step, ...change }))).rejects.toEqual(refused);
    }
    expect(sandbox.requests()).toEqual([]);
  },
);

const base = `/accounts/${accountId}`;

test('a whole plan leaves exactly what it says, and its second run changes nothing', async () => {
  const { apply, lines, served } = await stage();
  expect((await apply(wholePlan)).ended).toBe('done');
  const after = await served();
  expect((await apply(wholePlan)).steps.map(({ state }) => state)).toEqual(
    wholePlan.steps.map(() => 'already so'),
  );
  expect(await served()).toBe(after);
  expect(JSON.stringify(lines)).not.toContain(secret);
});

const lineCount = wholePlan.steps.length * 2;
const wanted = async () => {
  const { apply, served } = await stage();
  await apply(wholePlan);
  return served();
};

test.each(Array.from({ length: lineCount }, (_, at) => at))(
  'a run that is killed at line %i ends in the same state when it is run again',
  async (at) => {
    const { apply, served } = await stage();
    let written = 0;
    const dies = () => {
      written += 1;
      if (written > at) throw new Error('killed');
    };
    await expect(apply(wholePlan, { report: dies })).rejects.toThrow('killed');
    const { ended, steps: again } = await apply(wholePlan);
    expect(ended).toBe('done');
    expect(again.slice(0, Math.floor((at + 1) / 2)).map(({ state }) => state)).toEqual(
      Array.from({ length: Math.floor((at + 1) / 2) }, () => 'already so'),
    );
    expect(await served()).toBe(await wanted());
  },
);

test('a run that is killed while it waits for an answer ends in the same state when it is run again', async () => {
  const end = await wanted();
  for (const isDone of [true, false]) {
    const stop = new AbortController();
    const stalled = isDone ? { kind: 'reset', at: 'asked' } : { kind: 'reset', at: 'arrival' };
    const { apply, served } = await stage([
      { method: 'PUT', ...first, fault: stalled as { kind: 'reset'; at: 'asked' | 'arrival' } },
    ]);
    const onRetry = () => stop.abort(new Error('killed'));
    const dying = apply(wholePlan, {
      signal: stop.signal,
      report: (line) => {
        if (line.action === 'set-group-policies') setTimeout(onRetry, 0);
      },
    });
    await dying.catch(() => undefined);
    expect((await apply(wholePlan)).ended).toBe('done');
    expect(await served()).toBe(end);
  }
});

const changes: readonly (readonly [
  string,
  PlanStep,
  'PUT' | 'DELETE',
  string,
  object | undefined,
  string,
])[] = [
  [
    'a policy of the group',
    steps.groupPolicies,
    'PUT',
    `${base}/iam/user_groups/ops`,
    { policies: [] },
    'policies',
  ],
  [
    'a policy of the member',
    steps.memberPolicies,
    'PUT',
    `${base}/members/ada`,
    { status: 'accepted', policies: [] },
    'policies',
  ],
  ['a role', steps.memberRoles, 'PUT', `${base}/members/cleo`, { status: 'accepted', roles: [] }, 'roles'],
  [
    'the name of the token',
    steps.disableToken,
    'PUT',
    `${base}/tokens/deploy`,
    { ...(steps.disableToken.body as object), name: 'renamed', status: 'active' },
    'name',
  ],
  ['the whole member', steps.memberPolicies, 'DELETE', `${base}/members/ada`, undefined, 'kind'],
];

test.each(changes)(
  'the plan stops before a step whose object somebody else changed: %s',
  async (_what, step, method, path, body, differs) => {
    const { apply, lines, sent } = await stage([
      {
        method: 'GET',
        path: step.path.slice(base.length),
        ...first,
        fault: { kind: 'somebody-else', method, path, ...(body && { body }) },
      },
    ]);
    const { ended } = await apply(planOf(step, steps.removeMember));
    expect(ended).toBe('open');
    expect(states(lines)).toEqual(['stopped']);
    expect(lines[0]?.differs).toContain(differs);
    expect(lines[0]).toMatchObject({ remedy: 'make a new snapshot and plan' });
    expect(sent('PUT') + sent('DELETE')).toBe(0);
  },
);

/** What is read after the write finds that somebody has taken all policies of the member. */
const afterWrite: FaultRule = {
  method: 'GET',
  path: '/members/ada',
  times: { from: 2, to: 2 },
  fault: {
    kind: 'somebody-else',
    method: 'PUT',
    path: `${base}/members/ada`,
    body: { status: 'accepted', policies: [] },
  },
};

test('a step fails, and says what differs, where somebody changes the object after the write', async () => {
  const { apply, lines } = await stage([afterWrite]);
  expect((await apply(planOf(steps.memberPolicies, steps.removeMember))).ended).toBe('open');
  expect(states(lines)).toEqual(['intended', 'failed']);
  expect(lines[1]?.differs).toEqual(['policies']);
});

test('a write without an answer is not sent again where somebody changed the object meanwhile', async () => {
  const { apply, lines, sent } = await stage([
    { method: 'PUT', fault: { kind: 'status', status: 503, body: 'empty' } },
    afterWrite,
  ]);
  expect((await apply(planOf(steps.memberPolicies))).ended).toBe('open');
  expect(lines[1]).toMatchObject({
    state: 'failed',
    differs: ['policies'],
    why: expect.stringContaining('somebody changed it'),
  });
  expect(sent('PUT')).toBe(1);
});

test('a policy with another id, order or date is not taken for a change', async () => {
  const { apply } = await stage();
  const back = { ...steps.groupPolicies, after: steps.groupPolicies.before };
  const both = { policies: ['admin', 'dns'].map(policyOf) };
  const rewrite: PlanStep = { ...back, body: both, before: steps.groupPolicies.after };
  await apply(planOf(steps.groupPolicies));
  await apply(planOf(rewrite));
  expect((await apply(planOf(steps.groupPolicies))).steps[0]?.state).toBe('done');
});

const policyOf = (group: string) => ({
  access: 'allow',
  permission_groups: [{ id: group }],
  resource_groups: [{ id: 'all' }],
});

const faults = [
  ['the connection drops on arrival', { kind: 'reset', at: 'arrival' }, 2],
  ['the connection drops when it is done', { kind: 'reset', at: 'asked' }, 1],
  ['the answer breaks off', { kind: 'reset', at: 'body' }, 1],
  ['the answer is cut short', { kind: 'cut-short', keep: 0.5 }, 1],
  ['429', { kind: 'status', status: 429, body: 'envelope', retryAfter: '7' }, 2],
  ['503', { kind: 'status', status: 503, body: 'web-page' }, 2],
  ['503 although it is done', { kind: 'status', status: 503, body: 'empty', done: true }, 1],
  ['429 although it is done', { kind: 'status', status: 429, body: 'empty', done: true }, 1],
] as const;

test.each(everyStep.flatMap(([, step]) => faults.map((fault) => [step.action, ...fault, step] as const)))(
  'the object of %s is read before anything is sent again, after this fault: %s',
  async (_a, _f, fault, writes, step) => {
    const { apply, lines, sandbox, sent } = await stage([{ method: step.method, ...first, fault }]);
    expect((await apply(planOf(step))).ended).toBe('done');
    expect(states(lines)).toEqual(['intended', 'done']);
    expect(sent(step.method)).toBe(writes);
    const methods = sandbox
      .requests()
      .filter(({ path }) => path === step.path)
      .map(({ method }) => method);
    expect(methods.join(' ')).not.toContain(`${step.method} ${step.method}`);
  },
);

test('a fault that does not end is a failure after five attempts, and nothing more is sent', async () => {
  const { apply, lines, sent } = await stage([
    { method: 'DELETE', fault: { kind: 'status', status: 500, body: 'empty' } },
  ]);
  const { ended } = await apply(planOf(steps.removeMember, steps.disableToken));
  expect(ended).toBe('unreachable');
  expect(states(lines)).toEqual(['intended', 'failed']);
  expect(lines[1]?.why).toContain('500');
  expect([sent('DELETE'), sent('PUT')]).toEqual([5, 0]);
});

test('a write is reported as not known where the object cannot be read after a fault', async () => {
  const { apply, lines } = await stage([
    { method: 'DELETE', fault: { kind: 'reset', at: 'asked' } },
    {
      method: 'GET',
      path: '/members/dan',
      times: { from: 2, to: 99 },
      fault: { kind: 'status', status: 500, body: 'empty' },
    },
  ]);
  expect((await apply(planOf(steps.removeMember))).ended).toBe('unreachable');
  expect(lines[1]).toMatchObject({ state: 'failed', why: expect.stringContaining('not known') });
});

test('a write that is accepted and dropped is a failure a minute later', async () => {
  const { apply, lines, sent } = await stage();
  const pending: PlanStep = {
    ...steps.memberPolicies,
    body: { ...(steps.memberPolicies.body as object), status: 'pending' },
  };
  expect((await apply(planOf(pending))).ended).toBe('open');
  expect(lines[1]).toMatchObject({ state: 'failed', differs: ['policies'] });
  expect(lines[1]?.why).toContain('60 seconds');
  expect(sent('PUT')).toBe(1);
});

test('a change that shows late is waited for', async () => {
  const { apply } = await stage([
    {
      method: 'GET',
      path: '/tokens/deploy',
      times: { from: 2, to: 4 },
      fault: { kind: 'result', value: shop.accountTokens?.[0] },
    },
  ]);
  expect((await apply(planOf(steps.disableToken))).steps[0]?.state).toBe('done');
});

test('a refusal because SCIM manages the group fails that step alone', async () => {
  const scim = { ...steps.leaveGroup, id: 'scim', path: `${base}/iam/user_groups/idp/members/bob` };
  const { apply, lines } = await stage();
  const { ended } = await apply(planOf(scim, steps.disableToken));
  expect(ended).toBe('open');
  expect(states(lines)).toEqual(['intended', 'failed', 'intended', 'done']);
  expect(lines[1]?.remedy).toContain('identity provider');
});

test('a refusal because no policies would be left has a remedy', async () => {
  const none: PlanStep = {
    ...steps.groupPolicies,
    body: { policies: [] },
    after: { kind: 'group', policies: [] },
  };
  const { apply, lines } = await stage([], { undocumented: { emptyPolicies: 'refused' } });
  expect((await apply(planOf(none, steps.disableToken))).ended).toBe('open');
  expect(states(lines)).toEqual(['intended', 'failed']);
  expect(lines[1]?.remedy).toBe('delete the user group');
  const accepting = await stage();
  expect((await accepting.apply(planOf(none))).ended).toBe('done');
});

test('a refusal because the creator of a token could not give what is left has a remedy', async () => {
  const { apply, lines } = await stage([], { undocumented: { changedTokens: 'refused' } });
  expect((await apply(planOf(steps.tokenPolicies))).ended).toBe('open');
  expect(lines[1]).toMatchObject({ remedy: expect.stringContaining('delete the token'), isByHand: true });
});

test('a credential that the API refuses ends the run before anything is sent', async () => {
  const { apply, lines, sent } = await stage([], { accounts: [{ ...shop, refuse: ['members'] }] });
  expect((await apply(planOf(steps.removeMember))).ended).toBe('unreachable');
  expect(states(lines)).toEqual(['stopped']);
  expect(sent('DELETE')).toBe(0);
});

test.each([['an id that leads nowhere', `${base}/iam/user_groups/none/members/bob`]])(
  '%s is not taken for an absence',
  async (_what, path) => {
    const { apply, lines } = await stage();
    expect((await apply(planOf({ ...steps.leaveGroup, path }))).ended).toBe('unreachable');
    expect(states(lines)).toEqual(['stopped']);
  },
);

const own: PlanStep = {
  ...steps.memberPolicies,
  path: `${base}/members/dan`,
  before: { kind: 'member', status: 'accepted', policies: [] },
  after: { kind: 'member', status: 'accepted', policies: [] },
};

test.each([steps.leaveGroup, steps.groupPolicies])(
  'the policies of a user group that the API shows with a member go with what they come from: $action',
  async (step) => {
    const { apply } = await stage([], { undocumented: { echoes: 'shown' } });
    expect((await apply(planOf(step))).ended).toBe('done');
  },
);

test.each([steps.leaveGroup, steps.groupPolicies])(
  'the policies of a user group that stay with a member are a failure that ends the run: $action',
  async (step) => {
    const { apply, lines, sent } = await stage([], { undocumented: { echoes: 'kept' } });
    expect((await apply(planOf(step, steps.disableToken))).ended).toBe('open');
    expect(lines[1]).toMatchObject({ state: 'failed', why: 'stayed as a policy of the member’s own' });
    expect(sent('PUT', `${base}/tokens/deploy`)).toBe(0);
  },
);

test('the policies of a user group that the API shows with a member are not compared', async () => {
  const { apply } = await stage([], { undocumented: { echoes: 'shown' } });
  expect((await apply(planOf(own))).steps[0]?.state).toBe('already so');
});

const unintended = [{ kind: 'gain' }];

test('a plan with changes that nobody decided is refused until they are accepted', async () => {
  const { apply, sandbox } = await stage();
  const open = { ...steps.removeMember, unintended };
  const refused = expect.objectContaining({ code: 'review-state' });
  await expect(apply(planOf(steps.disableToken, open))).rejects.toEqual(refused);
  expect(sandbox.requests()).toEqual([]);
  expect((await apply(planOf(open), { accepted: [open.id] })).ended).toBe('done');
});

test('a plan carries out the steps that are named, after those that they follow', async () => {
  const { apply, lines } = await stage();
  const later = { ...steps.removeMember, follows: [steps.disableToken.id] };
  const plan = planOf(steps.disableToken, later);
  expect((await apply(plan, { only: [later.id] })).ended).toBe('open');
  expect(lines).toMatchObject([{ state: 'stopped', why: expect.stringContaining(steps.disableToken.id) }]);
  expect((await apply(plan, { only: [steps.disableToken.id] })).ended).toBe('done');
  expect((await apply(plan, { only: [later.id] })).ended).toBe('done');
});

test('a plan with two steps on one object can be run again from anywhere', async () => {
  const none = { kind: 'group', policies: [] } as const;
  const second: PlanStep = {
    ...steps.groupPolicies,
    id: 'second',
    body: { policies: [] },
    before: steps.groupPolicies.after,
    after: none,
  };
  const { apply } = await stage();
  const plan = planOf(steps.groupPolicies, second);
  expect((await apply(plan)).steps.map(({ state }) => state)).toEqual(['done', 'done']);
  expect((await apply(plan)).steps.map(({ state }) => state)).toEqual(['already so', 'already so']);
});

test('a plan that repeats a step, or follows a later one, is refused', async () => {
  const { apply } = await stage();
  const refused = expect.objectContaining({ code: 'review-unreadable' });
  await expect(apply(planOf(steps.removeMember, steps.removeMember))).rejects.toEqual(refused);
  const early = { ...steps.removeMember, follows: [steps.disableToken.id] };
  await expect(apply(planOf(early, steps.disableToken))).rejects.toEqual(refused);
});

test('the credential is in no line of a run, although the API repeats it', async () => {
  const { apply, lines } = await stage([
    {
      method: 'GET',
      path: '/members/ada',
      fault: { kind: 'result', value: { id: 'ada', status: secret, policies: [] } },
    },
  ]);
  await apply(planOf(steps.memberPolicies));
  expect(lines[0]?.state).toBe('stopped');
  expect(JSON.stringify(lines)).not.toContain(secret);
});

test('Cloudflare’s own client sends the same requests and leaves the same state', async () => {
  const [ours, theirs] = [await stage(), await stage()];
  await ours.apply(wholePlan);
  const client = new Cloudflare({ apiToken: 'any', baseURL: theirs.sandbox.baseUrl, maxRetries: 0 });
  for (const { method, path, body } of wholePlan.steps) {
    if (method === 'PUT') await client.put(path, { body });
    else await client.delete(path);
  }
  expect(await ours.served()).toBe(await theirs.served());
});
