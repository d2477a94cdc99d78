import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { fixtureFolder, readFixture, startSandbox } from '@grantlens/sandbox';
import { type ActivityLog, encodeActivity, sealActivity } from '@grantlens/snapshot/internal';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { forge, manifestIn } from './package-folder.ts';
import { grantlens } from './program.ts';

let folder: string;
let apiBase: string;
let close: () => Promise<void>;
const account = 'f0919664a81fca51bc5e6109bd9a6548';
const env = { CLOUDFLARE_API_TOKEN: 'a-token-of-the-sandbox' };
const file = (name = 'nh.snapshot.json') => join(folder, name);

const snapshot = (...args: readonly string[]) =>
  grantlens(['snapshot', '--account', account, '--api-base', apiBase, ...args], { env });

const logOf = async (name = 'nh.snapshot.activity.json') =>
  JSON.parse(await readFile(file(name), 'utf8')) as ActivityLog;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantlens-activity-'));
  const state = await readFixture(fixtureFolder('north-harbour'));
  const { credentials: _, ...open } = state;
  const sandbox = await startSandbox({ accounts: [open], rateLimit: { quota: 10_000, windowSeconds: 300 } });
  apiBase = sandbox.baseUrl;
  close = sandbox.close;
  expect(await snapshot('--activity', '--out', file())).toMatchObject({ code: 0 });
});
afterAll(async () => {
  await close();
  await rm(folder, { recursive: true });
});

test('a snapshot with its activity leaves the folded log beside it, of exactly this snapshot', async () => {
  const log = await logOf();
  const { digest } = JSON.parse(await readFile(file(), 'utf8')) as { readonly digest: string };
  expect(log).toMatchObject({ account, snapshot: digest, logs: { changes: { status: 'complete' } } });
  expect(log.changes.length).toBeGreaterThan(50);
});

test('the log alone is read again beside the snapshot that is there, for as many days as wanted', async () => {
  const before = await readFile(file());
  const ran = await snapshot('--activity-only', '--days', '30', '--out', file());
  expect(ran).toMatchObject({ code: 0, out: `${file('nh.snapshot.activity.json')}\n` });
  expect(await readFile(file())).toEqual(before);
  const { since, before: until } = (await logOf()).window;
  expect((Date.parse(until) - Date.parse(since)) / 86_400_000).toBe(30);
  expect((await snapshot('--activity-only', '--out', file())).code).toBe(0);
});

test('the logs of many accounts are read beside their snapshots, and a run that is resumed keeps those that are there', async () => {
  const states = await Promise.all(
    ['north-harbour', 'small-agency'].map((name) => readFixture(fixtureFolder(name))),
  );
  const accounts = states.map(({ credentials: _, ...open }) => open);
  const ids = accounts.map(({ account: { id } }) => id).sort();
  const sandbox = await startSandbox({
    accounts,
    rateLimit: { quota: 10_000, windowSeconds: 300 },
    faults: [
      {
        path: `/accounts/${ids[1]}/logs/audit`,
        times: { from: 1, to: 1 },
        fault: { kind: 'stall' },
      },
    ],
  });
  const out = file('many');
  const many = (...more: readonly string[]) =>
    grantlens(
      [
        ...['snapshot', '--all-accounts', '--out-dir', out, '--activity', '--days', '30'],
        ...['--api-base', sandbox.baseUrl, ...more],
      ],
      { env },
    );
  const interrupted = await many('--deadline', '15s');
  expect(interrupted.code).toBe(1);
  expect(interrupted.err).toMatch(/reading the audit logs of 2 accounts\n/);
  const logs = async () => (await readdir(out)).filter((name) => name.endsWith('.activity.json'));
  expect(await logs()).toEqual([`${ids[0]}.snapshot.activity.json`]);
  const before = sandbox.requests().length;
  const kept = await readFile(join(out, `${ids[0]}.snapshot.activity.json`));
  expect(await many('--resume')).toMatchObject({ code: 0, out: `${join(out, 'index.json')}\n` });
  const asked = sandbox.requests().slice(before);
  expect(asked.filter(({ path }) => /\/(members|audit_logs|audit)$/.test(path)).length).toBeLessThan(5);
  expect(await readFile(join(out, `${ids[0]}.snapshot.activity.json`))).toEqual(kept);
  const index = JSON.parse(await readFile(join(out, 'index.json'), 'utf8')) as {
    readonly accounts: readonly { readonly id: string; readonly file: string; readonly activity: string }[];
  };
  expect(index.accounts.map(({ id, activity }) => [id, activity])).toEqual(
    ids.map((id) => [id, `${id}.snapshot.activity.json`]),
  );
  for (const one of index.accounts) {
    const answered = await grantlens(['activity', '-s', join(out, one.file), '-o', 'json']);
    expect(JSON.parse(answered.out)).toMatchObject({ query: { log: { changes: { status: 'complete' } } } });
  }
  await sandbox.close();
});

