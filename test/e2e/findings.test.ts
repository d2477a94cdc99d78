import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeSnapshot, type Snapshot } from '@grantlens/snapshot';
import { seal } from '@grantlens/snapshot/internal';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeEarlierSnapshot } from '../scenarios/earlier.ts';
import { takeSnapshot } from '../scenarios/scenario.ts';
import { grantlens } from './program.ts';

let folder: string;
let now: string;
let quarter: string;
let agency: string;

const at = ({ digest: _digest, ...rest }: Snapshot, moment: string): Snapshot =>
  seal({ ...rest, takenAt: { start: moment, end: moment } });

const write = async (name: string, content: string | Uint8Array) => {
  await writeFile(join(folder, name), content);
  return join(folder, name);
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantlens-findings-'));
  const harbour = await takeSnapshot('north-harbour');
  const earlier = await takeEarlierSnapshot('north-harbour', 'q3');
  now = await write('now.json', encodeSnapshot(at(harbour, '2025-12-01T06:00:00Z'), 'json'));
  quarter = await write('q3.json', encodeSnapshot(at(earlier, '2025-09-01T06:00:00Z'), 'json'));
  const small = at(await takeSnapshot('small-agency'), '2025-11-15T09:00:00Z');
  agency = await write('agency.json', encodeSnapshot(small, 'json'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const findings = (...more: readonly string[]) => grantlens(['findings', '-s', now, ...more]);

interface Answered {
  readonly complete: boolean;
  readonly summary: { readonly open: Readonly<Record<string, number>>; readonly waived: number };
  readonly results: readonly {
    readonly id: string;
    readonly status: string;
    readonly open: number;
    readonly instances: readonly { readonly id: string; readonly what: string; readonly open: boolean }[];
  }[];
}

const answered = async (...more: readonly string[]) =>
  JSON.parse((await findings('-o', 'json', ...more)).out) as Answered;
const finding = ({ results }: Answered, id: string) => results.find((one) => one.id === id);

const rules = `format: grantlens.findings
version: 1
findings:
  - id: contractors-with-dns
    title: A contractor can change DNS
    severity: critical
    why: Outsiders do not change what customers see.
    remedy: Let an employee do it.
    controls: [{ framework: SOC 2, id: CC6.3 }]
    over: entitlement
    when: |
      principal.email.endsWith("@kelp-and-cable.example")
        && "dns_records:edit" in entitlement.knownPermissions
        && entitlement.access == "allow"
`;

const waivers = (expires: string) => `format: grantlens.waivers
version: 1
waivers:
  - { finding: member-without-2fa, subject: break-glass@northharbour.example, owner: Astrid, reason: It is in the safe., expires: ${expires} }
  - { finding: member-without-2fa, subject: nobody@northharbour.example, owner: Astrid, reason: None., expires: ${expires} }
`;

test('findings say what was found, what is clean, and what is unknown', async () => {
  const { code, out } = await findings();
  expect(code).toBe(0);
  expect(out).toContain(
    'CRITICAL  Privileged member without two-factor authentication (privileged-without-2fa)',
  );
  expect(out).toContain('  - hamish.orr@northharbour.example has no two-factor authentication. [f-');
  expect(out).toContain('\nNot evaluated\n');
  expect(out).toContain(
    'Fewer than two Super Administrators among the members (single-super-administrator): examined 37',
  );
  expect(out).toMatch(/\nopen: 2 critical, 6 high, 13 medium, 5 low; 14 findings clean, 13 not evaluated\n/);
});

test('findings exit with 2 at or above a level, and with 0 below it or on request', async () => {
  expect((await findings('--fail-on', 'critical')).code).toBe(2);
  expect((await findings('--fail-on', 'critical', '--exit-zero')).code).toBe(0);
  const only = ['findings', '-s', agency, '--waivers', await write('ruth.yaml', ruthsWaivers)];
  expect((await grantlens([...only, '--fail-on', 'high'])).code).toBe(0);
  expect((await grantlens([...only, '--fail-on', 'medium'])).code).toBe(2);
  expect((await findings('--fail-on', 'urgent')).code).toBe(1);
});

test('findings exit with 3 before 2 when something could not be seen', async () => {
  const snapshot = JSON.parse(await readFile(now, 'utf8')) as Snapshot;
  const { digest: _digest, ...rest } = snapshot;
  const accountTokens = { ...rest.collections.accountTokens, status: 'forbidden' as const, items: [] };
  const blind = seal({ ...rest, collections: { ...rest.collections, accountTokens } });
  const file = await write('blind.json', encodeSnapshot(blind, 'json'));
  const { code, out } = await grantlens(['findings', '-s', file, '--fail-on', 'critical']);
  expect(code).toBe(3);
  expect(out).toContain('not seen: which other account-owned tokens there are');
});

test('findings have the published form in JSON, a row each in JSONL, and one for each instance in CSV', async () => {
  const file = new URL('../../apps/cli/dist/schema/answer.schema.json', import.meta.url);
  const validate = new Ajv2020({ strict: false }).compile(JSON.parse(await readFile(file, 'utf8')));
  const flags = ['--waivers', await write('w.yaml', waivers('2026-01-31')), '--fail-on', 'low'];
  const answer = JSON.parse((await findings('-o', 'json', ...flags)).out) as Answered;
  validate(answer);
  expect(validate.errors ?? []).toEqual([]);
  const lines = (await findings('-o', 'jsonl', ...flags)).out.trim().split('\n');
  expect(lines.map((line) => JSON.parse(line))).toEqual(answer.results);
  const rows = (await findings('-o', 'csv', ...flags)).out.trim().split('\r\n');
  const instances = answer.results.map((result) => Math.max(result.instances.length, 1));
  expect(rows).toHaveLength(1 + instances.reduce((sum, count) => sum + count, 0));
  expect((await findings('-o', 'wide', ...flags)).out).toMatch(
    /INSTANCE ID +SUBJECT KIND +SUBJECT ID +EXAMINED/,
  );
});

test('findings are the same bytes every time', async () => {
  expect((await findings('-o', 'json')).out).toBe((await findings('-o', 'json')).out);
});

test('findings take the age of invitations from earlier snapshots of the same account', async () => {
  expect(finding(await answered(), 'stale-invitation')?.status).toBe('not-evaluated');
  expect(finding(await answered('--previous', quarter), 'stale-invitation')?.open).toBe(3);
  const { code, err } = await findings('--previous', agency);
  expect(code).toBe(1);
  expect(err).toContain('a previous snapshot is of the account');
});

test('findings use the limits and domains of their options', async () => {
  const flags = [
    '--max-super-administrators',
    '1',
    '--own-domain',
    'kelp-and-cable.example',
    '--own-domain',
    'x.example',
  ];
  const answer = await answered(...flags);
  expect(finding(answer, 'too-many-super-administrators')?.open).toBe(1);
  expect(finding(answer, 'third-party-domain')?.open).toBe(1);
  expect((await findings('--dormant-days', 'soon')).code).toBe(1);
  const { code, err } = await findings('--own-domain', 'not a domain');
  expect(code).toBe(1);
  expect(err).toBe(
    'grantlens: --own-domain "not a domain" is not a domain name; write it like example.com; usage: grantlens findings [options]; see `grantlens findings --help`.\n',
  );
});

test('findings judge toxic pairs', async () => {
  const toxic = await write(
    'toxic.yaml',
    'format: grantlens.toxic\nversion: 1\npairs: [{ id: dns-waf, title: DNS and firewall, both: [dns_records:edit, waf:edit] }]\n',
  );
  const found = finding(await answered('--toxic', toxic), 'separation-of-duties');
  expect(found?.instances.map(({ what }) => what.split(' holds ')[0])).toContain(
    'elin.strand@northharbour.example',
  );
});

const ruthsWaivers = `format: grantlens.waivers
version: 1
waivers:
  - { finding: member-without-2fa, subject: ruth@lindenpike.example, owner: Ines, reason: A key is ordered., expires: 2025-12-31 }
  - { finding: privileged-without-2fa, subject: ruth@lindenpike.example, owner: Ines, reason: A key is ordered., expires: 2025-12-31 }
`;

test("findings of the user's own are listed with the others", async () => {
  const own = finding(await answered('--rules', await write('rules.yaml', rules)), 'contractors-with-dns');
  expect(own?.instances.map(({ what }) => what)).toEqual([
    'kai.brennan@kelp-and-cable.example, who has Domain DNS directly, matches: A contractor can change DNS.',
    'lena.voss@kelp-and-cable.example, who has DNS through the user group Network Operations, matches: A contractor can change DNS.',
  ]);
});

test("a finding of the user's own about a deny says that the access is denied", async () => {
  const denied = rules.replace('entitlement.access == "allow"', 'entitlement.access == "deny"');
  const own = finding(await answered('--rules', await write('denied.yaml', denied)), 'contractors-with-dns');
  expect(own?.instances.map(({ what }) => what)).toEqual([
    'kai.brennan@kelp-and-cable.example, to whom Domain DNS is denied through the user group Revenue freeze, matches: A contractor can change DNS.',
    'lena.voss@kelp-and-cable.example, to whom Domain DNS is denied through the user group Revenue freeze, matches: A contractor can change DNS.',
  ]);
});

const asking = (permission: string) =>
  rules
    .replace(/when: \|[\s\S]*$/, `when: can("${permission}", "status.northharbour.example")\n`)
    .replace('over: entitlement', 'over: principal')
    .replace('framework: SOC 2', 'framework: House rules');

test("findings of the user's own ask what can answers, and name controls of any standard", async () => {
  const own = finding(
    await answered('--rules', await write('can.yaml', asking('dns_records:edit'))),
    'contractors-with-dns',
  );
  expect(own?.instances.map(({ what }) => what)).toContain(
    'kai.brennan@kelp-and-cable.example matches: A contractor can change DNS.',
  );
  expect(own).toMatchObject({ controls: [{ framework: 'House rules', id: 'CC6.3' }] });
});

test("a finding of the user's own about an unknown permission is refused with the nearest", async () => {
  const { code, out, err } = await findings('--rules', await write('typo.yaml', asking('dns_record:edit')));
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain(
    'in the expression of "contractors-with-dns" there is no permission or permission group "dns_record:edit"; the nearest are "dns_records:edit"',
  );
});

test("a finding of the user's own is refused in one sentence with the file, the finding and the place", async () => {
  const bad = await write(
    'bad.yaml',
    rules.replace('&& entitlement.access == "allow"', '&& entitlement.acess == "allow"'),
  );
  const { code, out, err } = await findings('--rules', bad);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toBe(
    `grantlens: cannot use ${bad}: the expression of "contractors-with-dns", line 3, column 18: No such key: acess; correct the file; its form is in the README.\n`,
  );
});

test('a waiver marks what it covers, and one that covers nothing is reported', async () => {
  const flags = ['--waivers', await write('w1.yaml', waivers('2026-01-31'))];
  const found = finding(await answered(...flags), 'member-without-2fa');
  expect(found?.open).toBe(5);
  expect(found?.instances.map(({ open }) => open)).toEqual([false, true, true, true, true, true]);
  const { out } = await findings(...flags);
  expect(out).toContain('waived by Astrid until 2026-01-31');
  expect(out).toContain('covers nothing: the waiver for member-without-2fa (nobody@northharbour.example)');
});

test('a waiver that has ended is found, and what it covers counts again', async () => {
  const answer = await answered('--waivers', await write('w2.yaml', waivers('2025-10-31')));
  expect(finding(answer, 'member-without-2fa')?.open).toBe(6);
  expect(finding(answer, 'expired-waiver')?.open).toBe(2);
});
