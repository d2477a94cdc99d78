import { readFileSync } from 'node:fs';
import { normalise, type PrincipalKey, type ResourceKey, type Snapshot } from '@grantlens/snapshot';
import { loadQuestions, loadRows, pathOf } from '../account/files.ts';
import type { Questions } from '../account/questions.ts';
import type { Rows } from '../account/rows.ts';
import { randomLoadMs } from '../anchors.ts';
import { allowed, type Engine, openEngine, unknown } from '../engine/adapter.ts';
import { medianOf } from '../measure.ts';
import { askPeer } from './ask-peer.ts';
import type { Findings, Task } from './job.ts';

/** Questions by handle that are asked again and again: as many as by name. */
const repeated = 20_000;

/** Asks the engine what everybody is asked, and what only it can be asked. */
export async function askEngine(task: Task): Promise<Findings> {
  const { folder, budget } = task;
  const text = readFileSync(pathOf(folder, 'snapshot'), 'utf8');
  const account = normalise(JSON.parse(text) as Snapshot);
  const opened: Engine[] = [];
  const { figures, answers } = await askPeer(() => {
    const engine = openEngine(account);
    opened.push(engine);
    return engine;
  }, task);
  const [engine] = opened;
  if (engine === undefined || answers === undefined) throw new Error('the engine was not opened');

  const rows = loadRows(folder);
  const questions = loadQuestions(folder);
  const { index } = engine;
  const handles = handlesOf(engine, rows, questions);
  const out = new Uint8Array(handles.length / 3);
  const spreadMs = (await medianOf(() => index.canMany(handles, out), budget)) / out.length;
  const can = Array.from(out, (verdict) =>
    verdict === allowed ? 'y' : verdict === unknown ? '?' : 'n',
  ).join('');
  if (can.replaceAll('?', 'n').slice(0, answers.can.length) !== answers.can)
    throw new Error('the engine answers names otherwise than handles');

  const some = handles.subarray(0, repeated * 3);
  const few = new Uint8Array(some.length / 3);
  const handlesMs = (await medianOf(() => index.canMany(some, few), budget)) / few.length;
  const each = (ask: (who: number, what: number, where: number) => unknown) => () => {
    for (let at = 0; at < some.length; at += 3) ask(some[at] ?? 0, some[at + 1] ?? 0, some[at + 2] ?? 0);
  };
  const bareMs = (await medianOf(each(index.can), budget)) / (some.length / 3);
  const evidenceMs = (await medianOf(each(engine.evidence), budget)) / (some.length / 3);
  return {
    figures: {
      ...figures,
      handlesMs,
      spreadMs,
      bareMs,
      evidenceMs,
      randomLoadMs: await randomLoadMs(budget),
      ...(await timeWhoCan(engine, rows, questions, task)),
      members: rows.members.length,
      indexBytes: index.byteLength(),
    },
    answers: { ...answers, can },
  };
}

function handlesOf({ index, permission }: Engine, rows: Rows, { can }: Questions): Int32Array {
  const members = rows.members.map((key) => index.principal(key as PrincipalKey));
  const permissions = rows.permissions.map(permission);
  const resources = rows.resources.map((key) => index.resource(key as ResourceKey));
  const columns = [members, permissions, resources] as const;
  return Int32Array.from(can, (at, n) => columns[n % 3]?.[at] ?? -1);
}

/** The time of one `who-can` by handle, in milliseconds, and how many handles it gives in the mean. */
async function timeWhoCan(
  { index, permission }: Engine,
  rows: Rows,
  { whoCan }: Questions,
  { budget }: Task,
) {
  const asked = Array.from({ length: whoCan.length / 2 }, (_, n) => ({
    what: permission(rows.permissions[whoCan[n * 2] ?? 0] ?? ''),
    where: index.resource((rows.resources[whoCan[n * 2 + 1] ?? 0] ?? '') as ResourceKey),
  }));
  let ids = 0;
  const all = () => {
    ids = 0;
    for (const { what, where } of asked) {
      const found = index.whoCan(what, where);
      ids += found.allowed.length + found.unknown.length;
    }
  };
  const whoCanHandlesMs = (await medianOf(all, budget)) / asked.length;
  return { whoCanHandlesMs, whoCanIds: ids / asked.length };
}
