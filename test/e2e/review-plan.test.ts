import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readPlan } from '@grantlens/review/internal';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { grantlens } from './program.ts';
import { accountId } from './remediator-account.ts';
import { type ReviewedShop, startReviewed } from './reviewed-shop.ts';

const minutes = 60_000;
let shop: ReviewedShop;

beforeAll(async () => {
  shop = await startReviewed();
}, 5 * minutes);

afterAll(() => shop.remove());

const ofOps = () => shop.unit('membership', { email: 'bob@example.com', groupName: 'Ops' });
const ofFreeze = () => shop.unit('membership', { groupName: 'Freeze' });
const ofRuth = () => shop.unit('account', { email: 'ruth@example.com' });
const planIn = (text: string) => readPlan(new TextEncoder().encode(text));

test(
  'a plan has the same bytes wherever it is made and whenever, and the log names them once',
  async () => {
    const { review, decide, lines } = await shop.copy('same');
    await decide('revoke', ofOps(), shop.unit('token', { name: 'deploy' }));
    const shown = await review('plan');
    expect(shown).toMatchObject({ code: 0, err: expect.stringMatching(/^head 5 /) });
    const file = join(shop.folder, 'same.json');
    const written = await review('plan', '--out', file, '--now', '2099-01-01T00:00:00Z');
    expect(written).toMatchObject({ code: 0, out: `${file}\n` });
    expect(await readFile(file, 'utf8')).toBe(shown.out);
    const sha256 = createHash('sha256').update(shown.out).digest('hex');
    const planned = (await lines()).filter(({ kind }) => kind === 'plan');
    expect(planned).toEqual([expect.objectContaining({ sha256, steps: 2, tasks: [], refused: [] })]);
    const other = await shop.copy('elsewhere');
    await other.decide('keep', ofOps());
    await other.decide('revoke', shop.unit('token', { name: 'deploy' }));
    await other.decide('revoke', ofOps());
    expect((await other.review('plan', '--out', '-')).out).toBe(shown.out);
    expect((await review('plan', '--delete-tokens', 'deploy')).out).not.toBe(shown.out);
    expect((await lines()).filter(({ kind }) => kind === 'plan')).toHaveLength(2);
    expect(await grantlens(['verify', join(shop.folder, 'same')])).toMatchObject({ code: 0 });
  },
  3 * minutes,
);

test(
  'a plan stops at what nobody decided until somebody accepts that step, and while it stays the same',
  async () => {
    const { review, decide, lines } = await shop.copy('accepted');
    await decide('revoke', ofFreeze());
    const open = await review('plan');
    const [step] = planIn(open.out).steps;
    expect(open.code).toBe(2);
    expect(open.err).toContain(`"review plan --accept ${step?.id} --by WHO" accepts it`);
    const deny = [{ access: 'deny', permission_groups: [{ id: 'dns' }], resource_groups: [{ id: 'all' }] }];
    expect(step?.unintended).toMatchObject([
      { alternative: { kind: 'deny-first', deny: { policies: deny } } },
    ]);
    expect(open.err).toContain('  That is avoided so: First give ada@example.com a policy of their own');
    const accept = ['--accept', step?.id ?? ''];
    expect(await review('plan', ...accept)).toMatchObject({
      code: 1,
      err: expect.stringContaining('by whom'),
    });
    const strange = await review('plan', '--accept', 's-0', '--by', 'ada');
    expect(strange).toMatchObject({ code: 1, err: expect.stringContaining('"s-0" is not a step') });
    expect(await review('plan', ...accept, '--by', 'cto@example.com')).toMatchObject({
      code: 0,
      out: open.out,
    });
    expect((await review('plan', ...accept, '--by', 'cto@example.com')).code).toBe(0);
    expect((await review('plan')).code).toBe(0);
    expect((await lines()).filter(({ kind }) => kind === 'acceptance')).toEqual([
      expect.objectContaining({ step: step?.id, by: 'cto@example.com' }),
    ]);
    // The deny cuts less then: the same step gives something else, which nobody has accepted.
    const administrator = shop.unit('direct', {
      email: 'ada@example.com',
      permissionGroupName: 'Administrator',
    });
    await decide('revoke', administrator);
    expect((await review('plan')).code).toBe(2);
    await decide('keep', administrator);
    expect((await review('plan')).code).toBe(0);
  },
  3 * minutes,
);

