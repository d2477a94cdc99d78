import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type PlanRequest, readPlan } from '@grantlens/review/internal';
import type { Sandbox } from '@grantlens/sandbox';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { grantlens, type Ran } from './program.ts';
import { accountId, secret } from './remediator-account.ts';
import {
  credential,
  type ReviewCopy,
  type ReviewedShop,
  reviewedShop,
  serveShop,
  startReviewed,
  writesOf,
} from './reviewed-shop.ts';

const minutes = 60_000;
const base = `/accounts/${accountId}`;
const first = { times: { from: 1, to: 1 } } as const;
let shop: ReviewedShop;

beforeAll(async () => {
  shop = await startReviewed();
}, 5 * minutes);

afterAll(() => shop.remove());

const bobInOps = () => shop.unit('membership', { email: 'bob@example.com', groupName: 'Ops' });
const adaInFreeze = () => shop.unit('membership', { groupName: 'Freeze' });
const adaDns = () =>
  shop.unit('direct', { email: 'ada@example.com', permissionGroupName: 'DNS', scopeName: 'z1.example' });
const deploy = () => shop.unit('token', { name: 'deploy' });
const dan = () => shop.unit('account', { email: 'dan@example.com' });

/** A unit for each action of a plan. */
const ofEachAction = () => [
  bobInOps(),
  shop.unit('handout', { groupName: 'Ops', permissionGroupName: 'Administrator' }),
  adaDns(),
  shop.unit('direct', { email: 'cleo@example.com', permissionGroupName: 'One' }),
  shop.unit('direct', { name: 'narrow', permissionGroupName: 'Zone Edit' }),
  deploy(),
  shop.unit('token', { name: 'old' }),
  dan(),
];

async function revoked(name: string, ...units: readonly string[]): Promise<ReviewCopy> {
  const copy = await shop.copy(name);
  await copy.decide('revoke', ...units);
  return copy;
}

interface Of {
  readonly principal: { readonly email?: string; readonly name?: string };
}

function take(sandbox: Sandbox, out: string): Promise<Ran> {
  const address = ['--api-base', sandbox.baseUrl, '--account', accountId];
  return grantlens(['snapshot', ...address, '--out', out, '--quiet'], { env: credential });
}

/** Sends a request as it stands in a plan. */
async function sent(sandbox: Sandbox, { method, path, body }: PlanRequest): Promise<boolean> {
  const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' };
  const answer = await fetch(`${sandbox.baseUrl}${path}`, { method, headers, body: JSON.stringify(body) });
  return answer.ok;
}

async function statesOf(copy: ReviewCopy): Promise<readonly string[]> {
  return (await copy.lines()).flatMap(({ kind, state }) => (kind === 'step' ? [String(state)] : []));
}

test(
  'review apply says what it would send, sends it, and a later snapshot shows each revoke gone',
  async () => {
    const copy = await revoked('whole', ...ofEachAction());
    const { sandbox, apply } = await serveShop();
    const file = join(shop.folder, 'whole.json');
    await copy.review('plan', '--out', file);
    const [early, later] = ['early', 'later'].map((name) => join(shop.folder, `${name}.json`)) as [
      string,
      string,
    ];
    await take(sandbox, early);
    const before = await copy.lines();
    const dry = await copy.review('apply', '--plan', file);
    expect(dry).toMatchObject({
      code: 0,
      out: expect.stringContaining('\nNothing was sent: add --execute'),
    });
    expect(dry.out.match(/^\d of 8: s-/gm)).toHaveLength(8);
    expect(await copy.lines()).toEqual(before);
    const ran = await apply(copy, ['--plan', file]);
    expect(ran).toMatchObject({ code: 0, err: expect.stringMatching(/head \d+ [0-9a-f]{64}\n$/) });
    expect(ran.out).toMatch(/^done: s-\w+ remove-group-member .+ \(request \w+-BOX\)\n/);
    expect(ran.out).toMatch(/\n8 of 8 steps are done\.\n$/);
    expect(await statesOf(copy)).toEqual(Array.from({ length: 8 }, () => ['intended', 'done']).flat());
    expect(writesOf(sandbox)).toHaveLength(8);
    const stored = await readFile(join(copy.path, 'review', 'plan.json'), 'utf8');
    expect(stored).toBe(await readFile(file, 'utf8'));
    const log = await readFile(join(copy.path, 'decisions.jsonl'), 'utf8');
    for (const text of [log, stored, ran.out, ran.err]) expect(text).not.toContain(secret);
    expect(await copy.review('verify', '--after', early)).toMatchObject({
      code: 1,
      err: expect.stringContaining('before the last step was done'),
    });
    await take(sandbox, later);
    const verified = await copy.review('verify', '--after', later, '-o', 'json');
    const { results } = JSON.parse(verified.out) as { results: { decision: string; outcome: string }[] };
    const outcomes = results.filter(({ decision }) => decision === 'revoke').map(({ outcome }) => outcome);
    expect(new Set(outcomes)).toEqual(new Set(['gone']));
    expect(await apply(copy)).toMatchObject({ code: 0, out: expect.stringMatching(/^already so: /) });
    expect(writesOf(sandbox)).toHaveLength(8);
    expect(await grantlens(['verify', copy.path])).toMatchObject({ code: 0 });
  },
  5 * minutes,
);

