import { appendFile, cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeSnapshot } from '@grantlens/snapshot';
import { seal } from '@grantlens/snapshot/internal';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { scenarioFolder, takeSnapshot } from '../scenarios/scenario.ts';
import { grantlens } from './program.ts';

let folder: string;
let snapshot: string;

const at = (...names: readonly string[]) => join(folder, ...names);
const json = async (...names: readonly string[]) => JSON.parse(await readFile(at(...names), 'utf8'));
const people = join(scenarioFolder('north-harbour'), 'people.csv');

const write = async (name: string, content: string | Uint8Array) => {
  await writeFile(at(name), content);
  return at(name);
};

const report = (out: string, ...more: readonly string[]) =>
  grantlens(['report', '-s', snapshot, '--format', 'csv,json', '--out', at(out), ...more]);

const waivers = (expires: string) => `format: grantlens.waivers
version: 1
waivers:
  - { finding: member-without-2fa, subject: break-glass@northharbour.example, owner: Astrid, reason: It is in the safe., expires: ${expires} }
  - { finding: member-without-2fa, subject: nobody@northharbour.example, owner: Astrid, reason: None., expires: ${expires} }
`;

const toxic = `format: grantlens.toxic
version: 1
pairs: [{ id: dns-waf, title: DNS and the firewall, both: [dns_records:edit, waf:edit] }]
`;

const rules = `{ "format": "grantlens.findings", "version": 1, "findings": [{
  "id": "much-privilege", "title": "Privileged and in no user group", "severity": "low", "why": "It is asked.",
  "remedy": "None.", "over": "principal", "when": "principal.privileged && size(principal.groups) == 0" }] }
`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantlens-inputs-'));
  const { digest: _, ...rest } = await takeSnapshot('north-harbour');
  const takenAt = { start: '2025-12-01T06:00:00Z', end: '2025-12-01T06:00:05Z' };
  snapshot = await write('now.json', encodeSnapshot(seal({ ...rest, takenAt }), 'json'));
  await report(
    'full',
    '--people',
    people,
    '--waivers',
    await write('w.yaml', waivers('2026-01-31')),
    '--rules',
    await write('r.json', rules),
    '--toxic',
    await write('t.yaml', toxic),
    ...['--own-domain', 'kelp-and-cable.example', '--own-domain', '@Auditors.example'],
    ...['--max-super-administrators', '1', '--dormant-days', '60', '--stale-days', '14'],
    ...['--unused-days', '45'],
  );
}, 60_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

interface Found {
  readonly finding: string;
  readonly status: string;
  readonly subjectName: string | null;
}

const found = async (out: string, id: string): Promise<readonly Found[]> => {
  const { findings } = (await json(out, 'report.json')).tables;
  return (findings as readonly Found[]).filter(({ finding }) => finding === id);
};

test('a package keeps what its report is made from byte for byte, and verify makes the same report of it', async () => {
  const { inputs } = await json('full', 'manifest.json');
  expect(inputs).toEqual([
    { role: 'snapshot', file: 'snapshot.json.gz' },
    { role: 'rules', file: 'rules.yaml' },
    { role: 'waivers', file: 'waivers.yaml' },
    { role: 'toxic', file: 'toxic.yaml' },
    { role: 'people', file: 'people.csv' },
  ]);
  for (const [kept, original] of [
    ['rules.yaml', at('r.json')],
    ['waivers.yaml', at('w.yaml')],
    ['toxic.yaml', at('t.yaml')],
    ['people.csv', people],
  ] as const) {
    expect(await readFile(at('full', kept), 'utf8')).toBe(await readFile(original, 'utf8'));
  }
  const { code, out } = await grantlens(['verify', at('full')]);
  expect(code).toBe(0);
  expect(out).toMatch(/every byte is the same/);
});