test.each([
  ['list', 'members'],
  ['who-can', 'dns_records:edit', 'account'],
  ['findings'],
  ['show', 'Web Team'],
] as const)('%s takes up the log beside the snapshot and says so', async (...args) => {
  const { err } = await grantlens([...args, '-s', file()]);
  expect(err).toMatch(
    /^with the audit log beside the snapshot \(.+nh\.snapshot\.activity\.json\): changes since 20/m,
  );
});

test('a log of another snapshot, cut or with a flipped byte is refused with a sentence', async () => {
  const path = file('nh.snapshot.activity.json');
  const whole = await readFile(path);
  const flipped = Buffer.from(whole);
  const at = whole.indexOf('"count": ') + 9;
  flipped[at] = (flipped[at] ?? 0) ^ 1;
  const log = JSON.parse(whole.toString()) as ActivityLog;
  const odd: readonly (readonly [Buffer | string, RegExp])[] = [
    [whole.subarray(0, whole.length - 30), /it is not JSON, or cut short/],
    [flipped, /its contents do not match its digest/],
    [JSON.stringify({ ...log, changes: [] }), /its contents do not match its digest/],
    ['{}', /format/],
    ['', /it is not JSON/],
  ];
  for (const [content, why] of odd) {
    await writeFile(path, content);
    const ran = await grantlens(['list', 'members', '-s', file()]);
    expect(ran).toMatchObject({ code: 1, out: '' });
    expect(ran.err).toMatch(/^grantlens: cannot use .+nh\.snapshot\.activity\.json: /);
    expect(ran.err).toMatch(why);
  }
  await writeFile(path, whole);
  await snapshot('--out', file('later.snapshot.json'));
  await writeFile(file('later.snapshot.activity.json'), whole);
  const other = await grantlens(['list', 'members', '-s', file('later.snapshot.json')]);
  expect(other.err).toMatch(/it is of another snapshot; read the log again with/);
  await rm(file('later.snapshot.activity.json'));
});

test('a packed log is found beside an unpacked snapshot', async () => {
  await new Promise((resolve) => execFile('gzip', ['-k', file('nh.snapshot.activity.json')], resolve));
  await rename(file('nh.snapshot.activity.json'), file('kept'));
  expect((await grantlens(['list', 'zones', '-s', file()])).err).toMatch(/activity\.json\.gz\): changes/);
  await rename(file('kept'), file('nh.snapshot.activity.json'));
  await rm(file('nh.snapshot.activity.json.gz'));
});

test.each([
  [['--days', '3'], /--days is of the audit log/],
  [['--activity', '--activity-only'], /--activity-only does not/],
  [['--activity', '--out', '-'], /--out must be a file/],
  [['--activity', '--days', '0'], /whole number from 1/],
] as const)('the options %j of a log that do not fit are refused', async (args, why) => {
  const ran = await snapshot(...args);
  expect(ran.code).toBe(1);
  expect(ran.err).toMatch(why);
});

test('the log alone is read beside one snapshot, and not beside many', async () => {
  const ran = await grantlens(['snapshot', '--activity-only', '--all-accounts', '--out-dir', file('many')], {
    env,
  });
  expect(ran.code).toBe(1);
  expect(ran.err).toMatch(/--activity-only reads the log of one account/);
});

test('a log that may not be read changes no exit code, and says why it is not there', async () => {
  const state = await readFixture(fixtureFolder('small-agency'));
  const faults = ['/logs/audit', '/audit_logs'].map((path) => ({
    path,
    fault: { kind: 'status', status: 403, body: 'envelope' } as const,
  }));
  const { credentials: _, ...open } = state;
  const sandbox = await startSandbox({ accounts: [open], faults });
  const out = file('small.snapshot.json.gz');
  const args = [
    'snapshot',
    '--account',
    open.account.id,
    '--api-base',
    sandbox.baseUrl,
    '--activity',
    '--out',
    out,
  ];
  const ran = await grantlens(args, { env });
  await sandbox.close();
  expect(ran).toMatchObject({ code: 0, out: `${out}\n${file('small.snapshot.activity.json.gz')}\n` });
  expect(ran.err).toMatch(/changes: no rows \(forbidden\), logins: no rows \(forbidden\)/);
});