test(
  'the reverses of the steps, sent from the last to the first, give everybody what they had',
  async () => {
    const copy = await revoked('reversed', ...ofEachAction());
    const { sandbox, apply } = await serveShop();
    const [early, later] = ['had', 'has'].map((name) => join(shop.folder, `${name}.json`)) as [
      string,
      string,
    ];
    await take(sandbox, early);
    const { steps } = readPlan(Buffer.from((await copy.review('plan')).out));
    expect((await apply(copy)).code).toBe(0);
    const reverses = steps.map(({ action, reverse }) => ({ action, reverse })).toReversed();
    for (const { reverse } of reverses) if (reverse !== null) expect(await sent(sandbox, reverse)).toBe(true);
    expect(reverses.flatMap(({ action, reverse }) => (reverse === null ? [action] : []))).toEqual([
      'delete-token',
    ]);
    await take(sandbox, later);
    const { out } = await grantlens(['diff', early, later, '-o', 'json']);
    const { results } = JSON.parse(out);
    // Who was removed is invited again, as somebody new and in no user group; what was deleted is gone.
    const others = new Set(results.map(({ principal: { email, name } }: Of) => email ?? name));
    expect(others).toEqual(new Set(['dan@example.com', 'old']));
  },
  5 * minutes,
);

test(
  'a review apply that is killed between sending and writing down, again and again, sends each write once and ends the same',
  async () => {
    const copy = await revoked('killed', bobInOps(), adaDns(), dan());
    const { sandbox, apply } = await serveShop();
    await copy.review('plan');
    for (const line of [2, 3, 4]) {
      const killed = await apply(copy, [], dyingBeforeLine(line));
      expect(killed.code).toBe(null);
    }
    expect(await apply(copy)).toMatchObject({
      code: 0,
      out: expect.stringContaining('3 of 3 steps are done.'),
    });
    expect(writesOf(sandbox)).toEqual([
      'DELETE /iam/user_groups/ops/members/bob',
      'PUT /members/ada',
      'DELETE /members/dan',
    ]);
    expect((await statesOf(copy)).slice(-3)).toEqual(['already so', 'already so', 'already so']);
    expect(await grantlens(['verify', copy.path])).toMatchObject({ code: 0 });
  },
  5 * minutes,
);

test(
  'review apply stops where somebody else has changed the object, says what differs, and sends nothing more',
  async () => {
    const copy = await revoked('changed', adaDns(), dan());
    const { sandbox, apply } = await serveShop({
      faults: [
        {
          method: 'GET',
          path: '/members/ada',
          ...first,
          fault: {
            kind: 'somebody-else',
            method: 'PUT',
            path: `${base}/members/ada`,
            body: { status: 'accepted', policies: [] },
          },
        },
      ],
    });
    const { code, out } = await apply(copy);
    expect(code).toBe(2);
    expect(out).toMatch(
      /^stopped: s-\w+ set-member-policies ada@example\.com: somebody changed it since the snapshot; what differs: policies; make a new snapshot and plan\n0 of 2 steps are done\.\n$/,
    );
    expect(writesOf(sandbox)).toEqual([]);
  },
  3 * minutes,
);

test(
  'review apply goes on through 429 and 5xx, whether the write was done or not, and ends with 1 where nobody answers',
  async () => {
    const copy = await revoked('trouble', bobInOps(), adaDns());
    const { sandbox, apply } = await serveShop({
      faults: [
        {
          method: 'DELETE',
          ...first,
          fault: { kind: 'status', status: 503, body: 'web-page', done: true },
        },
        {
          method: 'PUT',
          ...first,
          fault: { kind: 'status', status: 429, body: 'envelope', retryAfter: '1' },
        },
      ],
    });
    expect((await apply(copy)).code).toBe(0);
    expect(writesOf(sandbox)).toEqual([
      'DELETE /iam/user_groups/ops/members/bob',
      'PUT /members/ada',
      'PUT /members/ada',
    ]);
    const refused = await revoked('forbidden', bobInOps(), adaDns());
    const closed = await serveShop({
      faults: [{ method: 'DELETE', fault: { kind: 'status', status: 403, body: 'envelope' } }],
    });
    const { code, out } = await closed.apply(refused);
    expect(code).toBe(1);
    expect(out).toMatch(/^failed: s-\w+ remove-group-member .+\n0 of 2 steps are done\.\n$/);
    expect(writesOf(closed.sandbox)).toEqual(['DELETE /iam/user_groups/ops/members/bob']);
  },
  4 * minutes,
);

