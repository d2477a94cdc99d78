import { execFileSync } from 'node:child_process';
import { appendFile, cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readLog } from '@grantlens/review';
import { batchesOf } from '@grantlens/review/internal';
import { encodeSnapshot, type Snapshot } from '@grantlens/snapshot';
import { seal } from '@grantlens/snapshot/internal';
import { afterEdit } from '@grantlens/testkit';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeEarlierSnapshot } from '../scenarios/earlier.ts';
import { dyingAt } from './killed.ts';
import { grantlens } from './program.ts';

type Row = Readonly<Record<string, string>>;

const minutes = 60_000;
const ida = 'ida.storm@northharbour.example';
const fallback = 'audit@northharbour.example';

let folder: string;
let snapshot: Snapshot;
let units: readonly Row[];

const at = (...names: readonly string[]) => join(folder, ...names);
const rowsOf = async (path: string): Promise<readonly Row[]> =>
  parse(await readFile(path), { columns: true, bom: true });
const review = (verb: string, name: string, ...args: readonly string[]) =>
  grantlens(['review', verb, at(name), ...args]);
const logOf = (name: string) => readFile(at(name, 'decisions.jsonl'), 'utf8');
const linesOf = async (name: string) => (await logOf(name)).trimEnd().split('\n');

/** A copy of the package on which a review has started. */
async function started(name: string): Promise<string> {
  await cp(at('started'), at(name), { recursive: true });
  return name;
}

/** A unit by its kind and what it is of. */
function unit(kind: string, has: Partial<Row>): Row {
  const found = units.find(
    (row) => row.kind === kind && Object.entries(has).every(([key, value]) => row[key] === value),
  );
  if (found === undefined) throw new Error(`no unit is ${kind} ${JSON.stringify(has)}`);
  return found;
}

/** A sheet with something written into each row, as a spreadsheet saves it. */
async function filled(name: string, sheet: string, fill: (row: Row) => Partial<Row>): Promise<string> {
  const rows = await rowsOf(sheet);
  const text = stringify(
    rows.map((row) => ({ ...row, ...fill(row) })),
    { header: true, delimiter: ';', bom: true, record_delimiter: 'windows' },
  );
  await writeFile(at(name), text);
  return at(name);
}

/** The account a day later, after some edits. */
async function later(name: string, ...edits: readonly Parameters<typeof afterEdit>[1][]): Promise<string> {
  const { digest: _, ...rest } = edits.reduce((before, edit) => afterEdit(before, edit), snapshot);
  const takenAt = { start: '2099-01-01T00:00:00Z', end: '2099-01-01T00:00:05Z' };
  await writeFile(at(name), encodeSnapshot(seal({ ...rest, takenAt }), 'json'));
  return at(name);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantlens-review-'));
  snapshot = await takeEarlierSnapshot('north-harbour', 'q3');
  await writeFile(at('q3.json'), encodeSnapshot(snapshot, 'json'));
  const made = await grantlens([
    'report',
    '-s',
    at('q3.json'),
    '--out',
    at('package'),
    '--format',
    'csv,json,xlsx',
  ]);
  expect(made.code).toBe(0);
  units = await rowsOf(at('package', 'units.csv'));
  const people = units.filter(({ kind }) => kind === 'account');
  expect(people.map(({ email }) => email)).not.toContain(ida);
  await writeFile(
    at('who.csv'),
    `reviewer;kind;privileged\n${ida};;\n${people[0]?.email};account;\n${ida} ${fallback};;yes\n`,
  );
  await cp(at('package'), at('started'), { recursive: true });
  const options = [
    '--reviewers',
    at('who.csv'),
    '--fallback',
    fallback,
    '--two-person',
    'privileged',
    '--due',
    '2026-12-31',
  ];
  const { code, out, err } = await review('start', 'started', ...options);
  expect({ code, out }).toEqual({
    code: 0,
    out: expect.stringContaining(`The review has started: ${units.length} units`),
  });
  expect(err).toMatch(/^head 1 [0-9a-f]{64}\n$/);
}, 5 * minutes);

afterAll(() => rm(folder, { recursive: true, force: true }));

