import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Manifest } from '@grantlens/reporter';
import { digestOfManifest, manifestText } from '@grantlens/reporter/internal';
import { encodeSnapshot } from '@grantlens/snapshot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeSnapshot } from '../scenarios/scenario.ts';
import { grantlens } from './program.ts';

let folder: string;
let snapshot: string;

const at = (...names: readonly string[]) => join(folder, ...names);

const list = `[${Array.from({ length: 40 }, (_, index) => index).join(', ')}]`;
const nested = (macro: string, depth: number): string =>
  depth === 0 ? 'true' : `${list}.${macro}(x${depth}, ${nested(macro, depth - 1)})`;

const ruleFile = (when: string) =>
  JSON.stringify({
    format: 'grantlens.findings',
    version: 1,
    findings: [
      { id: 'own', title: 'Own', severity: 'low', why: 'So.', remedy: 'So.', over: 'principal', when },
    ],
  });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantlens-rules-'));
  snapshot = at('now.json');
  await writeFile(snapshot, encodeSnapshot(await takeSnapshot('small-agency'), 'json'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const hostile: readonly (readonly [string, string, string])[] = [
  ['nested all', nested('all', 6), 'the expression of "own" takes too long'],
  ['nested exists_one', nested('exists_one', 6), 'the expression of "own" takes too long'],
  ['dyn(1)', 'dyn(1)', 'the expression of "own" must be true or false, and is an int'],
  ['20,000 !', `${'!'.repeat(20_000)}true`, 'it is nested too deeply'],
  ['20,000 -', `${'-'.repeat(20_000)}1 == 1`, 'it is nested too deeply'],
  [
    'questions without end',
    `${list}.all(a, ${list}.all(b, ${list}.all(c, can("z" + string(a * 1600 + b * 40 + c), "account") || true)))`,
    'the expression of "own" takes too long',
  ],
  ['a question of nothing', 'can("dns_record:edit", "account")', 'the nearest are "dns_records:edit"'],
  ['a look-around', 'principal.name.matches("(?=a)")', 'Invalid regular expression'],
];

for (const [what, when, why] of hostile) {
  const file = async () => {
    await writeFile(at('rules.json'), ruleFile(when));
    return at('rules.json');
  };

  test(`a rule with ${what} ends findings with a sentence and exit code 1`, async () => {
    const { code, out, err } = await grantlens(['findings', '-s', snapshot, '--rules', await file()]);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(why);
    expect(err).not.toMatch(/bug/);
  }, 60_000);

  test(`a rule with ${what} ends report with a sentence and exit code 1`, async () => {
    const args = ['report', '-s', snapshot, '--format', 'json', '--out', at('none'), '--rules', await file()];
    const { code, err } = await grantlens(args);
    expect(code).toBe(1);
    expect(err).toContain(why);
  }, 60_000);

  test(`a rule with ${what} makes verify find a difference in a package that somebody sent`, async () => {
    const name = `sent-${hostile.findIndex(([, one]) => one === when)}`;
    await sendPackage(name, ruleFile(when));
    const { code, out, err } = await grantlens(['verify', at(name)]);
    expect({ code, err }).toEqual({ code: 2, err: '' });
    expect(out).toContain(why);
  }, 60_000);
}

test('a pattern that would take for ever elsewhere is answered', async () => {
  await writeFile(at('rules.json'), ruleFile('principal.name.matches("^(([a-z.@])+)+!$")'));
  const { code, err } = await grantlens([
    'findings',
    '-s',
    snapshot,
    '--rules',
    at('rules.json'),
    '--exit-zero',
  ]);
  expect({ code, err: err.includes('bug') }).toEqual({ code: 0, err: false });
});

test('a catalogue whose groups contain one another without end is refused with a sentence', async () => {
  const chain = Array.from({ length: 5000 }, (_, index) => ({
    label: `g${index}`,
    permissions: [],
    complete: true,
    contains: [`g${index + 1}`],
  }));
  await writeFile(
    at('catalogue.json'),
    JSON.stringify({ format: 'grantlens.catalogue', version: 1, groups: chain }),
  );
  const { code, err } = await grantlens(['findings', '-s', snapshot, '--catalogue', at('catalogue.json')]);
  expect(code).toBe(1);
  expect(err).toContain('its groups contain one another too often');
}, 60_000);

/** A package whose rules were exchanged by somebody who knows how its manifest is made. */
async function sendPackage(name: string, rules: string): Promise<void> {
  await writeFile(at('harmless.json'), ruleFile('true'));
  const made = [
    'report',
    '-s',
    snapshot,
    '--format',
    'json',
    '--out',
    at(name),
    '--rules',
    at('harmless.json'),
  ];
  await grantlens(made);
  await writeFile(at(name, 'rules.yaml'), rules);
  const manifest = JSON.parse(await readFile(at(name, 'manifest.json'), 'utf8')) as Manifest;
  const sha256 = createHash('sha256').update(rules).digest('hex');
  const files = manifest.files.map((file) =>
    file.name === 'rules.yaml' ? { ...file, bytes: rules.length, sha256 } : file,
  );
  const sent = { ...manifest, files };
  await writeFile(at(name, 'manifest.json'), manifestText({ ...sent, digest: digestOfManifest(sent) }));
}