test(
  'review apply leaves a task where an identity provider fills the group, and the rest goes on; the next plan knows it',
  async () => {
    const idp = shop.unit('membership', { groupName: 'From the directory' });
    const copy = await revoked('scim', idp, bobInOps());
    const { sandbox, apply } = await serveShop();
    const { code, out } = await apply(copy);
    expect(code).toBe(2);
    expect(out).toMatch(/^failed: .+remove the member from the group in the identity provider$/m);
    expect(out).toContain('\n1 of 2 steps is done.\n');
    const tasks = async () => JSON.parse((await copy.review('status', '-o', 'json')).out).tasks;
    const [task] = await tasks();
    expect(task).toMatch(/^t-/);
    const planned = await copy.review('plan');
    expect(planned.code).toBe(0);
    const plan = readPlan(new TextEncoder().encode(planned.out));
    expect(plan.tasks.map(({ id }) => id)).toEqual([task]);
    expect(plan.steps).toHaveLength(1);
    await copy.review('done', task, '--by', 'it@example.com', '--evidence', 'IDP-7');
    expect(await tasks()).toEqual([]);
    expect((await apply(copy)).code).toBe(0);
    expect(writesOf(sandbox)).toHaveLength(2);
  },
  4 * minutes,
);

test(
  'review apply leaves a task where a token cannot be narrowed, until somebody has made another in its place',
  async () => {
    const narrow = shop.unit('direct', { name: 'narrow', permissionGroupName: 'Zone Edit' });
    const copy = await revoked('beyond', narrow);
    const { apply } = await serveShop({ undocumented: { changedTokens: 'refused' } });
    const { code, out } = await apply(copy);
    expect(code).toBe(2);
    expect(out).toMatch(/^failed: .+delete the token and make a narrower one$/m);
    const open = async () => JSON.parse((await copy.review('status', '-o', 'json')).out).tasks;
    const [task] = await open();
    expect((await copy.lines()).at(-1)).toMatchObject({
      task: { id: task, units: [narrow], what: expect.stringMatching(/^Delete narrow, and make a narrower/) },
    });
    await copy.review('done', task, '--by', 'it@example.com', '--evidence', 'TOK-3');
    expect(await open()).toEqual([]);
  },
  4 * minutes,
);

test(
  'review apply with --only refuses a step that follows one which is not done',
  async () => {
    const copy = await revoked('only', bobInOps(), shop.unit('handout', { groupName: 'Freeze' }));
    const { sandbox, apply } = await serveShop();
    const { steps } = readPlan(new TextEncoder().encode((await copy.review('plan')).out));
    const [leave, thaw] = steps.map(({ id }) => id);
    expect(steps[1]?.follows).toEqual([leave]);
    const only = (id: string | undefined) => ['--only', id ?? ''];
    expect(await copy.review('apply', ...only(thaw))).toMatchObject({
      code: 2,
      err: expect.stringContaining(`${thaw} must follow ${leave}`),
    });
    const early = await apply(copy, only(thaw));
    expect(early).toMatchObject({
      code: 2,
      out: expect.stringContaining(`the step ${leave} must be done first`),
    });
    expect(writesOf(sandbox)).toEqual([]);
    expect((await apply(copy, only(leave))).code).toBe(0);
    expect((await apply(copy, only(thaw))).code).toBe(0);
    expect(await apply(copy, only('s-0'))).toMatchObject({
      code: 1,
      err: expect.stringContaining('"s-0" is not a step'),
    });
  },
  4 * minutes,
);

