import { printable } from '@grantlens/engine/internal';
import { type ClientOptions, fetchActivity, type PartialOptions } from '@grantlens/fetcher/internal';
import { encodeActivity } from '@grantlens/snapshot/internal';
import { activityPath } from '../input/activity-path.ts';
import { activityWords } from '../input/take-up-activity.ts';
import type { Io } from '../io.ts';
import { type Destination, nameLine, prepareDestination, writeTo } from '../output/destination.ts';
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

/** Reads the audit log of an account, folded, and writes it beside its snapshot. */
export async function saveActivity(
  { account, snapshot, days, out, partial, ...connection }: ActivitySaving,
  { display, io }: { readonly display: Display; readonly io: Pick<Io, 'out'> },
): Promise<void> {
  display.say(`reading the audit log of the account ${printable(account)}`);
  const log = await fetchActivity({
    ...connection,
    accountId: account,
    snapshot,
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
  io.out(nameLine(out));
}

const foldedWords = { zones: 'zones', products: 'zones and products' } as const;
