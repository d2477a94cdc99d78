import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeSnapshot, type Snapshot } from '@grantlens/snapshot';
import { cloudflareApiBase, seal } from '@grantlens/snapshot/internal';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeSnapshot } from '../scenarios/scenario.ts';
import { grantlens } from './program.ts';

let folder: string;
let runs = 0;

const at = (name: string) => join(folder, name);

/** The report of a snapshot, in a folder of its own. */
const report = (name: string, ...options: readonly string[]) => {
  runs += 1;
  return grantlens(['report', '-s', at(name), '--format', 'json', '--out', at(`out-${runs}`), ...options]);
};

/** The snapshot as if Cloudflare had answered and not the sandbox, of which a report says so on standard error. */
function fromCloudflare({ digest: _, ...rest }: Snapshot): Snapshot {
  return seal({ ...rest, source: { ...rest.source, apiBase: cloudflareApiBase } });
}

/** The snapshot without what a collection lists, as a credential sees it that may not read it. */
function withoutTokens({ digest: _, ...rest }: Snapshot): Snapshot {
  const problem = { code: '403', message: 'Forbidden' };
  const accountTokens = { status: 'forbidden' as const, items: [], requests: [], problem };
  return seal({ ...rest, collections: { ...rest.collections, accountTokens } });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantlens-strict-'));
  const sandboxed = await takeSnapshot('north-harbour');
  const snapshot = fromCloudflare(sandboxed);
  await writeFile(at('sandboxed.json'), encodeSnapshot(sandboxed, 'json'));
  await writeFile(at('open.json'), encodeSnapshot(snapshot, 'json'));
  await writeFile(at('incomplete.json'), encodeSnapshot(withoutTokens(snapshot), 'json'));
  await writeFile(
    at('certain.json'),
    encodeSnapshot(fromCloudflare(await takeSnapshot('small-agency')), 'json'),
  );
}, 60_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

test('a report that is COMPLETE with an entitlement unknown counts it on stderr, and ends with 0', async () => {
  const { code, err } = await report('open.json');
  expect(code).toBe(0);
  expect(err).toBe('1 of 153 entitlements is unknown.\n');
});

test('a report of what was not read from Cloudflare says so on stderr, also with --quiet', async () => {
  const { code, err } = await report('sandboxed.json', '--quiet');
  expect(code).toBe(0);
  expect(err).toMatch(
    /^The account was read from http:\/\/127\.0\.0\.1:\d+\/client\/v4, not from Cloudflare: /,
  );
});

test('the same report with --strict ends with 3', async () => {
  const { code, err } = await report('open.json', '--strict');
  expect(code).toBe(3);
  expect(err).toBe('1 of 153 entitlements is unknown.\n');
});

test('--exit-zero has the last word over --strict, and --quiet keeps the count', async () => {
  const { code, err } = await report('open.json', '--strict', '--exit-zero', '--quiet');
  expect(code).toBe(0);
  expect(err).toBe('1 of 153 entitlements is unknown.\n');
});

test('a report with nothing unknown ends with 0, strict or not, and notes nothing', async () => {
  for (const options of [[], ['--strict']])
    expect(await report('certain.json', ...options)).toMatchObject({ code: 0, err: '' });
});

test('a report that is INCOMPLETE ends with 3 without --strict, and says where to look', async () => {
  for (const options of [[], ['--strict'], ['--quiet']]) {
    const { code, err } = await report('incomplete.json', ...options);
    expect(code).toBe(3);
    expect(err).toContain('The report is INCOMPLETE: see its coverage section for what could not be seen.\n');
  }
  expect(await report('incomplete.json', '--exit-zero')).toMatchObject({ code: 0 });
});

test('a waiver that covers nothing is noted on stderr, and leaves the exit code', async () => {
  const waiver = {
    finding: 'member-without-2fa',
    subject: 'nobody@northharbour.example',
    owner: 'Ada',
    reason: 'A key is ordered.',
    expires: '2099-12-31',
  };
  await writeFile(
    at('waivers.json'),
    JSON.stringify({ format: 'grantlens.waivers', version: 1, waivers: [waiver] }),
  );
  const { code, err } = await report('open.json', '--waivers', at('waivers.json'));
  expect(code).toBe(0);
  expect(err).toContain('A waiver covers nothing: member-without-2fa: nobody@northharbour.example.\n');
});
