import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { grantlens, type Ran, startSandboxProcess } from './program.ts';
import type { SheetRow } from './sheet-mistakes.ts';

/** A folder and a sandbox of North Harbour, and the review that is played on them. */

export const ida = 'ida.storm@northharbour.example';
export const greta = 'greta.lund@northharbour.example';
export const audit = 'audit@northharbour.example';
export const tom = 'tom.rask@northharbour.example';
export const tove = 'tove.berg@northharbour.example';
export const kai = 'kai.brennan@kelp-and-cable.example';
export const env = { CLOUDFLARE_API_TOKEN: 'north-harbour-token-0001' } as const;

/** The tokens that go, with what their policies give. */
const tokens = ['dns-sync', 'legacy-ddns'];

export interface Quarters {
  readonly baseUrl: string;
  readonly at: (...names: readonly string[]) => string;
  readonly review: (verb: string, ...args: readonly string[]) => Promise<Ran>;
  /** What the program is given to carry out the plan. */
  readonly applyArgs: (...args: readonly string[]) => readonly string[];
  readonly snapshot: (name: string) => Promise<Ran>;
  /** The lines of the log. */
  readonly lines: () => Promise<readonly LogLine[]>;
  /** The steps to which the log gives this state. */
  readonly steps: (state: string) => Promise<readonly string[]>;
  readonly end: () => Promise<void>;
}

interface LogLine {
  readonly kind: string;
  readonly state?: string;
  readonly step: string;
}

/** Starts the sandbox with the account as it was a quarter ago. */
export async function startQuarters(): Promise<Quarters> {
  const folder = await mkdtemp(join(tmpdir(), 'grantlens-quarters-'));
  const sandbox = await startSandboxProcess('--fixture', 'north-harbour', '--when', 'q3');
  const at: Quarters['at'] = (...names) => join(folder, ...names);
  const onAccount = ['--api-base', sandbox.baseUrl];
  const lines = async (): Promise<readonly LogLine[]> =>
    (await readFile(at('q3', 'decisions.jsonl'), 'utf8'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
  return {
    baseUrl: sandbox.baseUrl,
    at,
    review: (verb, ...args) => grantlens(['review', verb, at('q3'), ...args]),
    applyArgs: (...args) => ['review', 'apply', at('q3'), '--execute', ...onAccount, ...args],
    snapshot: (name) => grantlens(['snapshot', ...onAccount, '--out', at(name), '--quiet'], { env }),
    lines,
    steps: async (state) =>
      (await lines()).filter((line) => line.kind === 'step' && line.state === state).map(({ step }) => step),
    end: async () => {
      await sandbox.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The units of the package, and what is to go of them. */
export interface ReviewedUnits {
  readonly rows: readonly SheetRow[];
  /** The id of a unit by its kind and what it is of. */
  readonly unit: (kind: string, has: SheetRow) => string;
  /** Why each unit goes that somebody decides to take away. */
  readonly reasons: ReadonlyMap<string, string>;
  /** What goes with the tokens that go. */
  readonly settled: readonly string[];
  /** What a later snapshot shows of a unit that was to go. */
  readonly outcome: (id: string) => string;
}

export function reviewedUnits(rows: readonly SheetRow[]): ReviewedUnits {
  const unit: ReviewedUnits['unit'] = (kind, has) => {
    const found = rows.find(
      (row) => row.kind === kind && Object.entries(has).every(([key, value]) => row[key] === value),
    );
    if (found?.id === undefined) throw new Error(`no unit is ${kind} ${JSON.stringify(has)}`);
    return found.id;
  };
  const ofYusuf = { email: 'yusuf.kaya@northharbour.example', scopeName: 'port-of-eskay.example' };
  const reasons = new Map([
    [unit('membership', { email: kai, groupName: 'Revenue freeze' }), 'the freeze is over'],
    [unit('direct', { email: tom, permissionGroupName: 'Billing' }), 'left the finance team'],
    [unit('membership', { email: tove, groupName: 'Marketing' }), 'left the company'],
    [unit('direct', ofYusuf), 'the port has its own webmaster'],
    ...tokens.map((name) => [unit('token', { name }), 'unused'] as const),
  ]);
  const emails = new Map(rows.map(({ id = '', email }) => [id, email]));
  return {
    rows,
    unit,
    reasons,
    settled: rows.flatMap(({ id = '', kind, name = '' }) =>
      kind === 'direct' && tokens.includes(name) ? [id] : [],
    ),
    outcome: (id) => {
      if (emails.get(id) === tom) return 'still there';
      return emails.get(id) === tove ? 'back another way' : 'gone';
    },
  };
}

export async function rowsOf(file: string): Promise<readonly SheetRow[]> {
  return parse(await readFile(file), { columns: true, bom: true });
}

/** Writes rows as a spreadsheet saves them. */
export async function saveSheet(file: string, rows: readonly SheetRow[]): Promise<string> {
  await writeFile(file, stringify([...rows], { header: true, delimiter: ';', bom: true }));
  return file;
}