test(
  'a plan refuses what leaves no super administrator or takes access from who asks, and plans the rest',
  async () => {
    const { review, decide } = await shop.copy('refused');
    await decide('revoke', ofRuth(), ofOps());
    const last = await review('plan', '--format', 'markdown');
    expect(last).toMatchObject({
      code: 2,
      err: expect.stringContaining('Refused: no super administrator'),
    });
    expect(last.out).toContain('## Steps: 1');
    expect(last.out).toContain('## Refused: 1');
    await decide('keep', ofRuth());
    expect((await review('plan', '--as', 'bob@example.com')).code).toBe(2);
    const { err } = await review('plan', '--as', 'bob@example.com');
    const [, step = ''] = /"--accept (s-\w+)"/.exec(err) ?? [];
    const accepted = await review('plan', '--as', 'bob', '--accept', step, '--by', 'bob@example.com');
    expect(accepted.code).toBe(0);
    expect(planIn(accepted.out).steps.map(({ id }) => id)).toEqual([step]);
  },
  3 * minutes,
);

test(
  'a task of people, for SCIM, Terraform, modify and escalate, is ended by "review done"',
  async () => {
    const { review, decide } = await shop.copy('tasks');
    const idp = shop.unit('membership', { groupName: 'From the directory' });
    const direct = shop.unit('direct', {
      email: 'ada@example.com',
      permissionGroupName: 'DNS',
      scopeName: 'z1.example',
    });
    const modified = shop.unit('direct', { email: 'ruth@example.com' });
    await decide('revoke', idp, direct);
    await decide('modify', modified);
    await decide('escalate', shop.unit('token', { name: 'narrow' }));
    const state = join(shop.folder, 'tf.json');
    const managed = {
      mode: 'managed',
      type: 'cloudflare_account_member',
      address: 'module.people.cloudflare_account_member.ada',
      values: { account_id: accountId, id: 'ada' },
    };
    await writeFile(state, JSON.stringify({ values: { root_module: { resources: [managed] } } }));
    const unknown = await review('plan', '--scim-group', 'Directory');
    expect(unknown).toMatchObject({
      code: 1,
      err: expect.stringContaining('no user group has the id or the exact name "Directory"'),
    });
    const options = ['--scim-group', 'From the directory', '--tf-state', state];
    const { code, out } = await review('plan', ...options);
    const { steps, tasks } = planIn(out);
    expect([code, steps]).toEqual([0, []]);
    const what = tasks.map((task) => task.what).join('\n');
    expect(tasks).toHaveLength(4);
    expect(what).toContain(
      'In the identity provider, take bob@example.com out of the user group From the directory',
    );
    expect(what).toContain('in module.people.cloudflare_account_member.ada narrow its policies');
    expect(what).toContain('Change it as the reviewer wrote: not needed');
    expect(what).toContain('Decide about it: it waits for audit@example.com.');
    const hcl = await review('plan', ...options, '--format', 'terraform');
    expect(hcl.out).toMatch(/^# t-\w+ module\.people\.cloudflare_account_member\.ada: narrow/m);
    expect((await review('plan', '--format', 'terraform')).code).toBe(1);
    const status = async () => JSON.parse((await review('status', '-o', 'json')).out).tasks;
    const open = await status();
    expect(open).toHaveLength(3);
    for (const task of open) await review('done', task, '--by', 'ops', '--evidence', 'OPS-1');
    expect(await status()).toEqual([]);
  },
  3 * minutes,
);

test(
  'a script for sh has no credential in it, and no output of a plan goes into the package',
  async () => {
    const { path, review, decide } = await shop.copy('written');
    await decide('revoke', ofOps());
    const { out } = await review('plan', '--format', 'curl');
    expect(out).toContain('-H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"');
    const inside = await review('plan', '--out', join(path, 'plan.json'));
    expect(inside).toMatchObject({ code: 1, err: expect.stringContaining('is in the package') });
  },
  3 * minutes,
);

test(
  'a plan that rests on members of a user group which could not be read ends with 3, and plans the rest',
  async () => {
    const unread = {
      path: '/iam/user_groups/idp/members',
      fault: { kind: 'status', status: 403, body: 'envelope' },
    } as const;
    const partly = await startReviewed([unread]);
    onTestFinished(() => partly.remove());
    const { review, decide } = await partly.copy('unseen');
    const membership = partly.unit('membership', { email: 'bob@example.com', groupName: 'Ops' });
    await decide('revoke', membership, partly.unit('token', { name: 'deploy' }));
    const { code, out, err } = await review('plan');
    const { steps, refused } = planIn(out);
    expect(code).toBe(3);
    expect(steps.map(({ action }) => action)).toEqual(['disable-token']);
    expect(refused).toMatchObject([{ units: [membership], cause: 'unseen' }]);
    expect(err).toContain('take a complete snapshot');
    expect((await review('apply')).code).toBe(3);
  },
  5 * minutes,
);