test('the manifest and the report have what the report is made from, in the published forms', async () => {
  const settings = {
    maxSuperAdministrators: 1,
    dormantAfterDays: 60,
    staleAfterDays: 14,
    withoutChangeDays: 45,
    reviewPeriods: 2,
    ownDomains: ['auditors.example', 'kelp-and-cable.example'],
  };
  const manifest = await json('full', 'manifest.json');
  const review = await json('full', 'report.json');
  expect(manifest.settings).toEqual(settings);
  expect(review.evaluation).toMatchObject({
    settings,
    given: { rules: 1, waivers: 2, toxicPairs: 1, people: 41 },
    idleWaivers: ['member-without-2fa: nobody@northharbour.example'],
  });
  for (const [value, schema] of [
    [manifest, 'manifest.schema.json'],
    [review, 'report.schema.json'],
  ] as const) {
    const url = new URL(`../../packages/reporter/dist/schema/${schema}`, import.meta.url);
    const validate = new Ajv2020({ allErrors: true }).compile(JSON.parse(await readFile(url, 'utf8')));
    validate(value);
    expect(validate.errors).toBe(null);
  }
});

test('the inputs of a report decide what is found', async () => {
  expect(await found('full', 'too-many-super-administrators')).toMatchObject([{ status: 'found' }]);
  expect(await found('full', 'third-party-domain')).toMatchObject([{ status: 'clean' }]);
  expect((await found('full', 'separation-of-duties')).map(({ subjectName }) => subjectName)).toContain(
    'elin.strand@northharbour.example',
  );
  expect((await found('full', 'much-privilege')).map(({ subjectName }) => subjectName)).toContain(
    'break-glass@northharbour.example',
  );
  const waived = (await found('full', 'member-without-2fa')).filter(({ status }) => status === 'waived');
  expect(waived.map(({ subjectName }) => subjectName)).toEqual(['break-glass@northharbour.example']);
});

test('a report with other inputs has another id, and one with the same inputs has the same', async () => {
  const idOf = async (out: string) => (await json(out, 'report.json')).meta.reportId;
  await report('plain');
  await report('again');
  await report('ended', '--waivers', await write('ended.yaml', waivers('2025-10-31')));
  expect(await idOf('again')).toBe(await idOf('plain'));
  expect(new Set([await idOf('plain'), await idOf('full'), await idOf('ended')]).size).toBe(3);
});

test('a report shows a waiver that has ended as a finding, and counts again what it covered', async () => {
  const { err } = await report('over', '--waivers', await write('over.yaml', waivers('2025-10-31')));
  expect(await found('over', 'expired-waiver')).toMatchObject([{ status: 'found' }, { status: 'found' }]);
  expect((await found('over', 'member-without-2fa')).every(({ status }) => status === 'found')).toBe(true);
  expect(err).toContain('A waiver covers nothing: member-without-2fa: nobody@northharbour.example.');
});

test.each(['rules.yaml', 'waivers.yaml', 'toxic.yaml', 'people.csv'])(
  'a package in which a byte of %s is changed is not verified',
  async (name) => {
    const copy = await mkdtemp(join(folder, 'copy-'));
    await cp(at('full'), copy, { recursive: true });
    const bytes = await readFile(join(copy, name));
    bytes[bytes.length - 1] = 0x20;
    await writeFile(join(copy, name), bytes);
    const { code, out } = await grantlens(['verify', copy]);
    expect(code).toBe(2);
    expect(out).toContain(`${name}: it is not the file that the manifest lists`);
  },
);

test('a package in whose manifest a setting is changed is not verified', async () => {
  const copy = await mkdtemp(join(folder, 'copy-'));
  await cp(at('full'), copy, { recursive: true });
  const text = await readFile(join(copy, 'manifest.json'), 'utf8');
  await writeFile(join(copy, 'manifest.json'), text.replace('"staleAfterDays": 14', '"staleAfterDays": 140'));
  expect(await grantlens(['verify', copy])).toMatchObject({ code: 2 });
});