test(
  'review start is refused where nobody decides about a unit, and lists it',
  async () => {
    const { code, err } = await review('start', 'package');
    expect(code).toBe(1);
    expect(err.split('\n')).toHaveLength(units.length + 2);
    expect(err).toContain(`${units[0]?.id} ${units[0]?.email}`);
    expect(await readdir(at('package'))).not.toContain('decisions.jsonl');
  },
  3 * minutes,
);

test(
  'review start gives nobody a unit about themselves',
  async () => {
    const assigned = await rowsOf(at('started', 'review', 'assignment.csv'));
    const byId = new Map(units.map((row) => [row.id, row]));
    const self = assigned.filter(({ unit: id, reviewer }) => byId.get(id ?? '')?.email === reviewer);
    expect(self).toEqual([]);
    expect(new Set(assigned.map(({ reviewer }) => reviewer)).size).toBe(3);
  },
  3 * minutes,
);

test(
  'review status lists every entitlement of the report with the decision that its units come to',
  async () => {
    const name = await started('entitlements');
    const { id = '' } = unit('direct', { privileged: 'no' });
    const how = ['--decision', 'revoke', '--reviewer', ida, '--justification', 'left the team'];
    expect((await review('decide', name, id, ...how)).code).toBe(0);
    const { code, out } = await review('status', name, '--entitlements', '-o', 'csv');
    expect(code).toBe(2);
    const listed: readonly Row[] = parse(out, { columns: true, bom: true });
    const evidence = await rowsOf(at(name, 'entitlements.csv'));
    expect(listed.map(({ id }) => id)).toEqual(evidence.map(({ id }) => id));
    const gone = listed.filter(({ decision }) => decision === 'revoke');
    expect(gone.map(({ id }) => id)).toEqual(
      evidence.filter((row) => row.units?.includes(id)).map((row) => row.id),
    );
    expect(gone.length).toBeGreaterThan(0);
    const table = await review('status', name, '--entitlements');
    expect(table.out).toContain(
      `${listed.length} entitlements: ${gone.length} revoke, ${listed.length - gone.length} open.`,
    );
  },
  3 * minutes,
);

test(
  'review start is refused on a package that has a review, or is not verified',
  async () => {
    const again = await review('start', 'started', '--fallback', ida);
    expect(again).toMatchObject({ code: 1, err: expect.stringContaining('a review has started') });
    await cp(at('package'), at('changed'), { recursive: true });
    await appendFile(at('changed', 'units.csv'), 'x');
    const changed = await review('start', 'changed', '--fallback', ida);
    expect(changed).toMatchObject({ code: 1, err: expect.stringContaining('units.csv') });
  },
  3 * minutes,
);

test(
  'every sheet of a review is written, filled in, and taken once',
  async () => {
    const name = await started('round');
    const { code, out } = await review('sheets', name, '--out', at('sheets'));
    expect(code).toBe(0);
    const list = JSON.parse(await readFile(at('sheets', 'sheets.json'), 'utf8'));
    expect(out.trim().split('\n')).toHaveLength(9);
    expect(list.sheets.map(({ file }: Row) => file).sort()).toEqual(
      (await readdir(at('sheets'))).filter((one) => one !== 'sheets.json').sort(),
    );
    const csv: string[] = list.sheets.flatMap(({ file }: { file: string }) =>
      file.endsWith('.csv') ? [file] : [],
    );
    const files = await Promise.all(
      csv.map((file) =>
        filled(file, at('sheets', file), () => ({ decision: 'keep', justification: 'needed for the job' })),
      ),
    );
    const taken = await review('import', name, ...files);
    expect(taken).toMatchObject({ code: 0, err: expect.stringMatching(/^head \d+ [0-9a-f]{64}\n$/) });
    const again = await review('import', name, ...files.toReversed());
    expect(again.out.match(/was imported before/g)).toHaveLength(3);
    expect(again).toMatchObject({ code: 0, err: '' });
    expect(await readdir(at(name, 'review', 'sheets'))).toHaveLength(3);
    const status = await review('status', name, '-o', 'json', '--now', '2026-12-30T00:00:00Z');
    expect(status.code).toBe(0);
    expect(JSON.parse(status.out)).toMatchObject({
      isOpen: false,
      total: { open: 0, keep: units.length, overdue: 0 },
    });
  },
  3 * minutes,
);

