import { mkdir, rm, writeFile } from 'node:fs/promises';
import { encodeSnapshot, type Snapshot } from '@grantlens/snapshot';
import { seal } from '@grantlens/snapshot/internal';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fleetSchema } from '../../apps/cli/src/output/schema/fleet.ts';
import { asAccount } from '../property/fleet-files.ts';
import { type FleetFolder, writeFleet } from './fleet-folder.ts';
import { grantlens } from './program.ts';

const ruth = 'ruth@lindenpike.example';
const renamed = 'ruth.pike@lindenpike.example';
let fleet: FleetFolder;

interface MemberRow {
  status?: string;
  email?: string;
  user: { id: string | null; email: string };
}

/** The same account with its collections changed. */
function changed(snapshot: Snapshot, change: (collections: Record<string, Rows>) => void): Snapshot {
  const { digest: _, ...copy } = structuredClone(snapshot) as Snapshot & { digest: unknown };
  change(copy.collections as unknown as Record<string, Rows>);
  return seal(copy);
}

interface Rows {
  status: string;
  items: readonly object[];
}

/** The same account with one member changed. */
function withRuth(snapshot: Snapshot, change: (row: MemberRow) => void): Snapshot {
  return changed(snapshot, ({ members }) => {
    const row = ((members?.items ?? []) as readonly MemberRow[]).find(({ user }) => user.email === ruth);
    if (row === undefined) throw new Error('she is in the agency');
    change(row);
  });
}

beforeAll(async () => {
  fleet = await writeFleet();
  const write = async (place: string, number: number, snapshot: Snapshot) => {
    await mkdir(fleet.at(place), { recursive: true });
    await writeFile(
      fleet.at(place, `${number}.snapshot.json`),
      encodeSnapshot(asAccount(snapshot, number), 'json'),
    );
  };
  const { agency } = fleet;
  const rename = (row: MemberRow) => {
    row.user.email = renamed;
    if (row.email !== undefined) row.email = renamed;
  };
  const invite = (row: MemberRow) => {
    row.user.id = null;
    row.user.email = ruth.toUpperCase();
    if (row.email !== undefined) row.email = ruth.toUpperCase();
    row.status = 'pending';
  };
  for (const place of ['people', 'disagreeing']) {
    await write(place, 1, agency);
    await write(place, 2, withRuth(agency, rename));
    await write(place, 3, withRuth(agency, invite));
  }
  const other = (row: MemberRow) => {
    row.user.id = 'f'.repeat(32);
  };
  await write('disagreeing', 4, withRuth(agency, other));
  await write('clouded', 1, agency);
  await write(
    'clouded',
    2,
    changed(agency, (collections) => {
      collections.members = { status: 'forbidden', items: [] };
    }),
  );
  await write('ambiguous', 1, agency);
  await write(
    'ambiguous',
    2,
    changed(agency, ({ zones }) => {
      if (zones !== undefined) zones.items = [...zones.items, { ...zones.items[0], id: 'e'.repeat(32) }];
    }),
  );
});

afterAll(() => rm(fleet.at(), { recursive: true, force: true }));

const asked = async (...args: readonly string[]) => {
  const { code, out, err } = await grantlens(['fleet', ...args, '-o', 'json']);
  const answer = JSON.parse(out);
  fleetSchema.parse(answer);
  return { code, err, ...answer };
};

test.each([ruth, renamed])(
  'a person is found by %s in every account, by user id or else by e-mail',
  async (who) => {
    const { results, query, summary, err } = await asked('person', who, fleet.at('people'));
    expect(query.people).toEqual([{ userId: expect.any(String), emails: [renamed, ruth] }]);
    expect(
      results.map((row: { account: { name: string }; matchedBy: string }) => [
        row.account.name,
        row.matchedBy,
      ]),
    ).toEqual([
      ['Account 1', 'user id'],
      ['Account 2', 'user id'],
      ['Account 3', 'e-mail'],
    ]);
    expect({ found: summary.found, err }).toEqual({ found: 3, err: '' });
  },
);

test('a person of whom accounts show several user ids is shown as several people, with a remark', async () => {
  const { results, query, err } = await asked('person', ruth, fleet.at('disagreeing'));
  expect(query.people).toHaveLength(3);
  expect(results.map((row: { userId: string | null }) => row.userId)).toContain('f'.repeat(32));
  expect(err).toMatch(/^note: several user ids have one e-mail address/);
});

test('a privilege of one person is counted over accounts, an invitation only on request', async () => {
  const billing = (answer: { results: readonly { person?: { emails: string[] }; privilege: string }[] }) =>
    answer.results.find(
      ({ person, privilege }) => person?.emails.includes(ruth) && privilege === 'billing:edit',
    );
  const active = await asked('privileged', fleet.at('people'));
  expect(billing(active)).toMatchObject({ accounts: 2, of: 3, unknown: 0 });
  const pending = await asked('privileged', fleet.at('people'), '--include-pending');
  expect(billing(pending)).toMatchObject({ accounts: 3, of: 3 });
  const table = await grantlens(['fleet', 'privileged', fleet.at('people')]);
  expect(table.out).toMatch(/ruth.pike@lindenpike.example +billing:edit +2 of 3 +Account 1/);
  const csv = await grantlens(['fleet', 'privileged', fleet.at('people'), '-o', 'csv']);
  expect(csv.out).toMatch(/^account_id,account_name,taken_at,person,privilege,accounts,/);
});

test.each([
  ['part of several names', 'lindenpike', 'could be'],
  ['nobody', 'zzz@nowhere.example', 'no member of the account is'],
  ['a token', 'token:deploy', 'a token is of one account'],
])('a person who is %s is an error', async (_, who, why) => {
  const { code, out, err } = await grantlens(['fleet', 'person', who, fleet.at('people')]);
  expect({ code, out, err }).toEqual({ code: 1, out: '', err: expect.stringContaining(why) });
});

test('an account whose members could not be read may have a person, and the answer says so', async () => {
  const { code, complete, gaps, summary } = await asked('person', ruth, fleet.at('clouded'));
  expect({ code, complete, summary }).toMatchObject({
    code: 3,
    complete: false,
    summary: { found: 1, notThere: 1 },
  });
  expect(gaps).toMatchObject([{ account: { name: 'Account 2' }, collection: 'members' }]);
});

test('an account in which a name means several things is a row with its reason, and the others answer', async () => {
  const zones = fleet.agency.collections.zones.items as readonly { name: string }[];
  const name = zones[0]?.name ?? '';
  const answer = await asked('who-can', 'dns_records:edit', name, fleet.at('ambiguous'));
  expect({ code: answer.code, answered: answer.summary.answered }).toEqual({ code: 3, answered: 1 });
  expect(answer.fleet.broken).toEqual([
    {
      file: fleet.at('ambiguous', '2.snapshot.json'),
      reason: expect.stringContaining('2 zones are meant by'),
    },
  ]);
});
