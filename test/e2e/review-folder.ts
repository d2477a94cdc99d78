import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readLog } from '@grantlens/review';
import { addToLog, type Entry } from '@grantlens/review/internal';
import { encodeSnapshot, type Snapshot } from '@grantlens/snapshot';
import { seal } from '@grantlens/snapshot/internal';
import { afterEdit } from '@grantlens/testkit';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { takeEarlierSnapshot } from '../scenarios/earlier.ts';
import { grantlens, type Ran, type RunOptions } from './program.ts';

export type Row = Readonly<Record<string, string>>;
type Edit = Parameters<typeof afterEdit>[1];

export const ida = 'ida.storm@northharbour.example';
export const audit = 'audit@northharbour.example';
export const decidedAt = '2026-07-10T09:00:00Z';
export const verifiedAt = '2026-07-20T09:00:00Z';
const closedAt = '2026-07-21T09:00:00Z';

/** A review of north-harbour in which all is decided, and what stands in its way to be closed. */
export interface DecidedReview {
  readonly folder: string;
  readonly at: (...names: readonly string[]) => string;
  /** The units that are revoked, kept and modified. */
  readonly units: {
    readonly removed: Row;
    readonly left: Row;
    readonly waiting: Row;
    readonly modified: Row;
  };
  readonly all: readonly Row[];
  /** The account later, with every revoke carried out but `waiting`, and somebody new in a user group. */
  readonly later: string;
  /** A copy of the package, under a name. */
  readonly copy: (name: string) => Promise<string>;
  readonly review: (
    verb: string,
    name: string,
    args: readonly string[],
    options?: RunOptions,
  ) => Promise<Ran>;
  readonly remove: () => Promise<void>;
}

