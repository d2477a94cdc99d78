import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FaultRule, type Sandbox, type SandboxOptions, startSandbox } from '@grantlens/sandbox';
import type { AccountState } from '@grantlens/sandbox/internal';
import { parse } from 'csv-parse/sync';
import { onTestFinished } from 'vitest';
import { grantlens, type Ran } from './program.ts';
import { accountId, secret, shop } from './remediator-account.ts';

/** A review of an account with one object for every action of a plan, as the program makes it. */

export const auditor = 'audit@example.com';
export const credential = { CLOUDFLARE_API_TOKEN: secret } as const;

const account = 'com.cloudflare.api.account';
const policy = (id: string, access: string, group: string) => ({
  id,
  access,
  permission_groups: [{ id: group }],
  resource_groups: [{ id: 'all' }],
});
const zoneGroup = (id: string, name: string) => ({
  id,
  name,
  meta: { label: id, scopes: `${account}.zone` },
  permissions: [{ attributes: { legacy_name: `#${id}:edit` } }],
});

/** The shop, with a super administrator, and a user group that denies what one of its members has. */
export const reviewedShop: AccountState = {
  ...shop,
  zones: ['z1', 'z2'].map((id) => ({ id, name: `${id}.example`, account: { id: accountId } })),
  members: [
    ...(shop.members ?? []),
    {
      id: 'ruth',
      email: 'ruth@example.com',
      status: 'accepted',
      user: { id: 'u-ruth', email: 'ruth@example.com' },
      policies: [policy('r9', 'allow', 'super')],
      roles: [],
    },
  ],
  permissionGroups: [
    zoneGroup('dns', 'DNS'),
    zoneGroup('admin', 'Administrator'),
    { id: 'super', name: 'Super Administrator', meta: { label: 'all_privileges', scopes: account } },
  ],
  userGroups: [
    ...(shop.userGroups ?? []),
    { id: 'freeze', name: 'Freeze', policies: [policy('f1', 'deny', 'dns')] },
  ],
  userGroupMembers: { ...shop.userGroupMembers, freeze: ['ada'] },
};

type Row = Readonly<Record<string, string>>;

/** A package on which a review has started, and copies of it. */
export interface ReviewedShop {
  readonly folder: string;
  /** The id of a unit by its kind and what it is of. */
  readonly unit: (kind: string, has?: Partial<Row>) => string;
  /** A copy that nothing has been decided on. */
  readonly copy: (name: string) => Promise<ReviewCopy>;
  readonly remove: () => Promise<void>;
}

/** One copy of the package. */
export interface ReviewCopy {
  readonly path: string;
  readonly review: (verb: string, ...args: readonly string[]) => Promise<Ran>;
  readonly decide: (word: string, ...units: readonly string[]) => Promise<void>;
  readonly lines: () => Promise<readonly Readonly<Record<string, unknown>>[]>;
}

/** Reads the shop, reports it and starts a review, by the program alone. The sandbox it is read from may have faults. */
export async function startReviewed(faults: readonly FaultRule[] = []): Promise<ReviewedShop> {
  const folder = await mkdtemp(join(tmpdir(), 'grantlens-apply-'));
  const snapshot = join(folder, 'shop.json');
  const started = join(folder, 'started');
  const sandbox = await startSandbox({ accounts: [reviewedShop], faults });
  try {
    const address = ['--api-base', sandbox.baseUrl, '--account', accountId];
    await ranWell(grantlens(['snapshot', ...address, '--out', snapshot, '--quiet'], { env: credential }));
  } finally {
    await sandbox.close();
  }
  await ranWell(grantlens(['report', '-s', snapshot, '--out', started, '--format', 'csv,json', '--quiet']));
  await ranWell(grantlens(['review', 'start', started, '--fallback', auditor]));
  const units: readonly Row[] = parse(await readFile(join(started, 'units.csv')), {
    columns: true,
    bom: true,
  });
  return {
    folder,
    unit: (kind, has = {}) => {
      const found = units.find(
        (row) => row.kind === kind && Object.entries(has).every(([key, value]) => row[key] === value),
      );
      if (found?.id === undefined) throw new Error(`no unit is ${kind} ${JSON.stringify(has)}`);
      return found.id;
    },
    copy: async (name) => {
      const path = join(folder, name);
      await cp(started, path, { recursive: true });
      return copyAt(path);
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** A sandbox with the shop that lasts as long as the test, and `review apply` on it. */
export async function serveShop(
  options: Partial<SandboxOptions> = {},
): Promise<{ readonly sandbox: Sandbox; readonly apply: Apply }> {
  const sandbox = await startSandbox({ accounts: [reviewedShop], ...options });
  onTestFinished(() => sandbox.close());
  return {
    sandbox,
    apply: (copy, args = [], nodeArgs = []) =>
      grantlens(['review', 'apply', copy.path, '--api-base', sandbox.baseUrl, '--execute', ...args], {
        env: credential,
        nodeArgs,
      }),
  };
}

/** Runs `review apply --execute`. */
export type Apply = (
  copy: ReviewCopy,
  args?: readonly string[],
  nodeArgs?: readonly string[],
) => Promise<Ran>;

/** What was written, in order: `DELETE /members/dan`. */
export function writesOf(sandbox: Sandbox): readonly string[] {
  return sandbox
    .requests()
    .filter(({ method }) => method !== 'GET')
    .map(({ method, path }) => `${method} ${path.replace(`/accounts/${accountId}`, '')}`);
}

function copyAt(path: string): ReviewCopy {
  const review: ReviewCopy['review'] = (verb, ...args) => grantlens(['review', verb, path, ...args]);
  return {
    path,
    review,
    decide: async (word, ...units) => {
      const by = ['--reviewer', auditor, '--justification', 'not needed'];
      await ranWell(review('decide', ...units, '--decision', word, ...by));
    },
    lines: async () => {
      const text = await readFile(join(path, 'decisions.jsonl'), 'utf8');
      return text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
    },
  };
}

async function ranWell(running: Promise<Ran>): Promise<void> {
  const { code, err } = await running;
  // 3: what could not be seen of the account is not a fault of the run.
  if (code !== 0 && code !== 3) throw new Error(err);
}
