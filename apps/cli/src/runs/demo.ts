import { join } from 'node:path';
import { credentialFrom } from '@grantlens/fetcher';
import { checkApiBase } from '@grantlens/fetcher/internal';
import { reportFormats } from '@grantlens/reporter';
import { startSandbox } from '@grantlens/sandbox';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { checkFolder, nameLine, prepareDestination } from '../output/destination.ts';
import { typedCommand } from '../output/typed-command.ts';
import { openDisplay } from '../progress/display.ts';
import { tool } from '../version.ts';
import { askDiff } from './diff.ts';
import { report } from './report.ts';
import { openFixture } from './sandbox.ts';
import { saveSnapshot, summaryOf } from './take-snapshot.ts';
import { askWhoCan } from './who-can.ts';

/** The question of the demo: one that is answered by almost every way there is. */
const permission = 'dns_records:edit';
const zone = 'tickets.northharbour.example';

/** The sandbox takes whatever looks like a token. */
const anyToken = 'any-token';

/** The first lines of the diff: down to the contractor who lost DNS on that zone. */
const diffLines = 36;

/** `grantlens demo` */
export async function demo(out: string, io: Io): Promise<ExitCode> {
  checkFolder(out, '--out');
  const [before, now] = [join(out, 'q3.snapshot.json'), join(out, 'north-harbour.snapshot.json')];
  const [earlierReport, latestReport] = [join(out, 'q3-report'), join(out, 'report')];
  const page = join(latestReport, 'report.html');

  io.out('1. Read the invented company North Harbour as it was a quarter ago\n\n');
  await readCompany({ when: 'q3', file: before }, io);

  io.out('\n2. Read it as it is now\n\n');
  await readCompany({ when: undefined, file: now }, io);

  io.out('\n3. Who can edit DNS on the ticket shop, and why?\n\n');
  io.out(shown('who-can', permission, zone, '--snapshot', now));
  await askWhoCan({ snapshot: now, output: 'table' }, io, { permission, resource: zone });

  io.out('\n4. What changed in between, and why?\n\n');
  io.out(shown('diff', before, now));
  await withFirstLines(diffLines, io, (shortened) =>
    askDiff({ output: 'table' }, shortened, { before, after: now }),
  );

  io.out('\n5. Write the access review of a quarter ago\n\n');
  io.out(shown('report', '--snapshot', before, '--out', earlierReport, '--format', 'html'));
  await report({ snapshot: before, out: earlierReport, format: ['html'] }, io);

  io.out('\n6. Write the review of now, which names the one before by its hash and lists what changed\n\n');
  io.out(shown('report', '--snapshot', now, '--previous', earlierReport, '--out', latestReport));
  await report({ snapshot: now, previous: earlierReport, out: latestReport, format: reportFormats }, io);

  io.out(`\nOpen ${page} in a browser.\n`);
  return exitCodes.yes;
}

/** Serves the company as it was at a time, and takes a snapshot of it. */
async function readCompany(
  { when, file }: { readonly when: string | undefined; readonly file: string },
  io: Io,
): Promise<void> {
  const state = await openFixture('north-harbour', when);
  const sandbox = await startSandbox({ accounts: [state] });
  try {
    const time = when === undefined ? [] : ['--when', when];
    io.out(`$ ${typedCommand('grantlens', 'sandbox', '--fixture', 'north-harbour', ...time)} &\n`);
    io.out(`${sandbox.baseUrl}\n`);
    const command = ['grantlens', 'snapshot', '--api-base', sandbox.baseUrl, '--out', file];
    io.out(`$ ${typedCommand(`CLOUDFLARE_API_TOKEN=${anyToken}`, ...command)}\n`);
    const display = openDisplay({ of: 'account' }, io);
    const saving = {
      apiBase: checkApiBase(sandbox.baseUrl),
      credential: credentialFrom({ token: anyToken }),
      concurrency: 16,
      signal: io.signal,
      tool,
      accountId: String(state.account.id),
      out: await prepareDestination(file, []),
      partial: undefined,
    };
    const snapshot = await saveSnapshot(saving, { display, io }).finally(display.end);
    io.out(`${summaryOf(snapshot)}\n${nameLine(saving.out)}`);
  } finally {
    await sandbox.close();
  }
}

/** A command before what it prints. */
function shown(...words: readonly string[]): string {
  return `$ ${typedCommand('grantlens', ...words)}\n`;
}

/** Shows the first lines of a long answer, and how many there are besides. */
async function withFirstLines(count: number, io: Io, answer: (io: Io) => Promise<ExitCode>): Promise<void> {
  let text = '';
  await answer({
    ...io,
    out: (part) => {
      text += part;
    },
  });
  const lines = text.trimEnd().split('\n');
  const rest = lines.length - count;
  io.out(`${lines.slice(0, count).join('\n')}\n`);
  if (rest > 0) io.out(`\n… and ${rest} more lines: the command prints them all\n`);
}