test(
  'review apply refuses a file that is not the plan, byte for byte, as the review stands now',
  async () => {
    const copy = await revoked('edited', bobInOps(), deploy());
    const { sandbox, apply } = await serveShop();
    const file = join(shop.folder, 'edited.json');
    await copy.review('plan', '--out', file);
    const text = await readFile(file, 'utf8');
    const refused = {
      code: 1,
      err: expect.stringContaining('is not the plan of this review as it is now'),
    };
    for (const edited of [
      text.replace('/members/bob', '/members/dan'),
      `${text} `,
      text.slice(0, -1),
      '{}',
    ]) {
      await writeFile(file, edited);
      expect(await apply(copy, ['--plan', file])).toMatchObject(refused);
    }
    await writeFile(file, text);
    await copy.decide('keep', deploy());
    expect(await apply(copy, ['--plan', file])).toMatchObject(refused);
    expect(sandbox.requests()).toEqual([]);
    await copy.decide('revoke', deploy());
    expect((await apply(copy, ['--plan', file])).code).toBe(0);
  },
  4 * minutes,
);

test(
  'review apply twice at once is one after the other: each write is sent once, and the log is whole',
  async () => {
    const copy = await revoked('twice', bobInOps(), dan());
    const { sandbox, apply } = await serveShop({
      faults: [{ method: 'DELETE', fault: { kind: 'latency', ms: 300 } }],
    });
    const ran = await Promise.all([apply(copy), apply(copy)]);
    expect(ran.map(({ code }) => code)).toEqual([0, 0]);
    expect(writesOf(sandbox)).toHaveLength(2);
    expect((await statesOf(copy)).toSorted()).toEqual([
      ...['already so', 'already so', 'done', 'done', 'intended', 'intended'],
    ]);
    expect(await grantlens(['verify', copy.path])).toMatchObject({ code: 0 });
  },
  4 * minutes,
);

test(
  'review apply sends nothing of a plan that changes what nobody has accepted, nor what leaves no super administrator',
  async () => {
    const ruth = shop.unit('account', { email: 'ruth@example.com' });
    const copy = await revoked('refused', adaInFreeze(), ruth);
    const { sandbox, apply } = await serveShop();
    const open = await apply(copy);
    expect(open).toMatchObject({ code: 2, err: expect.stringContaining('Nothing was sent.') });
    const [, step = ''] = /--accept (s-\w+)/.exec(open.err) ?? [];
    expect(await apply(copy, ['--only', step])).toMatchObject({ code: 2, out: '' });
    expect(sandbox.requests()).toEqual([]);
    await copy.review('plan', '--accept', step, '--by', 'cto@example.com');
    expect(await apply(copy)).toMatchObject({
      code: 2,
      out: expect.stringContaining('1 of 1 step is done.'),
    });
    expect(writesOf(sandbox)).toEqual(['DELETE /iam/user_groups/freeze/members/ada']);
  },
  4 * minutes,
);

test(
  'review apply does not take the access of its own credential until somebody accepts it',
  async () => {
    const copy = await revoked('own', deploy());
    const permissions = ['Account Settings Write', 'Account API Tokens Write'];
    const { sandbox, apply } = await serveShop({
      accounts: [{ ...reviewedShop, credentials: [{ token: secret, id: 'deploy', permissions }] }],
    });
    const { code, err } = await apply(copy);
    expect(code).toBe(2);
    expect(err).toContain('takes access from who owns the credential');
    expect(writesOf(sandbox)).toEqual([]);
    const [, step = ''] = /--accept (s-\w+)/.exec(err) ?? [];
    await copy.review('plan', '--accept', step, '--by', 'ops@example.com');
    await apply(copy);
    expect(writesOf(sandbox)).toEqual(['PUT /tokens/deploy']);
  },
  4 * minutes,
);

test(
  'review apply without a credential, or with an address that is not safe, ends with 1 and changes nothing',
  async () => {
    const copy = await revoked('bare', bobInOps());
    const before = await copy.lines();
    const bare = await copy.review('apply', '--execute');
    expect(bare).toMatchObject({
      code: 1,
      err: expect.stringMatching(/credential.+nothing was sent\.\n$/),
    });
    const unsafe = ['--api-base', 'http://api.example/client/v4', '--execute'];
    expect((await grantlens(['review', 'apply', copy.path, ...unsafe], { env: credential })).code).toBe(1);
    expect(await copy.lines()).toEqual(before);
  },
  3 * minutes,
);

/** What Node must be given so that the run is killed before it adds a line to the log: the first is 1. */
function dyingBeforeLine(line: number): readonly string[] {
  const text = `
    import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    const real = fs.promises.open;
    let lines = 0;
    fs.promises.open = async (...args) => {
      if (args[1] === 'a') lines += 1;
      if (lines === ${line}) process.kill(process.pid, 'SIGKILL');
      return real(...args);
    };
    syncBuiltinESMExports();`;
  return ['--import', `data:text/javascript,${encodeURIComponent(text)}`];
}
