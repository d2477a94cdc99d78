import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeSnapshot } from '@grantlens/snapshot';
import { seal } from '@grantlens/snapshot/internal';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeSnapshot } from '../scenarios/scenario.ts';
import { grantlens } from './program.ts';

let folder: string;
let snapshot: string;
let other: string;
let files = 0;

const write = async (content: string | Uint8Array) => {
  const file = join(folder, `${++files}`);
  await writeFile(file, content);
  return file;
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantlens-given-'));
  const { digest: _, ...rest } = await takeSnapshot('small-agency');
  snapshot = await write(encodeSnapshot(seal(rest), 'json'));
  other = await write(encodeSnapshot(seal({ ...rest, account: { ...rest.account, id: 'another' } }), 'json'));
}, 60_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

const findings = (...more: readonly string[]) =>
  grantlens(['findings', '-s', snapshot, '-o', 'json', ...more]);
const report = (...more: readonly string[]) =>
  grantlens(['report', '-s', snapshot, '--format', 'json', '--out', join(folder, `out-${++files}`), ...more]);
const both = [
  ['findings', findings],
  ['report', report],
] as const;

const toxic = (first: string) =>
  `{ format: grantlens.toxic, version: 1, pairs: [{ id: p, both: ["${first}", "waf:edit"] }] }`;
const waiver = (finding: string, subject = 'nobody') =>
  `{ format: grantlens.waivers, version: 1, waivers: [{ finding: ${finding}, subject: ${subject}, owner: A, reason: R, expires: 2027-01-01 }] }`;
const rules = (when: string) =>
  `{ format: grantlens.findings, version: 1, findings: [{ id: mine, title: T, severity: low, why: W, remedy: R, over: principal, when: '${when}' }] }`;
const people = (endDate: string) => `email,status,end date
${address},active,${endDate}
`;
let address = '';
beforeAll(async () => {
  const { collections } = JSON.parse(await readFile(snapshot, 'utf8'));
  address = collections.members.items.find(({ status }: { status: string }) => status === 'accepted').email;
});

for (const [verb, run] of both) {
  test.each<[string, string, () => string, string]>([
    ['a mistyped permission', '--toxic', () => toxic('dns_recods:edit'), '"dns_records:edit"'],
    ['a permission of no area', '--toxic', () => toxic('biling:edit'), 'in the pair "p"'],
    ['a mistyped finding', '--waivers', () => waiver('member-wthout-2fa'), '"member-without-2fa"'],
    ['a mistyped field', '--rules', () => rules('principal.emial == ""'), 'emial'],
  ])(`${verb} refuses a file with %s, and names it`, async (_, option, content, words) => {
    const file = await write(content());
    const ran = await run(option, file);
    expect(ran).toMatchObject({ code: 1, out: '' });
    expect(ran.err).toContain(file);
    expect(ran.err).toContain(words);
  });

  test(`${verb} refuses what is not a domain, and the snapshot of another account`, async () => {
    expect((await run('--own-domain', 'not a domain')).code).toBe(1);
    const ran = await run('--previous', other);
    expect(ran.code).toBe(1);
    expect(ran.err).toContain('another');
  });

  test.each(['2025-02-30', 'soon', '1'])(
    `${verb} leaves open who left by the end date %s`,
    async (endDate) => {
      const ran = await run('--people', await write(people(endDate)));
      expect(ran.code).toBe(3);
    },
  );

  test(`${verb} takes files that it understands`, async () => {
    const owned = await write(rules('principal.email == ""'));
    const runs = [
      await run('--toxic', await write(toxic('dns_records:edit'))),
      await run('--waivers', await write(waiver('member-without-2fa'))),
      await run('--rules', owned, '--waivers', await write(waiver('mine'))),
      await run('--people', await write(people('2099-12-31'))),
    ];
    for (const { code, err } of runs) expect({ code, err }).not.toMatchObject({ code: 1 });
  });

  test(`${verb} takes a catalogue with an unknown area, and reports the area`, async () => {
    const file = await write(
      '{ format: grantlens.catalogue, version: 1, groups: [{ name: Domain DNS, permissions: ["dns_recods:edit"], complete: true }] }',
    );
    const ran = await run('--catalogue', file);
    expect(ran.code).not.toBe(1);
    expect(ran.err).toContain('the permission area "dns_recods", which is not known otherwise; the nearest');
  });
}
