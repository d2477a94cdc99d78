import { availableParallelism } from 'node:os';
import { setImmediate as turn } from 'node:timers/promises';
import type { Report, ReportFormat } from '@grantlens/reporter';
import { type ReportFile, renderInPlace } from '@grantlens/reporter/internal';
import { openPackingThread, type PackingThread } from '../packing-thread.ts';

/** What is rendered: the files of a report, and others that go with it. */
export interface Rendered {
  readonly report: Report;
  readonly formats: readonly ReportFormat[];
  readonly others: readonly ReportFile[];
}

/** What is done with a file. It throws where another has failed, which `signal` says. */
type Use<Used> = (file: ReportFile, signal: AbortSignal) => Promise<Used>;

/**
 * Renders files, each as `use` reads it, and gives what was made of them in their order. What the files of a large report
 * hold packed is packed on a thread, and files that hold nothing packed are rendered meanwhile: the bytes are the same.
 */
export async function renderEach<Used>(
  { report, formats, others }: Rendered,
  use: Use<Used>,
): Promise<readonly Used[]> {
  const thread = threadFor(report);
  if (thread === null) return inTurn([...renderInPlace(report, formats), ...others], use, noFailure());
  try {
    const files = [...renderInPlace(report, formats, thread.open), ...others];
    return await sideBySide(files, use);
  } finally {
    await thread.close();
  }
}

/** Rows from which a thread is worth starting: packing fewer takes no longer than that. */
const large = 10_000;

function threadFor({ tables: { entitlements, units } }: Report): PackingThread | null {
  const isLarge = entitlements.length + units.length >= large;
  return isLarge && availableParallelism() > 1 ? openPackingThread() : null;
}

async function sideBySide<Used>(files: readonly ReportFile[], use: Use<Used>): Promise<readonly Used[]> {
  const failure = noFailure();
  const packed = files.filter(isPacked);
  const plain = files.filter((file) => !isPacked(file)).map(inTurns);
  const both = [inTurn(packed, use, failure), inTurn(plain, use, failure)] as const;
  // Nothing still writes when this has failed.
  await Promise.allSettled(both);
  const [ofPacked, ofPlain] = (await Promise.all(both)).map((all) => all.values());
  return files.map((file) => (isPacked(file) ? ofPacked : ofPlain)?.next().value as Used);
}

/** Whether most of a file is packed bytes. */
function isPacked({ name }: ReportFile): boolean {
  return name === 'report.html' || name === 'review.xlsx';
}

/** A file that lets others have a turn after each part. */
function inTurns({ name, render }: ReportFile): ReportFile {
  return {
    name,
    render: async function* () {
      for await (const part of render()) {
        yield part;
        await turn();
      }
    },
  };
}

const noFailure = () => new AbortController();

async function inTurn<Used>(
  files: readonly ReportFile[],
  use: Use<Used>,
  failure: AbortController,
): Promise<readonly Used[]> {
  const all: Used[] = [];
  try {
    for (const file of files) all.push(await use(file, failure.signal));
  } catch (error) {
    failure.abort(error);
    throw error;
  }
  return all;
}