interface Answered {
  readonly complete: boolean;
  readonly query: { readonly log: { readonly changes: { readonly rows: number; readonly since: string } } };
  readonly summary: { readonly changes: number; readonly logins: number; readonly notJoined: number };
  readonly results: readonly {
    readonly principal: { readonly id: string; readonly email?: string };
    readonly lastActivity: {
      readonly at: string | null;
      readonly kind: string | null;
      readonly since: string;
    } | null;
    readonly changes: number;
    readonly logins: number;
    readonly count: number;
    readonly joinedBy: unknown;
  }[];
}

const asked = async (...args: readonly string[]) => {
  const ran = await grantlens([...args, '-s', file(), '-o', 'json']);
  return { ...ran, answer: JSON.parse(ran.out) as Answered };
};

test('activity lists what was recorded of everybody, and of one in detail', async () => {
  const { code, answer } = await asked('activity');
  expect([code, answer.complete]).toEqual([0, true]);
  const { results, summary, query } = answer;
  expect(results.length).toBe(47);
  const changes = results.reduce((sum, row) => sum + row.changes, 0);
  const logins = results.reduce((sum, row) => sum + row.logins, 0);
  expect(changes + logins + summary.notJoined).toBe(summary.changes + summary.logins);
  expect(changes).toBeGreaterThan(300);
  const quiet = results.find(
    (row) => row.changes + row.logins === 0 && row.lastActivity?.kind !== 'token-used',
  );
  expect(quiet?.lastActivity).toMatchObject({ at: null, kind: null });
  expect(query.log.changes.rows).toBeGreaterThan(1000);

  const busy = results.find((row) => row.principal.email !== undefined && row.changes > 5);
  const one = await asked('activity', busy?.principal.email ?? '');
  const counted = one.answer.results.reduce((sum, { count }) => sum + count, 0);
  expect(counted).toBe((busy?.changes ?? 0) + (busy?.logins ?? 0));
});

test('activity, list and show say in which areas of permissions somebody changed something, and count what is in none', async () => {
  interface ByArea {
    readonly lastActivityByArea: {
      readonly areas: readonly { readonly area: string; readonly at: string; readonly changes: number }[];
      readonly inNoArea: { readonly changes: number };
    };
  }
  const all = (await asked('activity')).answer.results as unknown as readonly (Answered['results'][number] &
    ByArea)[];
  const [busiest] = all
    .filter(({ principal }) => principal.email !== undefined)
    .sort((one, other) => other.lastActivityByArea.areas.length - one.lastActivityByArea.areas.length);
  const { areas, inNoArea } = busiest?.lastActivityByArea ?? { areas: [], inNoArea: { changes: -1 } };
  expect(areas.length).toBeGreaterThan(2);
  const newest =
    areas
      .map(({ at }) => at)
      .sort()
      .at(-1) ?? '';
  expect(newest <= (busiest?.lastActivity?.at ?? '')).toBe(true);
  expect(areas.every(({ changes }) => changes <= (busiest?.changes ?? 0))).toBe(true);
  expect(inNoArea.changes).toBeLessThan(busiest?.changes ?? 0);
  const who = busiest?.principal.email ?? '';
  const listed = (await asked('list', 'members', who)).answer.results as unknown as readonly ByArea[];
  expect(listed.map((row) => row.lastActivityByArea)).toEqual([busiest?.lastActivityByArea]);
  const shown = await grantlens(['show', who, '-s', file()]);
  for (const { area, at } of areas) expect(shown.out).toContain(`${area} ${at.slice(0, 10)}`);
  const unmapped = all.reduce((sum, row) => sum + row.lastActivityByArea.inNoArea.changes, 0);
  expect(unmapped).toBeGreaterThan(0);
  const wide = await grantlens(['list', 'tokens', '-s', file(), '-o', 'csv']);
  expect(wide.out.split('\n')[0]).toMatch(/,by area/);
});