test('HR data shows who left and is still a member, and whom only one side knows', async () => {
  const { err } = await report('hr', '--people', people);
  expect(err).toContain('HR data: 1 member who left, 2 members not in it, 2 rows of nobody who is a member.');
  expect(err).toContain('not in the report, though in the file that the package keeps: Location.');
  const { people: said, coverage } = await json('hr', 'report.json');
  const emails = (rows: readonly { readonly email: string }[]) => rows.map(({ email }) => email);
  expect(emails(said.leavers)).toEqual(['tove.berg@northharbour.example']);
  expect(emails(said.membersNotInPeople)).toEqual([
    'break-glass@northharbour.example',
    'svc-monitoring@northharbour.example',
  ]);
  expect(emails(said.peopleNotMembers)).toEqual([
    'tom.rask@northharbour.example',
    'sanna.hjelm@northharbour.example',
  ]);
  const totals = coverage.controlTotals.filter(({ title }: { title: string }) => /HR data/.test(title));
  expect(totals.map(({ ties }: { ties: boolean }) => ties)).toEqual([true, true]);
  expect(await readFile(at('hr', 'principals.csv'), 'utf8')).toMatch(
    /,tove\.berg@northharbour\.example,.*,"Lind, Rosa",Copywriter,Marketing,left,Terminated,2018-04-16,2025-10-31,NH-\d+,[0-9a-f; ]*,/,
  );
});

test('HR data with semicolons, a byte-order mark and the line ends of Windows reads the same', async () => {
  const text = (await readFile(people, 'utf8')).replace(/"([^"]*)"|,/g, (all) => (all === ',' ? ';' : all));
  const windows = await write('excel.csv', `\ufeff${text.replaceAll('\n', '\r\n')}`);
  await report('excel', '--people', windows);
  await report('unix', '--people', people);
  expect((await json('excel', 'report.json')).people).toEqual((await json('unix', 'report.json')).people);
  expect(await grantlens(['verify', at('excel')])).toMatchObject({ code: 0 });
});

test('HR data is used by findings as well', async () => {
  const { code, out } = await grantlens([
    'findings',
    ...['-s', snapshot, '--people', people, '--fail-on', 'critical'],
  ]);
  expect(code).toBe(2);
  expect(out).toContain('tove.berg@northharbour.example has left the company');
  expect(out).toContain('break-glass@northharbour.example is in no row of the HR data.');
});

test.each([
  ['without a column of addresses', 'Name,Title\nAda,CTO\n', 'line 1: no column is called email'],
  ['without any address', 'email,name\n-,Ada\nN/A,Bo\n', 'line 1: no row has an e-mail address in "email"'],
  ['with a ragged row', 'email,title\na@x.example,CTO,1\n', 'line 2: it has 3 cells'],
  [
    'that is a workbook',
    Buffer.from('PK\x03\x04', 'latin1'),
    'line 1: it is not UTF-8 but a workbook or a ZIP file',
  ],
  ['that is empty', '', 'line 1: the file is empty'],
])('HR data %s is refused in one sentence, and nothing is written', async (_, content, why) => {
  const file = await write('bad.csv', content);
  const before = await readdir(folder);
  const { code, out, err } = await report('never', '--people', file);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(/^grantlens: .+; correct the file; its form is in the README\.\n$/);
  expect(err).toContain(`cannot use ${file}: ${why}`);
  expect(await readdir(folder)).toEqual(before);
});

test('HR data that does not exist is an error', async () => {
  const { code, err } = await report('never', '--people', at('nowhere.csv'));
  expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('cannot read the HR data') });
});

const lastDays = (...days: readonly string[]) =>
  [
    'Work email,Last day',
    `tove.berg@northharbour.example,${days[0]}`,
    `nobody@northharbour.example,${days[1]}`,
  ].join('\n');