test(
  'review import takes nothing when anything is refused, and lists all that is',
  async () => {
    const name = await started('refused');
    await review('sheets', name, '--out', at('sheets-refused'), '--format', 'csv');
    const sheets = (await readdir(at('sheets-refused'))).filter((file) => file.endsWith('.csv'));
    const [first = '', second = ''] = sheets.map((file) => at('sheets-refused', file));
    const good = await filled('good.csv', first, () => ({ decision: 'keep', justification: 'x' }));
    const bad = await filled('bad.csv', second, ({ id }) => ({ decision: 'revoke', means: `not ${id}` }));
    const before = await logOf(name);
    const { code, out } = await review('import', name, good, bad);
    expect(code).toBe(2);
    expect(out).toMatch(/^REFUSED, and nothing was taken: \d+ things to correct\n/);
    expect(out).toMatch(
      /bad\.csv, line 2, column 13 \(means\): means was changed: it was ".+"; restore the cell\n/,
    );
    expect(await logOf(name)).toBe(before);
  },
  3 * minutes,
);

test(
  'a sheet in the folder of a package is not a file of it, and a report never replaces one',
  async () => {
    const inside = await review('sheets', 'started', '--out', at('started', 'sheets'));
    expect(inside).toMatchObject({ code: 1, err: expect.stringContaining('is in the package') });
    const verified = await grantlens(['verify', at('started')]);
    expect(verified).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^decisions +decisions\.jsonl: 1 line; /m),
    });
    const report = await grantlens(['report', '-s', at('q3.json'), '--out', at('started')]);
    expect(report).toMatchObject({ code: 1, err: expect.stringContaining('holds decisions.jsonl') });
  },
  3 * minutes,
);

