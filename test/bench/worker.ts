import { askEngine } from './jobs/ask-engine.ts';
import { askPeer } from './jobs/ask-peer.ts';
import { askVerbs } from './jobs/ask-verbs.ts';
import { compareAccounts } from './jobs/compare-accounts.ts';
import { fetchAccount } from './jobs/fetch-account.ts';
import { fetchUnderQuota } from './jobs/fetch-under-quota.ts';
import type { Findings, Task } from './jobs/job.ts';
import { openAReport } from './jobs/open-report.ts';
import { readSnapshot } from './jobs/read-snapshot.ts';
import { renderAReport } from './jobs/render-report.ts';
import { startCold } from './jobs/start-cold.ts';
import { walkTable } from './jobs/walk-table.ts';
import type { OpenPeer } from './peers/peer.ts';

const peer =
  <Found>(load: () => Promise<OpenPeer<Found>>) =>
  async (task: Task) =>
    askPeer(await load(), task);

/** Every job by its name. Tools are loaded only in the process that asks them. */
const jobs: Readonly<Record<string, (task: Task) => Findings | Promise<Findings>>> = {
  engine: askEngine,
  'hand-written': peer(async () => (await import('./peers/hand-written.ts')).openHandWritten),
  casl: peer(async () => (await import('./peers/casl.ts')).openCasl),
  casbin: peer(async () => (await import('./peers/casbin.ts')).openCasbin),
  cedar: peer(async () => (await import('./peers/cedar.ts')).openCedar),
  sqlite: peer(async () => (await import('./peers/sqlite.ts')).openSqlite),
  duckdb: peer(async () => (await import('./peers/duckdb.ts')).openDuckdb),
  graphology: peer(async () => (await import('./peers/graphology.ts')).openGraphology),
  table: walkTable,
  snapshot: readSnapshot,
  changes: compareAccounts,
  cold: startCold,
  verbs: askVerbs,
  fetch: fetchAccount,
  quota: fetchUnderQuota,
  report: renderAReport,
  'report-page': openAReport,
};

process.once('message', (task: Task) => {
  const done = async () => {
    const job = jobs[task.job];
    if (job === undefined) throw new Error(`there is no job ${task.job}`);
    process.send?.(await job(task), () => process.exit(0));
  };
  done().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  });
});