/** Decides a review of north-harbour as its reviewers would: with sheets, and a word for every unit. */
export async function decidedReview(): Promise<DecidedReview> {
  const folder = await mkdtemp(join(tmpdir(), 'grantlens-close-'));
  const at = (...names: readonly string[]) => join(folder, ...names);
  const review = (verb: string, name: string, args: readonly string[], options: RunOptions = {}) =>
    grantlens(['review', verb, at(name), ...args], options);
  const snapshot = ofDay(await takeEarlierSnapshot('north-harbour', 'q3'), '2026-07-01');
  await writeFile(at('q3.json'), encodeSnapshot(snapshot, 'json'));
  await ran(grantlens(['report', '-s', at('q3.json'), '--out', at('decided'), '--format', 'csv']));
  const all: readonly Row[] = parse(await readFile(at('decided', 'units.csv')), { columns: true, bom: true });
  const units = unitsToDecide(all);
  await writeFile(at('who.csv'), `reviewer,privileged\n${ida},\n${ida} ${audit},yes\n`);
  const who = ['--reviewers', at('who.csv'), '--fallback', audit, '--two-person', 'privileged'];
  await ran(review('start', 'decided', [...who, '--due', '2026-07-31', '--now', '2026-07-01T09:00:00Z']));
  await ran(review('sheets', 'decided', ['--out', at('sheets'), '--format', 'csv']));
  const { sheets } = JSON.parse(await readFile(at('sheets', 'sheets.json'), 'utf8'));
  for (const { file } of sheets) {
    const rows: readonly Row[] = parse(await readFile(at('sheets', file)), { columns: true, bom: true });
    await writeFile(
      at('sheets', file),
      stringify(
        rows.map((row) => ({ ...row, ...wordFor(row, units) })),
        { header: true },
      ),
    );
  }
  const files = sheets.map(({ file }: { file: string }) => at('sheets', file));
  await ran(review('import', 'decided', [...files, '--now', decidedAt]));
  const plan = '{ "format": "grantlens.plan" }\n';
  await addLines(at('decided'), stepsFor(units, createHash('sha256').update(plan).digest('hex')));
  await writeFile(at('decided', 'review', 'plan.json'), plan);
  await writeFile(at('later.json'), encodeSnapshot(laterThan(snapshot, units), 'json'));
  return {
    ...{ folder, at, units, all, later: at('later.json'), review },
    copy: async (name) => {
      await cp(at('decided'), at(name), { recursive: true });
      return name;
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Does what is left of a decided review, up to the verification: it can be closed then. */
export async function readyToClose({ review, later, units }: DecidedReview, name: string): Promise<void> {
  const { waiting, modified } = units;
  const now = ['--now', decidedAt];
  const wait = [
    '--owner',
    'ops@northharbour.example',
    '--reason',
    'waits for the release',
    '--until',
    '2026-09-30',
  ];
  await ran(review('except', name, [waiting.id ?? '', ...wait, ...now]));
  const evidence = ['--by', 'ops@northharbour.example', '--evidence', 'OPS-77: zone list cut to one'];
  await ran(review('done', name, [modified.id?.replace('u-', 't-') ?? '', ...evidence, ...now]));
  await ran(review('verify', name, ['--after', later, '--now', verifiedAt]), 0);
}

/** What whoever signs writes on the command line, at a time. */
export function signing(now: string = closedAt): readonly string[] {
  return ['--signed-by', 'cora@northharbour.example', '--role', 'head of security', '--now', now];
}

async function ran(run: Promise<Ran>, code = 0): Promise<void> {
  const { code: was, out, err } = await run;
  if (was !== code) throw new Error(`${was}: ${err}${out}`);
}

/** Adds lines to the log of a review, as a verb does. */
export async function addLines(folder: string, entries: readonly Entry[]): Promise<void> {
  const path = join(folder, 'decisions.jsonl');
  const text = await readFile(path, 'utf8');
  const manifest = String(JSON.parse(text.split('\n')[0] ?? '').previous);
  const { head } = readLog(Buffer.from(text), manifest);
  await writeFile(path, `${text}${addToLog(head, '2026-07-15T09:00:00.000Z', entries).text}`);
}

function unitsToDecide(all: readonly Row[]): DecidedReview['units'] {
  const plain = all.filter(({ privileged }) => privileged === 'no');
  const memberships = plain.filter(({ kind }) => kind === 'membership');
  const [left, waiting] = memberships;
  const modified = plain.find(({ kind }) => kind === 'direct');
  const removed = all.find(
    ({ kind, email, principalId }) =>
      kind === 'account' &&
      email !== left?.email &&
      email !== waiting?.email &&
      principalId !== modified?.principalId,
  );
  if (!left || !waiting || !modified || !removed) throw new Error('north-harbour has no such units');
  return { left, waiting, modified, removed };
}

function wordFor({ id, kind }: Row, units: DecidedReview['units']): Row {
  const { left, waiting, modified, removed } = units;
  if (id === left.id) return { decision: 'revoke', justification: 'moved to another team', ticket: 'OPS-12' };
  if (id === waiting.id) return { decision: 'revoke', justification: 'not on call any more' };
  if (id === removed.id) return { decision: 'revoke', justification: 'left the company in June' };
  if (id === modified.id) return { decision: 'modify', justification: 'only for the one zone of the shop' };
  return { decision: 'keep', justification: kind === 'token' ? 'used by the deploy' : 'needed for the job' };
}

function stepsFor({ left, removed }: DecidedReview['units'], plan: string): readonly Entry[] {
  const step = {
    kind: 'step',
    plan,
    read: null,
    differs: [],
    why: null,
    remedy: null,
    task: null,
  } as const;
  const leave = {
    ...step,
    step: 's-1f0c5a2b7d3e9c84',
    action: 'remove-group-member',
    object: { kind: 'membership', id: `${left.groupId}/${left.principalId}`, name: left.groupName ?? null },
    units: [left.id ?? ''],
  };
  const remove = {
    ...step,
    step: 's-9ab2417c66d0e35f',
    action: 'remove-member',
    object: { kind: 'member', id: removed.principalId ?? '', name: removed.email ?? null },
    units: [removed.id ?? ''],
  };
  const options = { deleteTokens: [], scimGroups: [], caller: null, managed: [] };
  return [
    { kind: 'plan', sha256: plan, options, steps: 2, tasks: [], refused: [] },
    { ...leave, state: 'intended', requestId: null },
    { ...leave, state: 'done', requestId: '8f1c2d3e4a5b6c7d-AMS' },
    { ...remove, state: 'intended', requestId: null },
    { ...remove, state: 'done', requestId: '8f1c2d3e9f8e7d6c-AMS' },
  ];
}

function laterThan(snapshot: Snapshot, { left, removed }: DecidedReview['units']): Snapshot {
  const edits: readonly Edit[] = [
    { kind: 'leave', member: left.principalId ?? '', userGroup: left.groupId ?? '' },
    { kind: 'remove', from: 'members', id: removed.principalId ?? '' },
    {
      kind: 'new-member',
      id: 'c0ffee00000000000000000000000001',
      email: 'nils.berg@northharbour.example',
      status: 'accepted',
      userGroups: [left.groupId ?? ''],
    },
  ];
  return ofDay(edits.reduce(afterEdit, snapshot), '2026-07-19');
}

function ofDay(
  { digest: _, ...rest }: Omit<Snapshot, 'digest'> & { readonly digest?: string },
  day: string,
): Snapshot {
  return seal({ ...rest, takenAt: { start: `${day}T08:00:00Z`, end: `${day}T08:00:05Z` } });
}
