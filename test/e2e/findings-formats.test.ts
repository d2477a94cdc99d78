import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeSnapshot, type Snapshot } from '@grantlens/snapshot';
import { seal } from '@grantlens/snapshot/internal';
import type { Log, Result } from 'sarif';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeSnapshot } from '../scenarios/scenario.ts';
import { junitFaults, sarifFaults } from './official-schemas.ts';
import { grantlens } from './program.ts';

let folder: string;

const waivers = `format: grantlens.waivers
version: 1
waivers:
  - { finding: member-without-2fa, subject: break-glass@northharbour.example, owner: Astrid, reason: It is in the safe., expires: 2026-01-01 }
`;

/** A name that would end an element, a link, a line and a terminal's patience. */
const hostile = '</failure>]]> [x](https://evil.example) {0} \u0001\u202e\n::error::%0A';

const at = ({ digest: _digest, ...rest }: Snapshot, moment: string): Snapshot =>
  seal({ ...rest, takenAt: { start: moment, end: moment } });

/** With every user group renamed by somebody who wishes us ill, as the API would give it. */
function renamed(snapshot: Snapshot): Snapshot {
  const { digest: _digest, ...rest } = snapshot;
  const { userGroups } = rest.collections;
  if (!('items' in userGroups)) throw new Error('the fixture has user groups');
  const items = userGroups.items.map((row) => ({ ...(row as object), name: hostile }));
  return seal({ ...rest, collections: { ...rest.collections, userGroups: { ...userGroups, items } } });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantlens-findings-formats-'));
  const harbour = await takeSnapshot('north-harbour');
  const write = (name: string, snapshot: Snapshot) =>
    writeFile(join(folder, name), encodeSnapshot(snapshot, 'json'));
  await write('q4 of us.json', at(harbour, '2025-12-01T06:00:00Z'));
  await write('later.json', at(harbour, '2025-12-02T06:00:00Z'));
  await write('hostile.json', renamed(at(harbour, '2025-12-01T06:00:00Z')));
  await writeFile(join(folder, 'waivers.yaml'), waivers);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const findings = (file: string, ...more: readonly string[]) =>
  grantlens(['findings', '-s', file, ...more], { cwd: folder });

async function resultsOf(file: string, ...more: readonly string[]): Promise<readonly Result[]> {
  const { out } = await findings(file, '-o', 'sarif', ...more);
  expect(await sarifFaults(out)).toEqual([]);
  return (JSON.parse(out) as Log).runs[0]?.results ?? [];
}

test('findings in SARIF are valid by its official schema, a rule for each and a result for what is found', async () => {
  const { code, out, err } = await findings('q4 of us.json', '-o', 'sarif');
  expect(code).toBe(0);
  expect(err).toMatch(/^findings\n/);
  expect(await sarifFaults(out)).toEqual([]);
  const [run] = (JSON.parse(out) as Log).runs;
  const rules = run?.tool.driver.rules ?? [];
  const asked = JSON.parse((await findings('q4 of us.json', '-o', 'json')).out) as {
    readonly results: readonly { readonly id: string; readonly instances: readonly unknown[] }[];
  };
  expect(rules.map(({ id }) => id)).toEqual(asked.results.map(({ id }) => id));
  for (const { id, instances } of asked.results) {
    const found = run?.results?.filter((result) => result.ruleId === id && result.kind === 'fail');
    expect(found).toHaveLength(instances.length);
  }
  const [first] = run?.results ?? [];
  expect(first?.locations?.[0]?.physicalLocation?.artifactLocation?.uri).toBe('q4%20of%20us.json');
});

test('the schemas that judge SARIF and JUnit refuse what is not valid', async () => {
  expect(await sarifFaults('{"version":"2.1.0"}')).not.toEqual([]);
  expect(await junitFaults('<testsuites><testcase/></testsuites>')).not.toEqual([]);
});

test('a result in SARIF has the same fingerprint in a later snapshot, and no two have one', async () => {
  const prints = (results: readonly Result[]) =>
    results.map(({ partialFingerprints }) => partialFingerprints?.['grantlens/v1']);
  const before = prints(await resultsOf('q4 of us.json'));
  expect(prints(await resultsOf('later.json'))).toEqual(before);
  expect(new Set(before).size).toBe(before.length);
});

test('a finding that is waived is suppressed in SARIF and named in JUnit', async () => {
  const waived = (await resultsOf('q4 of us.json', '--waivers', 'waivers.yaml')).filter(
    ({ suppressions }) => suppressions !== undefined,
  );
  expect(waived.map(({ suppressions }) => suppressions?.[0]?.justification)).toEqual([
    'waived by Astrid until 2026-01-01: It is in the safe.',
  ]);
  const { out } = await findings('q4 of us.json', '--waivers', 'waivers.yaml', '-o', 'junit');
  expect(out).toContain('(waived by Astrid until 2026-01-01: It is in the safe.)');
});

test('findings in JUnit are valid by the schema of Jenkins, a testcase for each', async () => {
  const { code, out } = await findings('q4 of us.json', '-o', 'junit');
  expect(code).toBe(0);
  expect(await junitFaults(out)).toEqual([]);
  expect(out.match(/<testcase /g)).toHaveLength(41);
  expect(out).toContain('<testsuite name="q4 of us.json" ');
  expect(out).toMatch(/name="token-without-expiry">\s*<failure type="/);
});

test('names of others leave SARIF and JUnit valid, and cannot leave the text they stand in', async () => {
  const results = await resultsOf('hostile.json');
  const texts = results.map(({ message }) => message.text ?? '').filter((text) => text.includes('evil'));
  expect(texts.length).toBeGreaterThan(0);
  for (const text of texts) expect(text).toContain('\\[x\\](https://evil.example) {{0}}');
  const { out } = await findings('hostile.json', '-o', 'junit');
  expect(await junitFaults(out)).toEqual([]);
  expect(out).toContain(
    '&lt;/failure&gt;]]&gt; [x](https://evil.example) {0} \\u0001\\u202e\\u000a::error::%0A',
  );
});

test('a verb whose answer holds no rules is not written as SARIF or JUnit', async () => {
  for (const format of ['sarif', 'junit']) {
    const { code, err } = await grantlens(['list', 'zones', '-s', 'later.json', '-o', format], {
      cwd: folder,
    });
    expect(code).toBe(1);
    expect(err).toContain('it is one of table, wide, json, jsonl, csv;');
  }
});
