import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeSnapshot } from '@grantlens/snapshot';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeSnapshot } from '../scenarios/scenario.ts';
import { grantlens } from './program.ts';

const plan = new URL('../../fixtures/small-agency/plan.json', import.meta.url).pathname;
const accountId = '3fd38e6f27ab0edf92e71489a54cc24a';
type Row = Readonly<Record<string, unknown>>;

let folder: string;
let snapshot: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantlens-what-if-plan-'));
  snapshot = join(folder, 'now.json');
  await writeFile(snapshot, encodeSnapshot(await takeSnapshot('small-agency'), 'json'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const whatIf = (args: readonly string[], input?: string) =>
  grantlens(['what-if', ...args, '-s', snapshot], input === undefined ? {} : { input });

const file = async (text: string | Uint8Array, name = 'plan.json'): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
};

/** A plan with one resource of this account. */
const planOf = (type: string, change: Row, more: Row = {}): string =>
  JSON.stringify({
    format_version: '1.2',
    planned_values: {},
    resource_changes: [
      {
        address: `${type}.this`,
        mode: 'managed',
        type,
        name: 'this',
        provider_name: 'registry.opentofu.org/cloudflare/cloudflare',
        change: { after_unknown: {}, ...change },
      },
    ],
    ...more,
  });
const tomas = {
  account_id: accountId,
  id: 'eaac87cd165d2aac8e71bbf2ff8acacf',
  email: 'tomas@lindenpike.example',
};

test('a plan is answered from a file and from standard input, in the published form', async () => {
  const [read, piped] = await Promise.all([
    whatIf(['--tf-plan', plan, '-o', 'json']),
    whatIf(['--tf-plan', '-', '-o', 'json'], await readFile(plan, 'utf8')),
  ]);
  expect(read?.code).toBe(2);
  expect(piped).toEqual(read);
  const schema = new URL('../../apps/cli/dist/schema/answer.schema.json', import.meta.url);
  const validate = new Ajv2020({ strict: false }).compile(JSON.parse(await readFile(schema, 'utf8')));
  const answer = JSON.parse(read?.out ?? '');
  validate(answer);
  expect(validate.errors ?? []).toEqual([]);
  expect(answer.query.plan).toMatchObject({
    formatVersion: '1.2',
    resources: 8,
    others: [{ type: 'cloudflare_dns_record', count: 1, bearsOnAccess: false }],
    unknown: [],
    conflicts: [],
  });
  expect(answer.complete).toBe(true);
});

test('each change names the resource that causes it, and what is new has an address and no id', async () => {
  const { results } = JSON.parse((await whatIf(['--tf-plan', plan, '-o', 'json'])).out) as {
    readonly results: readonly {
      readonly principal: Row;
      readonly cause: readonly { readonly address?: string }[];
    }[];
  };
  expect(results.every(({ cause }) => cause.every(({ address }) => typeof address === 'string'))).toBe(true);
  const sam = results.find(({ principal }) => principal.email === 'sam@freelance.example');
  const address = 'cloudflare_account_member.freelancer["sam@freelance.example"]';
  expect(sam?.principal).toEqual({ kind: 'member', id: null, email: 'sam@freelance.example', address });
  expect(sam?.cause[0]?.address).toBe(address);
});

test.each([['table'], ['wide'], ['json'], ['jsonl'], ['csv'], ['markdown']])(
  'nothing that is sensitive is printed as %s, and no value of a token',
  async (format) => {
    const secret = 'hidden-from-view';
    const text = planOf('cloudflare_account_member', {
      actions: ['create'],
      before: null,
      after: {
        account_id: accountId,
        email: `${secret}@example.com`,
        policies: [
          {
            access: 'allow',
            permission_groups: [{ id: `${secret}-group` }],
            resource_groups: [{ id: 'b3c45fd925697870f471ea2dcbfbdc8e' }],
          },
        ],
      },
      after_sensitive: { email: true, policies: true },
    });
    const { code, out, err } = await whatIf(['--tf-plan', await file(text, `${format}.json`), '-o', format]);
    expect(code).toBe(3);
    expect(out).toContain('cloudflare_account_member.this');
    expect(out + err).not.toContain(secret);
    const whole = await whatIf(['--tf-plan', plan, '-o', format]);
    expect(whole.out + whole.err).not.toContain('this-is-the-clear-value-of-the-token');
  },
);

test('an error does not print what is sensitive either', async () => {
  const text = planOf('cloudflare_account_member', {
    actions: ['create'],
    after: { email: 'hidden-from-view' },
  });
  for (const broken of [
    text.slice(0, -2),
    text.replace('"1.2"', '"2.0"'),
    `${text.slice(0, -1)},"a":1,"a":2}`,
  ]) {
    const { code, out, err } = await whatIf(['--tf-plan', await file(broken)]);
    expect([code, out]).toEqual([1, '']);
    expect(err).not.toContain('hidden-from-view');
  }
});

test('a plan that changes nobody’s access exits with 0, and with 3 where not all could be evaluated', async () => {
  const idle = planOf('cloudflare_account_member', { actions: ['no-op'], before: tomas, after: tomas });
  const same = await whatIf(['--tf-plan', await file(idle)]);
  expect([same.code, same.out.includes('no change')]).toEqual([0, true]);
  const zone = planOf('cloudflare_zone', { actions: ['create'], after: {} });
  const open = await whatIf(['--tf-plan', await file(zone)]);
  expect(open.code).toBe(3);
  expect(open.err).toContain('not evaluated, though it bears on access: cloudflare_zone (1)');
  const errored = planOf(
    'cloudflare_account_member',
    { actions: ['no-op'], before: tomas },
    { errored: true },
  );
  expect((await whatIf(['--tf-plan', await file(errored)])).code).toBe(3);
  expect((await whatIf(['--tf-plan', await file(errored), '--exit-zero'])).code).toBe(0);
});

test('what is not known yet, what differs and what the API refuses are said on standard error', async () => {
  const unknown = planOf('cloudflare_account_member', {
    actions: ['update'],
    before: { ...tomas, status: 'pending' },
    after: tomas,
    after_unknown: { policies: true, roles: true },
  });
  const { code, err } = await whatIf(['--tf-plan', await file(unknown)]);
  expect(code).toBe(3);
  expect(err).toContain('known only after apply, or sensitive: cloudflare_account_member.this: policies');
  expect(err).toContain('drift: cloudflare_account_member.this: it differs from the snapshot in status');
  const twin = planOf('cloudflare_account_member', {
    actions: ['create'],
    after: { account_id: accountId, email: tomas.email, policies: [] },
  });
  expect((await whatIf(['--tf-plan', await file(twin)])).err).toContain('(1008)');
});

test('resources of another account are counted apart, and --account must be that of the snapshot', async () => {
  const elsewhere = planOf('cloudflare_account_member', {
    actions: ['delete'],
    before: { ...tomas, account_id: 'elsewhere' },
  });
  const { code, err } = await whatIf(['--tf-plan', await file(elsewhere), '--account', accountId]);
  expect([code, err]).toEqual([0, expect.stringContaining('not of this account: 1 resource of elsewhere')]);
  const other = await whatIf(['--tf-plan', plan, '--account', 'elsewhere']);
  expect([other.code, other.err]).toEqual([
    1,
    expect.stringContaining('--account elsewhere is not the account of the snapshot'),
  ]);
});

test.each([
  ['a binary plan', new Uint8Array([0x50, 0x4b, 3, 4, 20]), 'terraform show -json tfplan'],
  ['a state', '{"format_version":"1.0","values":{"root_module":{}}}', 'it is a state, not a plan'],
  ['text', 'Plan: 1 to add', 'it is not JSON'],
  ['a key twice', '{"format_version":"1.2","resource_changes":[],"x":1,"x":2}', 'twice in one object'],
  [
    'levels without end',
    `{"format_version":"1.2","x":${'['.repeat(10_000)}${']'.repeat(10_000)}}`,
    'too deeply',
  ],
])('%s is refused, and nothing is answered', async (name, content, why) => {
  const { code, out, err } = await whatIf(['--tf-plan', await file(content, `${name}.json`)]);
  expect([code, out]).toEqual([1, '']);
  expect(err).toContain(why);
  expect(err).toMatch(
    /; write it in UTF-8 with "terraform show -json tfplan" or "tofu show -json tfplan"\.\n$/,
  );
});

test('a plan may have as much as --max-size says, and edits from two sources are refused', async () => {
  const small = await whatIf(['--tf-plan', plan, '--max-size', '1K']);
  expect([small.code, small.err]).toEqual([1, expect.stringContaining('more than 1 KiB')]);
  const two = await whatIf(['--tf-plan', plan, 'accept invitations']);
  expect([two.code, two.err]).toEqual([1, expect.stringContaining('not two of them')]);
  const bare = await whatIf(['accept invitations', '--account', accountId]);
  expect(bare.err).toContain('--account goes with --tf-plan');
});

test('what a local value of a plan refers to is read in the files of --tf-dir, and is a gap without them', async () => {
  const files = await mkdtemp(join(folder, 'tf-'));
  const ids = { ops: 'cloudflare_user_group.ops.id' };
  await writeFile(join(files, 'locals.tf'), `locals {\n  groups = { ops = ${ids.ops} }\n}\n`);
  const group = {
    ...JSON.parse(planOf('cloudflare_user_group', {})).resource_changes[0],
    address: 'cloudflare_user_group.ops',
    name: 'ops',
    change: {
      actions: ['create'],
      after: { account_id: accountId, name: 'Ops', policies: [] },
      after_unknown: { id: true },
    },
  };
  const members = JSON.parse(
    planOf('cloudflare_user_group_members', {
      actions: ['create'],
      after: { account_id: accountId, members: [{ id: tomas.id }] },
      after_unknown: { user_group_id: true },
    }),
  ).resource_changes[0];
  const path = await file(
    JSON.stringify({
      format_version: '1.2',
      planned_values: {},
      resource_changes: [group, members],
      configuration: {
        root_module: {
          resources: [
            {
              mode: 'managed',
              type: members.type,
              name: members.name,
              expressions: { user_group_id: { references: ['local.groups.ops', 'local.groups'] } },
            },
          ],
        },
      },
    }),
    'locals.json',
  );
  const [without, read, lost] = await Promise.all([
    whatIf(['--tf-plan', path, '-o', 'json']),
    whatIf(['--tf-plan', path, '--tf-dir', files, '-o', 'json']),
    whatIf(['--tf-plan', path, '--tf-dir', join(files, 'none')]),
  ]);
  expect(without.code).toBe(3);
  expect(JSON.parse(without.out).query.plan.unknown).toMatchObject([{ path: 'user_group_id' }]);
  expect([read.code, JSON.parse(read.out).query.plan.unknown]).toEqual([0, []]);
  expect([lost.code, lost.err]).toEqual([1, expect.stringContaining('there is no such folder')]);
  expect((await whatIf(['--tf-dir', files, 'accept invitations'])).err).toContain(
    '--tf-dir goes with --tf-plan',
  );
});
