import {
  type ActivityLog,
  activityFormat,
  activityVersion,
  foldLimits,
  knownTime,
  type LedgerRequest,
  type LogName,
  openFold,
  openRecentIds,
  readTime,
  sealActivity,
} from '@grantlens/snapshot/internal';
import { withFoldedPages } from '../audit-log/folded-pages.ts';
import { type LogProgress, type LogReading, readLog } from '../audit-log/read-log.ts';
import { type Client, type ClientOptions, openClient } from '../client.ts';
import { timeText } from '../clock.ts';
import { shownApiBase } from '../credential/api-base.ts';
import { withPartial } from '../middleware/answers-on-disk.ts';
import { withPatience } from '../middleware/patience.ts';
import { openPartial, type PartialOptions } from '../resume/partial.ts';
import { addUp } from '../wire/storable.ts';

/** What the audit log is read for. */
export interface FetchActivityOptions extends ClientOptions {
  readonly accountId: string;
  /** The digest of the snapshot that the log will lie beside. */
  readonly snapshot: string;
  /** How far back. 180 by default. */
  readonly days?: number;
  /** Called after each page. */
  readonly onPage?: (page: LogProgress & { readonly log: LogName }) => void;
  /** Keeps what was read on disk as it comes, so that a later run can resume this one. */
  readonly partial?: PartialOptions;
}

/** How far back the log is read, in days, unless somebody says otherwise. */
export const usualDays = 180;

/**
 * Reads the audit logs of an account and folds them as they come: memory does not grow with their rows. A log that could
 * not be read is in it with the reason. Rejects with the signal's reason when that is aborted.
 *
 * @throws GrantlensError `api-base-unsafe`, `usage`, `network`, `deadline`; with `partial` also `partial-unusable`,
 * `file-unwritable`
 */
export async function fetchActivity(options: FetchActivityOptions): Promise<ActivityLog> {
  const client = openClient(options);
  try {
    return await readActivity(client, options);
  } finally {
    await client.close();
  }
}

const dayMs = 86_400_000;

async function readActivity(client: Client, options: FetchActivityOptions): Promise<ActivityLog> {
  const { accountId, snapshot, tool, days = usualDays, onPage } = options;
  const begun = client.clock.now();
  const apiBase = shownApiBase(client.apiBase);
  const run = { accountId, apiBase, secret: client.credential.secret };
  const partial = options.partial && (await openPartial(options.partial, begun, run));
  try {
    client.alreadySent(sendingTimes((partial?.lines ?? []).flatMap(({ requests }) => requests)));
    const isResumed = partial !== undefined && partial.lines.length > 0;
    // The same window as that of the run that is resumed: other questions would have other answers.
    const start = isResumed ? partial.header.start : timeText(begun);
    const window = { since: timeText(knownTime(start) - days * dayMs), before: start };
    const patient = withPatience(client.ask);
    const read = (log: LogName): Promise<LogReading> => {
      const ids = openRecentIds(foldLimits.rememberedIds);
      const folding = withFoldedPages(patient, log, ids);
      const ask = partial === undefined ? folding : withPartial(folding, partial);
      const { maxPages } = client.limits;
      return readLog(
        log,
        { accountId, ...window },
        { ask, ids, maxPages, onPage: (page) => onPage?.({ log, ...page }) },
      );
    };
    const [changes, logins] = await Promise.all([read('changes'), read('logins')]);
    const both = openFold('changes');
    both.merge(changes.folded);
    both.merge(logins.folded);
    const { folding, changes: folded, access, accessLeftOut } = both.folded();
    return sealActivity({
      format: activityFormat,
      version: activityVersion,
      account: accountId,
      snapshot,
      takenAt: { start, end: timeText(client.clock.now()) },
      tool: { name: tool.name, version: tool.version },
      apiBase,
      window,
      logs: { changes: redacted(changes, client), logins: redacted(logins, client) },
      folding,
      changes: folded,
      access,
      accessLeftOut,
      removed: addUp([...changes.removed, ...logins.removed]),
    });
  } finally {
    await partial?.close();
  }
}

/** Ids in a message came from the API. */
function redacted({ ledger }: LogReading, { redactor }: Client): LogReading['ledger'] {
  if (ledger.problem === undefined) return ledger;
  const problem = { ...ledger.problem, message: redactor.text(ledger.problem.message) };
  return { ...ledger, holes: ledger.holes.map((hole) => ({ ...hole, problem })), problem };
}

function sendingTimes(requests: readonly LedgerRequest[]): readonly number[] {
  return requests.flatMap(({ at }) => readTime(at) ?? []).sort((one, other) => one - other);
}
