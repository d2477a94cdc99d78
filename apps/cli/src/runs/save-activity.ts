import { printable } from '@grantlens/engine/internal';
import {
  type ClientOptions,
  type FetchActivityOptions,
  fetchActivity,
  type PartialOptions,
} from '@grantlens/fetcher/internal';
import { type ActivityLog, encodeActivity, type LogName } from '@grantlens/snapshot/internal';
import { activityPath } from '../input/activity-path.ts';
import { activityWords } from '../input/take-up-activity.ts';
import type { Io } from '../io.ts';
import { type Destination, prepareDestination, writeTo } from '../output/destination.ts';
import { counted } from '../output/words.ts';
import type { Display } from '../progress/display.ts';
import { partialFor, removePartial } from './partial.ts';

/** Where an audit log goes, and where what was read of it is kept until it is whole. */
export interface ActivityPlace {
  readonly out: Destination;
  readonly partial: PartialOptions | undefined;
}

/** The place of the audit log beside a snapshot. */
export async function activityPlace(
  snapshot: string,
  options: { readonly resume?: boolean; readonly tokenFile?: string },
  display: Display,
): Promise<ActivityPlace> {
  const inputs = [snapshot, ...(options.tokenFile === undefined ? [] : [options.tokenFile])];
  const out = await prepareDestination(activityPath(snapshot), inputs);
  return { out, partial: partialFor(out, options.resume ? 'resume' : 'fresh', display) };
}

/** Whose audit log is read, for which snapshot, and where it goes. */
export interface ActivitySaving extends ClientOptions, ActivityPlace {
  readonly account: string;
  readonly snapshot: string;
  readonly days: number | undefined;
}

/** Reads the audit log of an account, folded, and writes it beside its snapshot. Gives the log. */
export async function saveActivity(
  { account, snapshot, days, out, partial, ...connection }: ActivitySaving,
  { display, io }: { readonly display: Display; readonly io: Pick<Io, 'out'> },
): Promise<ActivityLog> {
  display.say(`reading the audit log of the account ${printable(account)}`);
  const log = await fetchActivity({
    ...connection,
    accountId: account,
    snapshot,
    onPage: countPages(account, display),
    ...(days !== undefined && { days }),
    ...(partial !== undefined && { partial }),
  });
  const isCompressed = out.kind === 'file' && /\.gz$/i.test(out.path);
  await writeTo(out, encodeActivity(log, isCompressed ? 'gzip' : 'json'), io);
  if (partial !== undefined) await removePartial(partial);
  const { changes, logins } = log.logs;
  const rows = counted(changes.rows + logins.rows, 'row');
  display.say(
    printable(
      `audit log: ${rows} in ${counted(changes.pages + logins.pages, 'page')}; ${activityWords(log)}`,
    ),
  );
  for (const { problem } of [changes, logins])
    if (problem !== undefined) display.say(printable(problem.message));
  if (log.folding !== 'rows')
    display.say(`the log had too many keys, so its ${foldedWords[log.folding]} are folded`);
  return log;
}

/** Counts rows and pages for a display. A log does not say how long it is: how much of its time is left does. */
function countPages(accountId: string, display: Display): NonNullable<FetchActivityOptions['onPage']> {
  const counts: Record<LogName, { received: number; requests: number }> = {
    changes: { received: 0, requests: 0 },
    logins: { received: 0, requests: 0 },
  };
  return ({ log, rows, part }) => {
    const count = counts[log];
    count.received += rows;
    count.requests += 1;
    const pages = part === 0 ? 1 : Math.ceil((count.requests * (1 - part)) / part);
    const progress = { collection: log, ...count, isDone: part === 1, left: { pages, ms: 0 } };
    display.note({ kind: 'progress', accountId, progress });
  };
}

const foldedWords = { zones: 'zones', products: 'zones and products' } as const;