test('activity lists the rows about access, without a whole address', async () => {
  const { code, out, answer } = await asked('activity', '--access');
  expect(code).toBe(0);
  expect(answer.results.length).toBeGreaterThan(20);
  expect(out).not.toMatch(/192\.0\.2\.[1-9]/);
});

test.each(['table', 'wide', 'csv', 'json'])('activity is written as %s like every answer', async (form) => {
  const ran = await grantlens(['activity', '-s', file(), '-o', form]);
  expect(ran.code).toBe(0);
  expect(ran.out).toMatch(/token-used|change/);
  expect(ran.out).not.toMatch(/unused/i);
});

test('activity without a log beside the snapshot says what, why and what to do', async () => {
  const bare = await grantlens(['activity', '-s', file('later.snapshot.json')]);
  expect(bare).toMatchObject({ code: 1, out: '' });
  expect(bare.err).toMatch(
    /no audit log lies beside the snapshot.*; read it with `grantlens snapshot --activity-only`/,
  );
});

test('activity is incomplete where a log could not be read, and says why', async () => {
  const ran = await grantlens(['activity', '-s', file('small.snapshot.json.gz')]);
  expect(ran.code).toBe(3);
  expect(ran.err).toMatch(/the log of changes is forbidden: /);
});

test('list and show say what was last recorded, and null where no log was read', async () => {
  const known = await asked('list', 'members');
  expect(known.answer.results.some(({ lastActivity }) => lastActivity?.kind === 'change')).toBe(true);
  const bare = await grantlens(['list', 'members', '-s', file('later.snapshot.json'), '-o', 'json']);
  const { results } = JSON.parse(bare.out) as Answered;
  expect(results.every(({ lastActivity }) => lastActivity === null)).toBe(true);
  const email =
    known.answer.results.find(({ lastActivity }) => lastActivity?.at === null)?.principal.email ?? '';
  expect((await grantlens(['show', email, '-s', file()])).out).toMatch(
    /no recorded change or login since 20/,
  );
});

interface Replayed {
  readonly complete: boolean;
  readonly summary: { readonly asked: number; readonly lost: number };
  readonly results: readonly {
    readonly principal: { readonly email?: string };
    readonly permissions: readonly string[];
    readonly verdictBefore: string;
    readonly verdictAfter: string;
  }[];
}

test('what-if --replay lists the recorded changes that would no longer have been possible', async () => {
  const owner = (await asked('list', 'members', 'privileged=yes')).answer.results.find(
    ({ lastActivity }) => lastActivity?.at,
  );
  const email = owner?.principal.email ?? '';
  const ran = await grantlens(['what-if', `remove member ${email}`, '--replay', '-s', file(), '-o', 'json']);
  const { results, summary } = JSON.parse(ran.out) as Replayed;
  expect(ran.code).not.toBe(1);
  expect(results.length).toBeGreaterThan(0);
  expect(results.every((row) => row.principal.email === email && row.verdictBefore === 'allowed')).toBe(true);
  expect(summary.lost).toBeLessThanOrEqual(summary.asked);
  const shown = await grantlens(['what-if', `remove member ${email}`, '--replay', '-s', file()]);
  expect(shown.out).toMatch(/recorded changes? of \d+ since 20.* would not have been possible/);
});

test('what-if --replay of an edit without effect lists nothing', async () => {
  const ran = await grantlens(['what-if', 'new group Nobody', '--replay', '-s', file(), '-o', 'json']);
  expect(JSON.parse(ran.out)).toMatchObject({ results: [], summary: { lost: 0 } });
  expect([0, 3]).toContain(ran.code);
});

