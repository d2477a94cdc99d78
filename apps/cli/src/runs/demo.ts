import { join } from 'node:path';
import { printable } from '@grantlens/engine';
import { checkApiBase, credentialFrom } from '@grantlens/fetcher';
import { reportFormats } from '@grantlens/reporter';
import { startSandbox } from '@grantlens/sandbox';
import { answerWhoCan } from '../answers/who-can.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { openSnapshot } from '../input/snapshot-file.ts';
import type { Io } from '../io.ts';
import { writeAnswer } from '../output/answer.ts';
import { checkFolder, prepareDestination } from '../output/destination.ts';
import { makeReport } from '../package/make-report.ts';
import { readInputs } from '../package/report-inputs.ts';
import { writePackage } from '../package/write-package.ts';
import { openDisplay } from '../progress/display.ts';
import { tool } from '../version.ts';
import { openFixture } from './serve-sandbox.ts';
import { saveSnapshot, summaryOf } from './take-snapshot.ts';

/** The question of the demo: one that is answered by almost every way there is. */
const permission = 'dns_records:edit';
const zone = 'tickets.northharbour.example';

/** `grantlens demo` */
export async function demo(out: string, io: Io): Promise<ExitCode> {
  checkFolder(out, '--out');
  const state = await openFixture('north-harbour');
  const sandbox = await startSandbox({ accounts: [state] });
  const file = join(out, 'north-harbour.snapshot.json');
  try {
    io.out(`1. A snapshot of the invented company North Harbour, over HTTP from ${sandbox.baseUrl}\n\n`);
    const connection = {
      apiBase: checkApiBase(sandbox.baseUrl),
      credential: credentialFrom({ token: 'the-sandbox-takes-any-token' }),
      concurrency: 16,
      signal: io.signal,
      tool,
    };
    const display = openDisplay({ of: 'account' }, io);
    const destination = await prepareDestination(file, []);
    const saving = {
      ...connection,
      accountId: String(state.account.id),
      out: destination,
      partial: undefined,
    };
    const snapshot = await saveSnapshot(saving, { display, io }).finally(display.end);
    io.out(`${summaryOf(snapshot)}\n`);
  } finally {
    await sandbox.close();
  }
  const access = await openSnapshot({ snapshot: file }, io);

  io.out(`\n2. grantlens who-can ${permission} ${zone} --snapshot ${file}\n\n`);
  await writeAnswer(answerWhoCan(access, { permission, resource: zone }), 'table', io);

  const folder = join(out, 'report');
  io.out(`\n3. grantlens report --snapshot ${file} --out ${folder}\n\n`);
  const inputs = await readInputs({ snapshot: file }, io);
  const packed = { ...(await makeReport(inputs)), inputs, formats: reportFormats };
  const { files, notes } = await writePackage(packed, { out: folder, signWith: null, signal: io.signal });
  io.err(notes.map((note) => `${printable(note)}\n`).join(''));
  io.out(files.map((name) => `${name}\n`).join(''));
  io.out(`\nOpen ${join(folder, 'report.html')} in a browser.\n`);
  return exitCodes.yes;
}