test(
  'review import with signers takes a sheet only where its reviewer has signed it',
  async () => {
    const name = await started('signed');
    const key = (who: string) => {
      execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', who, '-f', at(`key-${who}`)]);
      return readFile(at(`key-${who}.pub`), 'utf8');
    };
    const [own, other] = [await key('own'), await key('other')];
    await writeFile(at('signers'), `${ida} ${own}${fallback} ${other}`);
    await review('sheets', name, '--out', at('sheets-signed'), '--format', 'csv');
    const sheet = (await readdir(at('sheets-signed'))).find((file) => file.includes(ida)) ?? '';
    const file = await filled('signed.csv', at('sheets-signed', sheet), () => ({
      decision: 'keep',
      justification: 'x',
    }));
    const take = () => review('import', name, file, '--signers', at('signers'));
    expect(await take()).toMatchObject({ code: 2, out: expect.stringContaining('there is none') });
    const sign = (who: string) =>
      execFileSync(
        'ssh-keygen',
        ['-q', '-Y', 'sign', '-n', 'grantlens-review', '-f', at(`key-${who}`), file],
        {
          stdio: 'ignore',
        },
      );
    sign('other');
    expect(await take()).toMatchObject({ code: 2, out: expect.stringContaining(`it is not by ${ida}`) });
    await rm(`${file}.sig`);
    sign('own');
    expect((await take()).code).toBe(0);
    expect(JSON.parse((await linesOf(name)).at(-1) ?? '')).toMatchObject({
      kind: 'batch',
      signature: { signer: ida, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
  },
  3 * minutes,
);

test(
  'review decide keeps the rules of sheets',
  async () => {
    const name = await started('rules');
    const own = unit('direct', { privileged: 'no' });
    const refused = async (...args: readonly string[]) => {
      const { code, out } = await review('decide', name, own.id ?? '', ...args);
      return `${code}: ${out.split('\n')[1]?.trim()}`;
    };
    expect(await refused('--decision', 'revoke', '--reviewer', ida)).toBe(
      `2: ${own.id}: "revoke" needs a justification; write why`,
    );
    expect(await refused('--decision', 'keep', '--reviewer', own.email ?? '')).toMatch(
      /^2: .+ their own access/,
    );
    expect(await refused('--decision', 'keep', '--reviewer', 'eve@x.example')).toMatch(
      /^2: .+ is not assigned to/,
    );
    expect(await refused('--decision', 'keep', '--reviewer', ida, '--due', 'soon')).toMatch(
      /^2: .+ is not a day/,
    );
    const unknown = await review('decide', name, 'u-0', '--decision', 'keep', '--reviewer', ida);
    expect(unknown).toMatchObject({ code: 1, err: expect.stringContaining('"u-0" is not a unit') });
    expect((await review('decide', name, own.id ?? '', '--decision', 'keep', '--reviewer', ida)).code).toBe(
      0,
    );
    expect(await linesOf(name)).toHaveLength(3);
  },
  3 * minutes,
);

test(
  'review decide loses nothing where several run at once',
  async () => {
    const name = await started('many');
    const some = units.filter(({ privileged, kind }) => privileged === 'no' && kind === 'direct').slice(0, 5);
    const ran = await Promise.all(
      some.map(({ id = '' }) => review('decide', name, id, '--decision', 'keep', '--reviewer', ida)),
    );
    expect(ran.map(({ code }) => code)).toEqual(some.map(() => 0));
    const verified = await grantlens(['verify', at(name)]);
    expect(verified.out).toContain(
      `${1 + 2 * some.length} lines, each follows the one before; ${some.length} of`,
    );
  },
  3 * minutes,
);

test(
  'a log that ends in half a line is reported, and cut by the next line that is written',
  async () => {
    const name = await started('half');
    const { id = '' } = unit('direct', { privileged: 'no' });
    await appendFile(at(name, 'decisions.jsonl'), '{"at":"2026');
    const before = await logOf(name);
    const status = await review('status', name);
    expect(status.err).toContain('ends in half a line');
    expect(await logOf(name)).toBe(before);
    expect((await grantlens(['verify', at(name)])).code).toBe(0);
    const decided = await review('decide', name, id, '--decision', 'keep', '--reviewer', ida);
    expect(decided).toMatchObject({ code: 0, err: expect.stringContaining('ends in half a line') });
    expect(await linesOf(name)).toHaveLength(3);
  },
  3 * minutes,
);

test(
  'a log with a changed line, or cut under a head that somebody kept, ends every verb',
  async () => {
    const name = await started('broken');
    const { id = '' } = unit('direct', { privileged: 'no' });
    const { err } = await review('decide', name, id, '--decision', 'keep', '--reviewer', ida);
    const [, head = ''] = /head 3 (\w+)/.exec(err) ?? [];
    expect((await review('status', name, '--head', head)).code).toBe(2);
    const [first = '', ...others] = await linesOf(name);
    await writeFile(at(name, 'decisions.jsonl'), `${first}\n`);
    expect(await review('status', name, '--head', head)).toMatchObject({
      code: 1,
      err: expect.stringContaining('it was cut'),
    });
    await writeFile(
      at(name, 'decisions.jsonl'),
      [first, ...others, ''].join('\n').replace('"keep"', '"escalate"'),
    );
    for (const verb of ['status', 'sheets'])
      expect(await review(verb, name, ...(verb === 'sheets' ? ['--out', at('none')] : []))).toMatchObject({
        code: 1,
        err: expect.stringMatching(/line 2 is not what was written/),
      });
    expect(await grantlens(['verify', at(name)])).toMatchObject({
      code: 2,
      out: expect.stringContaining('line 2'),
    });
  },
  3 * minutes,
);

test.each([
  ['after', 'open', 1, 'review/lock'],
  ['after', 'writeFile', 1, 'review/.lock.'],
  ['after', 'link', 1, 'review/.lock.'],
  ['before', 'open', 2, ''],
  ['after', 'open', 2, ''],
  ['before', 'open', 3, ''],
  ['after', 'rename', 1, ''],
  ['before', 'rm', 1, ''],
] as const)(
  'a log is whole, and the import all or nothing, where the run is killed %s call %s %i %s',
  async (when, call, nth, path) => {
    const name = await started(`killed-${when}-${call}-${nth}${path.length}`);
    await review('sheets', name, '--out', at(`sheets-${name}`), '--format', 'csv');
    const [sheet = ''] = (await readdir(at(`sheets-${name}`))).filter((file) => file.endsWith('.csv'));
    const file = await filled(`${name}.csv`, at(`sheets-${name}`, sheet), () => ({
      decision: 'keep',
      justification: 'x',
    }));
    await grantlens(['review', 'import', at(name), file], { nodeArgs: dyingAt({ when, call, nth, path }) });
    const verified = await grantlens(['verify', at(name)]);
    expect(verified.code).toBe(0);
    const again = await review('import', name, file);
    expect(again.code).toBe(0);
    const log = readLog(
      await readFile(at(name, 'decisions.jsonl')),
      String(JSON.parse((await linesOf(name))[0] ?? '').previous),
    );
    const closed = batchesOf(log.lines).closed.filter(({ line }) => line.file !== null);
    expect(closed).toHaveLength(1);
  },
  3 * minutes,
);

test(
  'review assign, except and done move a unit, let a revoke wait, and end a task',
  async () => {
    const name = await started('records');
    const { id = '' } = unit('direct', { privileged: 'no' });
    const other =
      units.find((row) => row.kind === 'direct' && row.privileged === 'no' && row.id !== id)?.id ?? '';
    const assigned = await review(
      'assign',
      name,
      id,
      '--reviewer',
      fallback,
      '--by',
      ida,
      '--reason',
      'away',
    );
    expect(assigned.code).toBe(0);
    expect((await review('decide', name, id, '--decision', 'keep', '--reviewer', ida)).code).toBe(2);
    const revoke = ['--decision', 'revoke', '--justification', 'unused', '--reviewer', fallback];
    expect((await review('decide', name, id, ...revoke)).code).toBe(0);
    const modify = ['--decision', 'modify', '--justification', 'one zone only', '--reviewer', ida];
    expect((await review('decide', name, other, ...modify)).code).toBe(0);
    const status = async (now: string) =>
      JSON.parse((await review('status', name, '-o', 'json', '--now', now)).out);
    const task = other.replace('u-', 't-');
    expect(await status('2026-06-01T00:00:00Z')).toMatchObject({ toCarryOut: [id], tasks: [task] });
    await review('except', name, id, '--owner', 'ops', '--reason', 'freeze', '--until', '2026-06-30');
    await review('done', name, task, '--by', 'ops', '--evidence', 'OPS-7');
    expect(await status('2026-06-30T00:00:00Z')).toMatchObject({ toCarryOut: [], tasks: [] });
    expect(await status('2026-07-01T00:00:00Z')).toMatchObject({ toCarryOut: [id] });
    const strange = await review('done', name, 't-0', '--by', 'x', '--evidence', 'y');
    expect(strange).toMatchObject({ code: 1, err: expect.stringContaining('"t-0" is not a task') });
  },
  3 * minutes,
);

const revoke = ['--decision', 'revoke', '--justification', 'not needed', '--reviewer'];

test(
  'review verify says of each revoke whether it is gone, still there or back, and lists what else changed',
  async () => {
    const name = await started('verified');
    const inGroup = units.filter((row) => row.kind === 'membership' && row.privileged === 'no');
    const [gone, stays] = inGroup;
    const ids = [gone?.id ?? '', stays?.id ?? ''];
    for (const reviewer of [ida])
      expect((await review('decide', name, ...ids, ...revoke, reviewer)).code).toBe(0);
    const leave = {
      kind: 'leave',
      member: gone?.principalId ?? '',
      userGroup: gone?.groupId ?? '',
    } as const;
    const still = await review('verify', name, '--after', await later('left.json', leave), '-o', 'json');
    expect(still.code).toBe(2);
    const found = JSON.parse(still.out);
    expect(found.results).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ unit: ids[0], decision: 'revoke', outcome: 'gone', by: [] }),
        expect.objectContaining({ unit: ids[1], outcome: 'still there' }),
      ]),
    );
    expect(found.others).toEqual([]);
    expect(JSON.parse((await linesOf(name)).at(-1) ?? '')).toMatchObject({
      kind: 'verification',
      open: [ids[1]],
    });
    const both = {
      kind: 'leave',
      member: stays?.principalId ?? '',
      userGroup: stays?.groupId ?? '',
    } as const;
    const done = await review('verify', name, '--after', await later('both.json', leave, both));
    expect(done).toMatchObject({
      code: 0,
      out: expect.stringContaining('This review: 2 gone.\nNothing else changed.\n'),
    });
    const removed = { kind: 'remove', from: 'members', id: stays?.principalId ?? '' } as const;
    const more = await review('verify', name, '--after', await later('more.json', leave, removed));
    expect(more.out).toMatch(/\d+ changes? besides, which nobody decided/);
  },
  3 * minutes,
);

