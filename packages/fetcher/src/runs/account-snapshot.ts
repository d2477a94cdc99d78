import type { Snapshot } from '@grantlens/snapshot';
import {
  type LedgerRequest,
  openSealer,
  readTime,
  snapshotFormat,
  snapshotVersion,
} from '@grantlens/snapshot/internal';
import { readAccount } from '../account/account.ts';
import { type Identity, readIdentity } from '../account/identity.ts';
import type { Client, ClientOptions } from '../client.ts';
import { timeText } from '../clock.ts';
import { type OnProgress, openBoard } from '../collections/progress.ts';
import { readCollections } from '../collections/read-collections.ts';
import { openExtras } from '../collections/read-extras.ts';
import { shownApiBase } from '../credential/api-base.ts';
import { withPartial } from '../middleware/answers-on-disk.ts';
import { affordableBytes, withinMemory } from '../middleware/memory.ts';
import { withPatience } from '../middleware/patience.ts';
import { withPreparation } from '../middleware/preparation.ts';
import { openPartial, type PartialOptions } from '../resume/partial.ts';
import { addUp } from '../wire/storable.ts';

/** What a snapshot is taken of, and how. */
export interface SnapshotRequest {
  readonly accountId: string;
  readonly tool: ClientOptions['tool'];
  readonly onProgress?: OnProgress | undefined;
  /** Keeps what was read on disk as it comes. */
  readonly partial?: PartialOptions | undefined;
  /** Asks of every member of a user group when it was added: one request for each. */
  readonly memberDates?: boolean | undefined;
  /** What the API said of the credential, where that is known already. */
  readonly identity?: Identity | undefined;
}

/** Reads an account into a snapshot. */
export async function takeSnapshot(client: Client, request: SnapshotRequest): Promise<Snapshot> {
  const { accountId, tool, onProgress } = request;
  const begun = client.clock.now();
  const ofAccount: LedgerRequest[] = [];
  // First: without the account nothing else is worth asking.
  const account = await readAccount(client, accountId, (one) => ofAccount.push(one));
  const apiBase = shownApiBase(client.apiBase);
  const run = { accountId, apiBase, secret: client.credential.secret };
  const partial = request.partial && (await openPartial(request.partial, client.clock.now(), run));
  try {
    client.alreadySent(sendingTimes((partial?.lines ?? []).flatMap(({ requests }) => requests)));
    const patient = withinMemory(withPatience(client.ask), affordableBytes());
    const resuming = partial === undefined ? patient : withPartial(patient, partial);
    const sealer = openSealer();
    const ask = withPreparation(resuming, sealer);
    const { memberDates = false } = request;
    const reading = { ask, maxPages: client.limits.maxPages, listsAtOnce: client.concurrency, memberDates };
    const destination = {
      board: openBoard(onProgress, client.estimateMs),
      redactor: client.redactor,
    };
    const readExtras = openExtras(reading, accountId, destination);
    const [{ credential, accounts, requests }, collections] = await Promise.all([
      request.identity ?? readIdentity(client, accountId),
      readCollections(reading, accountId, destination),
    ]);
    const extras = await readExtras();
    const isResumed = partial !== undefined && partial.lines.length > 0;
    return sealer.seal({
      format: snapshotFormat,
      version: snapshotVersion,
      account: account.value,
      takenAt: {
        start: isResumed ? partial.header.start : timeText(begun),
        end: timeText(client.clock.now()),
      },
      tool: { name: tool.name, version: tool.version },
      source: { apiBase, credential, accounts, requests: [...ofAccount, ...requests] },
      collections: collections.value,
      extras: extras.value,
      removed: addUp([...account.removed, ...collections.removed, ...extras.removed]),
    });
  } finally {
    await partial?.close();
  }
}

function sendingTimes(requests: readonly LedgerRequest[]): readonly number[] {
  return requests.flatMap(({ at }) => readTime(at) ?? []).sort((one, other) => one - other);
}
