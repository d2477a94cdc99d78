import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodeSnapshot } from '@grantlens/snapshot';
import { edited, type WorkloadSize, workload } from '@grantlens/testkit';
import { type Asking, drawQuestions, type Questions } from './questions.ts';
import { readRows } from './read-rows.ts';
import type { Rows } from './rows.ts';

/** One account in a folder of its own: what every process of a run reads. */
export type AccountFile = 'snapshot' | 'edited' | 'rows' | 'questions';

export const pathOf = (folder: string, name: AccountFile): string => join(folder, `${name}.json`);

/** Makes the account, the same account with 0.05 % of its policies edited, and the questions. */
export function writeAccount(folder: string, size: WorkloadSize, asking: Asking): void {
  const snapshot = workload(size, asking.seed);
  writeFileSync(pathOf(folder, 'snapshot'), encodeSnapshot(snapshot, 'json'));
  writeFileSync(pathOf(folder, 'edited'), encodeSnapshot(edited(snapshot, 0.0005, asking.seed), 'json'));
  const rows = readRows(snapshot);
  writeFileSync(pathOf(folder, 'rows'), JSON.stringify(rows));
  writeFileSync(pathOf(folder, 'questions'), JSON.stringify(drawQuestions(rows, asking)));
}

const read = (folder: string, name: AccountFile): unknown =>
  JSON.parse(readFileSync(pathOf(folder, name), 'utf8'));

export const loadRows = (folder: string): Rows => read(folder, 'rows') as Rows;
export const loadQuestions = (folder: string): Questions => read(folder, 'questions') as Questions;
