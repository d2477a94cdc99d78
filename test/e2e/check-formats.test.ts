import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeSnapshot } from '@grantlens/snapshot';
import type { Log, Result } from 'sarif';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeSnapshot } from '../scenarios/scenario.ts';
import { junitFaults, sarifFaults } from './official-schemas.ts';
import { grantlens } from './program.ts';

let folder: string;

const checks = `format: grantlens.checks
version: 1
checks:
  - id: dns
    title: "Nobody changes DNS \\x01 ::error:: <b> @all, \`x\` [a](https://evil.example)"
    severity: high
    permission: dns_records:edit
    resource: tickets.northharbour.example
    nobody-but: {}
    because: Whoever does can take over payments
    controls: ["ISO 27001 A.8.2"]
  - { id: supers, permission: all_privileges, resource: account, at-least: 2 }
  - { id: oncall, severity: low, permission: "waf:edit", resource: account, allowed-to: { groups: ["On call"] } }
  - { id: quiet, permission: "waf:edit", resource: account, nobody-but: {}, skip: { owner: Astrid, reason: It moves., until: 2099-01-01 } }
  - { id: fine, permission: "waf:edit", resource: account, allowed-to: { groups: ["On call"] }, empty: ok }
`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantlens-check-formats-'));
  const write = (name: string, content: string | Uint8Array) => writeFile(join(folder, name), content);
  await write('now.json', encodeSnapshot(await takeSnapshot('north-harbour'), 'json'));
  await write('access.yaml', checks);
  await write('moved.yaml', `# A line more.\n\n${checks}`);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const check = (file: string, ...more: readonly string[]) =>
  grantlens(['check', file, '-s', 'now.json', ...more], { cwd: folder });

async function resultsOf(file: string): Promise<readonly Result[]> {
  const { out } = await check(file, '-o', 'sarif');
  expect(await sarifFaults(out)).toEqual([]);
  const [run] = (JSON.parse(out) as Log).runs;
  expect(run?.tool.driver.rules?.map(({ id }) => id)).toEqual(['dns', 'supers', 'oncall', 'quiet', 'fine']);
  return run?.results ?? [];
}

test('checks in SARIF are valid by its official schema, with a result for each offender at the line of the check', async () => {
  const results = await resultsOf('access.yaml');
  const asked = JSON.parse((await check('access.yaml', '-o', 'json')).out) as {
    readonly results: readonly { readonly broken: readonly unknown[] }[];
  };
  expect(results.map(({ ruleId, kind, level }) => [ruleId, kind, level])).toEqual([
    ...(asked.results[0]?.broken ?? []).map(() => ['dns', 'fail', 'error']),
    ['oncall', 'open', 'none'],
  ]);
  const places = results.map(({ locations }) => locations?.[0]?.physicalLocation);
  for (const place of places) expect(place?.artifactLocation).toEqual({ uri: 'access.yaml' });
  expect(places.map((place) => place?.region?.startLine)).toEqual(
    results.map(({ ruleId }) => (ruleId === 'dns' ? 4 : 13)),
  );
});

test('a check that moves in its file keeps the fingerprints of its results, and only their lines change', async () => {
  const [before, after] = [await resultsOf('access.yaml'), await resultsOf('moved.yaml')];
  const prints = (results: readonly Result[]) =>
    results.map((one) => one.partialFingerprints?.['grantlens/v1']);
  expect(prints(after)).toEqual(prints(before));
  expect(new Set(prints(before)).size).toBe(before.length);
  expect(after[0]?.locations?.[0]?.physicalLocation?.region?.startLine).toBe(6);
});

test('a check is a testcase of its file in JUnit: failed, in error, skipped, or passed where empty is ok', async () => {
  const { code, out } = await check('access.yaml', '-o', 'junit');
  expect(code).toBe(2);
  expect(await junitFaults(out)).toEqual([]);
  const inside = [...out.matchAll(/<testcase classname="access\.yaml" name="(\w+)"(?:\/>|>\s*<(\w+))/g)].map(
    ([, id, element]) => [id, element],
  );
  expect(inside).toEqual([
    ['dns', 'failure'],
    ['supers', undefined],
    ['oncall', 'error'],
    ['quiet', 'skipped'],
    ['fine', undefined],
  ]);
  expect(out).toContain('tests="5" failures="1" errors="1" skipped="1"');
  expect(out).toContain('Nobody changes DNS \ufffd ::error:: &lt;b&gt; @all');
});

test('each result of a check is one workflow command with its file, line and column', async () => {
  const { out } = await check('access.yaml', '-o', 'github');
  const lines = out.trimEnd().split('\n');
  for (const line of lines)
    expect(line).toMatch(/^::(error|notice) file=access\.yaml,line=\d+,col=\d+,title=[^,:]+::/);
  expect(lines.map((line) => line.split(' ')[0])).toEqual([
    ...lines.slice(1).map(() => '::error'),
    '::notice',
  ]);
  expect(lines[0]).toContain('title=Nobody changes DNS \\u0001 %3A%3Aerror%3A%3A <b> @all%2C');
});

test('checks as a comment begin with the marker of the account and have every name in code', async () => {
  const { out } = await check('access.yaml', '-o', 'markdown');
  expect(out).toMatch(
    /^<!-- grantlens:[0-9a-f]{32} -->\n\*\*1 failed, 1 not evaluated, 1 skipped, 2 passed\*\*\n/,
  );
  expect(out).toContain(
    '#### failed, high: ``Nobody changes DNS \\u0001 ::error:: <b> @all, `x` [a](https://evil.example)``',
  );
});

test('what --write puts into a file is what -o writes, and standard output is not changed by it', async () => {
  const forms = ['sarif', 'junit', 'github', 'markdown', 'json'];
  const writes = forms.flatMap((form) => ['--write', `${form}=written.${form}`]);
  const { code, out } = await check('access.yaml', ...writes);
  expect(code).toBe(2);
  expect(out).toBe((await check('access.yaml')).out);
  for (const form of forms)
    expect(await readFile(join(folder, `written.${form}`), 'utf8')).toBe(
      (await check('access.yaml', '-o', form)).out,
    );
});
