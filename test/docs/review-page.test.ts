import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { grantlens, type Ran, type RunningSandbox, startSandboxProcess } from '../e2e/program.ts';

/** The page about reviews, played from its first example to its last on North Harbour as it was a quarter ago. */

const page = await readFile(new URL('../../apps/cli/docs/review.md', import.meta.url), 'utf8');
const minutes = 60_000;
const env = { CLOUDFLARE_API_TOKEN: 'north-harbour-token-0001' } as const;
const audit = 'audit@northharbour.example';
const taken = 'review-2026q4';

type Row = Readonly<Record<string, string>>;

let folder: string;
let sandbox: RunningSandbox;
let units: readonly Row[];

/** The lines that a block shows as typed, each with what is printed then. */
function commandsIn(block: string): readonly (readonly [command: string, printed: string])[] {
  return block
    .split(/^\$ /m)
    .slice(1)
    .map((text) => [text.slice(0, text.indexOf('\n')), text.slice(text.indexOf('\n') + 1)] as const);
}

const examples = [...page.matchAll(/```console\n([\s\S]*?)```/g)].flatMap(([, block = '']) =>
  commandsIn(block),
);

/** A command line cut into arguments: only quotes matter, and what follows a `#` is a remark. */
function argumentsOf(line: string): readonly string[] {
  const command = line.replace(/\s#.*$/, '');
  return [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '').slice(1);
}

/** What is printed as a pattern: `…` is anything on its line, and alone on a line any lines. */
function pattern(printed: string): RegExp {
  const escaped = printed.trim().replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const lines = escaped
    .split('\n')
    .map((line) => (line === '…' ? '[\\s\\S]*' : line.replaceAll('…', '[^\\n]*')));
  return new RegExp(`^${lines.join('\n')}$`);
}

const run = (...args: readonly string[]): Promise<Ran> =>
  grantlens(args.includes('--execute') ? [...args, '--api-base', sandbox.baseUrl] : args, {
    env,
    cwd: folder,
  });
const review = (verb: string, ...args: readonly string[]) => run('review', verb, taken, ...args);

async function ranWell(running: Promise<Ran>): Promise<Ran> {
  const ran = await running;
  // 3: what could not be seen of the account is not a fault of the run.
  expect(ran.code === 3 ? 0 : ran.code, ran.err).toBe(0);
  return ran;
}

function unitOf(kind: string, has: Row): string {
  const found = units.find(
    (row) => row.kind === kind && Object.entries(has).every(([key, value]) => row[key] === value),
  );
  return found?.id ?? '';
}

const snapshot = (name: string) =>
  ranWell(run('snapshot', '--api-base', sandbox.baseUrl, '--out', name, '--quiet'));

const decide = (unit: string, decision: string, why: string) =>
  ranWell(review('decide', unit, '--decision', decision, '--reviewer', audit, '--justification', why));

/** Everything is kept, but that Kai is in the user group that the page is about. */
async function decideAll(): Promise<void> {
  const manifest = createHash('sha256').update(await readFile(join(folder, taken, 'manifest.json')));
  const kai = unitOf('membership', {
    email: 'kai.brennan@kelp-and-cable.example',
    groupName: 'Revenue freeze',
  });
  const decisions = units.map(({ id }) => ({
    id,
    decision: id === kai ? 'revoke' : 'keep',
    justification: id === kai ? 'the freeze is over' : 'needed for the job',
  }));
  const file = {
    format: 'grantlens.decisions',
    version: 1,
    manifest: manifest.digest('hex'),
    reviewer: audit,
    decisions,
  };
  await writeFile(join(folder, 'filled.json'), JSON.stringify(file));
  await ranWell(review('import', 'filled.json'));
}

const bjorn = () => unitOf('membership', { email: 'bjorn.aker@northharbour.example', groupName: 'NH-Staff' });
const anders = () =>
  unitOf('direct', { email: 'anders.vik@northharbour.example', permissionGroupName: 'Analytics' });

/** What happens before an example, and the page says in words. */
async function happensBefore(command: string, at: number): Promise<void> {
  if (!command.startsWith('grantlens review close')) return;
  const isFirst = examples.findIndex(([one]) => one === command) === at;
  if (isFirst) {
    await snapshot('later.json');
    await ranWell(review('verify', '--after', 'later.json'));
    await decide(bjorn(), 'revoke', 'left the company');
    await decide(anders(), 'modify', 'only for the one zone of the shop');
    return;
  }
  const { out } = await review('close', '--signed-by', audit, '--role', 'audit');
  const [task = ''] = /t-[0-9a-f]+/.exec(out) ?? [];
  const until = ['--reason', 'the directory fills the group', '--until', '2099-12-31'];
  await ranWell(review('except', bjorn(), '--owner', audit, ...until));
  await ranWell(review('done', task, '--by', audit, '--evidence', 'SEC-1'));
  await review('verify', '--after', 'later.json');
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantlens-review-page-'));
  sandbox = await startSandboxProcess('--fixture', 'north-harbour', '--when', 'q3');
  await snapshot('q4.json');
  await ranWell(run('report', '-s', 'q4.json', '--out', taken, '--format', 'csv,json', '--quiet'));
  await ranWell(review('start', '--fallback', audit));
  units = parse(await readFile(join(folder, taken, 'units.csv')), { columns: true, bom: true });
  await decideAll();
}, 5 * minutes);

afterAll(async () => {
  await sandbox.stop();
  await rm(folder, { recursive: true, force: true });
});

test(
  'the page about reviews shows what is printed, from the plan to the package that is closed',
  async () => {
    expect(examples.length).toBeGreaterThan(6);
    for (const [at, [command, printed]] of examples.entries()) {
      await happensBefore(command, at);
      const { out, err } = await run(...argumentsOf(command));
      expect(out.trim(), `${command}\n${err}`).toMatch(pattern(printed));
    }
  },
  5 * minutes,
);

const typed = [...page.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block = '']) =>
  block.split('\n').filter((line) => line.startsWith('grantlens ')),
);

test.each(typed)('the page about reviews types only what the program knows: %s', async (line) => {
  const empty = await mkdtemp(join(tmpdir(), 'grantlens-review-typed-'));
  try {
    const { code, err } = await grantlens(argumentsOf(line), { cwd: empty });
    // There is no such folder here; what is typed has been understood then.
    expect({ code, err }).toEqual({
      code: 1,
      err: expect.not.stringMatching(/usage:|unknown option|too many/),
    });
  } finally {
    await rm(empty, { recursive: true });
  }
});