test(
  'review verify holds earlier reviews to the same, and refuses another account or an earlier snapshot',
  async () => {
    const name = await started('earlier');
    const { id = '' } = unit('membership', { privileged: 'no' });
    expect((await review('decide', name, id, ...revoke, ida)).code).toBe(0);
    const now = await started('current');
    const ran = await review(
      'verify',
      now,
      '--after',
      await later('same.json'),
      '--previous',
      at(name),
      '-o',
      'json',
    );
    expect(ran.code).toBe(2);
    expect(JSON.parse(ran.out).previous).toEqual([
      { package: at(name), results: [expect.objectContaining({ unit: id, outcome: 'still there' })] },
    ]);
    const early = await review('verify', name, '--after', at('q3.json'));
    expect(early).toMatchObject({ code: 1, err: expect.stringContaining('before the one of the review') });
    const { digest: _, ...rest } = snapshot;
    await writeFile(
      at('other.json'),
      encodeSnapshot(seal({ ...rest, account: { ...rest.account, id: 'f'.repeat(32) } }), 'json'),
    );
    const other = await review('verify', name, '--after', at('other.json'));
    expect(other).toMatchObject({
      code: 1,
      err: expect.stringContaining('compare two snapshots of one account'),
    });
  },
  3 * minutes,
);