test('what-if --replay without a log beside the snapshot says what, why and what to do', async () => {
  const ran = await grantlens(['what-if', 'new group Nobody', '--replay', '-s', file('later.snapshot.json')]);
  expect(ran).toMatchObject({ code: 1, out: '' });
  expect(ran.err).toMatch(
    /^grantlens: there are no recorded changes to replay: no audit log .*; read it with `grantlens snapshot/,
  );
});

test('show says by whom a user group was changed, and of its members only that they were', async () => {
  const { answer } = await asked('list', 'groups');
  const names = answer.results.map(
    (row) => (row as unknown as { userGroup: { name: string } }).userGroup.name,
  );
  const texts: string[] = [];
  for (const name of names) texts.push((await grantlens(['show', name, '-s', file()])).out);
  expect(texts.join('')).toMatch(/the members of this group were changed by \S+.* on 20\d\d-/);
  expect(texts.join('')).not.toMatch(/granted by/);
});

interface PrincipalRow {
  readonly id: string;
  readonly lastUsedOn: string | null;
  readonly lastActivityKind: string | null;
  readonly changedAreas: readonly string[];
  readonly changesInNoArea: number | null;
}

/** The rows of a report about principals, and how the page shows one. */
async function reportOn(snapshot: string, name: string) {
  const out = file(name);
  await grantlens(['report', '-s', snapshot, '--out', out, '--format', 'json,html']);
  const { tables } = JSON.parse(await readFile(join(out, 'report.json'), 'utf8')) as {
    readonly tables: { readonly principals: readonly PrincipalRow[] };
  };
  const page = await readFile(join(out, 'report.html'), 'utf8');
  const shown = (id: string) =>
    new RegExp(`<tr data-id="${id}"><th scope="row" class="who">.*?</tr>`, 's').exec(page)?.[0] ?? '';
  return { rows: tables.principals, shown };
}

test('the report says in which areas of permissions somebody changed something, and counts what is in none', async () => {
  const { rows, shown } = await reportOn(file(), 'report');
  const changed = rows.filter(({ changedAreas }) => changedAreas.length > 0);
  expect(changed.length).toBeGreaterThan(10);
  const areas = changed.flatMap(({ changedAreas }) => changedAreas);
  expect(areas.filter((one) => !/^[a-z0-9_]+ 20\d\d-\d\d-\d\d$/.test(one))).toEqual([]);
  expect(rows.some(({ changesInNoArea }) => (changesInNoArea ?? 0) > 0)).toBe(true);
  const [first] = changed;
  expect(shown(first?.id ?? '')).toContain(`<bdi>${first?.changedAreas[0]}</bdi>`);
}, 60_000);

test('the page of a report says once when a token was used', async () => {
  const { rows, shown } = await reportOn(file('later.snapshot.json'), 'unread');
  const used = rows.filter(({ lastActivityKind }) => lastActivityKind === 'token-used');
  expect(used.length).toBeGreaterThan(0);
  for (const { id, lastUsedOn } of used)
    expect(shown(id).split(`<time>${lastUsedOn}</time>`)).toHaveLength(2);
  expect(rows.every(({ changesInNoArea }) => changesInNoArea === null)).toBe(true);
}, 60_000);

test('verify regenerates a package with its log, and finds a log that was changed', async () => {
  const out = file('package');
  const made = await grantlens(['report', '-s', file(), '--out', out, '--format', 'csv,json']);
  expect(made.code).not.toBe(1);
  const kept = join(out, 'snapshot.activity.json.gz');
  const manifest = await manifestIn(out);
  expect(manifest.inputs.map(({ role }) => role)).toEqual(['snapshot', 'activity']);
  const whole = await readFile(kept);
  expect(await grantlens(['verify', out])).toMatchObject({ code: 0 });

  const { digest: _, ...log } = JSON.parse(gunzipSync(whole).toString()) as ActivityLog;
  const quiet = sealActivity({ ...log, changes: log.changes.filter(({ kind }) => kind === 'login') });
  const damaged = Buffer.from(whole);
  const at = Math.floor(whole.length / 2);
  damaged[at] = (damaged[at] ?? 0) ^ 1;
  // Cut, damaged, and a whole one that says less.
  for (const bytes of [whole.subarray(0, -30), damaged, encodeActivity(quiet, 'gzip')]) {
    await writeFile(kept, bytes);
    const { code, out: said } = await grantlens(['verify', out]);
    expect(code).toBe(2);
    expect(said).toContain('snapshot.activity.json.gz: it is not the file that the manifest lists');
    // Nothing is wrong with the snapshot, and nothing is said of it.
    expect(said).not.toContain('snapshot.json.gz:');
  }
  // The whole one that says less, in a manifest that lists it.
  await forge(out, manifest);
  const forged = await grantlens(['verify', out]);
  expect(forged.code).toBe(2);
  expect(forged.out).toMatch(/report\.json: /);

  await rm(kept);
  const without = await grantlens(['verify', out]);
  expect(without.code).toBe(2);
  expect(without.out).toContain('snapshot.activity.json.gz');
}, 60_000);