test('a day of HR data is read where one day settles the order, and unknown where none does', async () => {
  const settled = await report(
    'settled',
    '--people',
    await write('settled.csv', lastDays('10/11/2025', '10/31/2025')),
  );
  expect(settled.err).toContain('HR data: 1 member who left, ');
  const open = await report(
    'open',
    '--people',
    await write('open.csv', lastDays('10/11/2025', '10/12/2025')),
  );
  expect(open.err).toContain('HR data: 0 members who left, 1 member not known to have left or stayed, ');
  expect(open.err).toContain('Last day "10/11/2025" (1 row), Last day "10/12/2025" (1 row)');
});

const doubtful = `Work Email,Name,Status,Employment Status
tove.berg@northharbour.example,Tove Berg,Active,Terminated
bjorn.aker@northharbour.example,Bjorn Aker,Active,Zorp
astrid.holm@northharbour.example,Astrid Holm,Active,Active
`;

test('HR data that contradicts itself makes nobody employed and no finding clean, and exits with 3', async () => {
  const contradicting = await write('contradicting.csv', doubtful);
  const { code, err } = await report('contradicting', '--people', contradicting);
  expect(code).toBe(3);
  expect(err).toContain('never taken for employed: Employment Status "Zorp" (1 row).');
  expect(err).toContain('tove.berg@northharbour.example (line 2: the HR data contradicts itself about them)');
  const { people: said, tables } = await json('contradicting', 'report.json');
  expect(said.undecided).toMatchObject([
    { email: 'bjorn.aker@northharbour.example', doubt: 'not-understood', lines: [3] },
    { email: 'tove.berg@northharbour.example', doubt: 'contradiction', lines: [2], employment: 'unknown' },
  ]);
  const employments = tables.principals.map(({ email, employment }: Record<string, string>) => [
    email,
    employment,
  ]);
  expect(employments).toContainEqual(['tove.berg@northharbour.example', 'unknown']);
  expect(employments).toContainEqual(['astrid.holm@northharbour.example', 'employed']);
  expect(await found('contradicting', 'leaver-still-member')).toMatchObject([{ status: 'not-evaluated' }]);
  expect(await grantlens(['verify', at('contradicting')])).toMatchObject({ code: 0 });
});

test('findings report HR data that contradicts itself, and are incomplete', async () => {
  const contradicting = await write('contradicting.csv', doubtful);
  const { code, out, err } = await grantlens([
    'findings',
    '-s',
    snapshot,
    '--people',
    contradicting,
    '-o',
    'json',
  ]);
  expect(code).toBe(3);
  expect(err).toContain('Employment Status "Zorp" (1 row)');
  const { complete, results } = JSON.parse(out);
  expect(complete).toBe(false);
  const leavers = results.find(({ id }: { id: string }) => id === 'leaver-still-member');
  expect(leavers).toMatchObject({ status: 'not-evaluated' });
});

const germanRows =
  'Kontakt,Lage,Ebene\ntove.berg@northharbour.example,weg,Left\nbjorn.aker@northharbour.example,da,Active\n';

test('--people-columns says which columns are what, and the package keeps it for verify', async () => {
  const german = await write('german.csv', germanRows);
  const { err } = await report(
    'german',
    '--people',
    german,
    '--people-columns',
    'email=Kontakt,status=Ebene',
  );
  expect(err).toContain('HR data: 1 member who left, ');
  expect((await json('german', 'manifest.json')).settings.peopleColumns).toEqual({
    email: ['Kontakt'],
    status: ['Ebene'],
  });
  expect(await grantlens(['verify', at('german')])).toMatchObject({ code: 0 });
  const other = await report(
    'german2',
    '--people',
    german,
    '--people-columns',
    'status=Lage',
    '--people-columns',
    'email=Kontakt',
  );
  expect(other.err).toContain('Lage "da" (1 row), Lage "weg" (1 row)');
  expect(await grantlens(['verify', at('german2')])).toMatchObject({ code: 0 });
});