test(
  'the next report says what was decided of each unit, and is regenerated without the package before',
  async () => {
    const name = await started('last');
    const { id = '' } = unit('direct', { privileged: 'no' });
    expect((await review('decide', name, id, '--decision', 'keep', '--reviewer', ida)).code).toBe(0);
    const next = await later('next.json');
    const made = await grantlens([
      'report',
      '-s',
      next,
      '--out',
      at('next'),
      '--previous',
      at(name),
      '--format',
      'csv,json',
    ]);
    expect(made.code).toBe(0);
    const rows = await rowsOf(at('next', 'units.csv'));
    expect(rows.find((row) => row.id === id)).toMatchObject({
      change: 'unchanged',
      previousDecision: 'keep',
      previousReviewer: ida,
      previousDecidedAt: expect.stringMatching(/^20/),
    });
    expect(new Set(rows.map(({ change }) => change))).toEqual(new Set(['unchanged']));
    const findings = await rowsOf(at('next', 'findings.csv'));
    expect(findings.find(({ finding }) => finding === 'previous-review-not-closed')).toMatchObject({
      status: 'found',
      what: `The previous review was not closed; ${units.length - 1} units have no decision in it.`,
    });
    await rm(at(name), { recursive: true });
    expect(await grantlens(['verify', at('next')])).toMatchObject({ code: 0 });
  },
  3 * minutes,
);

test(
  'the next report is not made where the log of the previous review does not chain',
  async () => {
    const name = await started('damaged');
    await writeFile(at(name, 'decisions.jsonl'), (await logOf(name)).replace('"start"', '"stars"'));
    const made = await grantlens([
      'report',
      '-s',
      at('q3.json'),
      '--out',
      at('never'),
      '--previous',
      at(name),
    ]);
    expect(made).toMatchObject({ code: 1, err: expect.stringContaining('line 1 is not what was written') });
  },
  3 * minutes,
);