test.each([
  ['salary=Lohn', '--people-columns "salary=Lohn" is not FIELD=COLUMN, where FIELD is one of email, name, '],
  ['Kontakt', '--people-columns "Kontakt" is not FIELD=COLUMN'],
  [
    'status=Zustand',
    'no column is called "Zustand", which --people-columns names; there are "Kontakt", "Lage", "Ebene"',
  ],
])('--people-columns of %j is an error', async (columns, why) => {
  const german = await write('german.csv', germanRows);
  const { code, out, err } = await report('never', '--people', german, '--people-columns', columns);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain(why);
});

test('--people-columns without a file is an error', async () => {
  const { code, err } = await report('never', '--people-columns', 'email=Kontakt');
  expect(code).toBe(1);
  expect(err).toContain('--people-columns names columns of the HR data, and no --people is given');
});

test('--quiet leaves out notes, and not what is wrong', async () => {
  const flags = ['--people', people, '--waivers', await write('idle.yaml', waivers('2026-01-31'))];
  const loud = await report('loud', ...flags);
  const quiet = await report('quiet', ...flags, '--quiet');
  expect(quiet.code).toBe(loud.code);
  expect(quiet.out).toBe(loud.out.replaceAll(at('loud'), at('quiet')));
  const isRemark = (line: string) => line.includes('HR data');
  const lines = loud.err.split('\n');
  expect(lines.filter(isRemark)).toHaveLength(2);
  expect(quiet.err).toBe(lines.filter((line) => !isRemark(line)).join('\n'));
  expect(quiet.err).toContain('A waiver covers nothing');
});

test.each(['not a domain', 'northharbour', 'ada@northharbour.example', '*.northharbour.example', ''])(
  '"%s" as a domain of the user\'s own is refused, and nothing is written',
  async (domain) => {
    const before = await readdir(folder);
    const { code, out, err } = await report('never', '--own-domain', domain);
    expect({ code, out, err }).toEqual({
      code: 1,
      out: '',
      err: `grantlens: --own-domain "${domain}" is not a domain name; write it like example.com; usage: grantlens report [options]; see \`grantlens report --help\`.\n`,
    });
    expect(await readdir(folder)).toEqual(before);
  },
);

test.each(['--people', '--waivers', '--rules', '--toxic'])(
  'a file after %s can be given once',
  async (flag) => {
    const { code, err } = await report('never', flag, people, flag, people);
    expect(code).toBe(1);
    expect(err).toBe(
      `grantlens: ${flag} can be given once, and is given twice; usage: grantlens report [options]; see \`grantlens report --help\`.\n`,
    );
  },
);

const decision = '{"row":"g-000000000000","decision":"keep"}\n';

test('decisions in a package are checked with it, and a new report never replaces them', async () => {
  await report('decided');
  await appendFile(at('decided', 'decisions.jsonl'), decision);
  const { code, out } = await grantlens(['verify', at('decided')]);
  expect(code).toBe(2);
  expect(out).toMatch(/decisions\.jsonl: line 1 /);
  const before = await readdir(at('decided'));
  const again = await report('decided');
  expect(again.code).toBe(1);
  expect(again.err).toMatch(
    /^grantlens: .+ holds decisions\.jsonl, .+ never thrown away; choose another folder with --out\.\n$/,
  );
  expect(await readdir(at('decided'))).toEqual(before);
  expect(await readFile(at('decided', 'decisions.jsonl'), 'utf8')).toBe(decision);
});

test('decisions that are a link out of the package are refused', async () => {
  await report('linked');
  await symlink(await write('elsewhere.jsonl', decision), at('linked', 'decisions.jsonl'));
  const { code, out } = await grantlens(['verify', at('linked')]);
  expect(code).toBe(2);
  expect(out).toContain('decisions.jsonl: it is not a plain file');
});
