import type { Access } from '@grantlens/engine';
import { logSince, principalWords, printable, type ReplayedChange, replay } from '@grantlens/engine/internal';
import { GrantlensError } from '@grantlens/snapshot';
import type { Answer } from '../output/answer.ts';
import { envelope } from '../output/envelope.ts';
import { principalRecord, type Row } from '../output/records.ts';
import { counted } from '../output/words.ts';

/** What the replay says of itself: the edit or plan that it is of. */
export interface ReplayFrame {
  readonly query: Row;
  /** The question as resolved, for people. */
  readonly question: string;
  /** False where it is not known all that the edit or plan does. */
  readonly isWhole?: boolean;
}

/** Answers `what-if --replay`: the recorded changes that would no longer have been possible. */
export function answerReplay(
  before: Access,
  after: Access,
  { query, question, isWhole = true }: ReplayFrame,
): Answer {
  const { account } = before;
  const { activity } = account;
  const since = activity === undefined ? null : logSince(activity, 'changes');
  if (activity === undefined || since === null)
    throw new GrantlensError(
      'activity-missing',
      'there are no recorded changes to replay: no audit log lies beside the snapshot, or its changes could not be read',
    );
  const { lost, asked, notMapped, unclear } = replay(before, after);
  const { status } = activity.logs.changes;
  const lostChanges = lost.reduce((sum, { change }) => sum + change.count, 0);
  const unmapped = notMapped.actors + notMapped.products + notMapped.places;
  return {
    account,
    envelope: envelope(account, {
      query: { ...query, replay: true, since },
      complete: isWhole && status === 'complete' && unclear === 0,
      assumptions: [],
      gaps: [],
      summary: { asked, lost: lostChanges, unclear, notMapped: { ...notMapped } },
      results: () => lost.map(recordOf),
    }),
    question: `${question}: which recorded changes would no longer have been possible`,
    columns: [
      { title: 'who' },
      { title: 'product' },
      { title: 'zone' },
      { title: 'kind' },
      { title: 'count' },
      { title: 'last' },
      { title: 'permissions' },
      { title: 'before', isVerdict: true },
      { title: 'after', isVerdict: true },
      { title: 'principal id', wide: true },
    ],
    cells: () => {
      const zones = new Map(account.zones.map(({ id, name }) => [id, name]));
      return lost.map(({ principal, change, permissions, verdictBefore, verdictAfter }) => [
        principalWords(principal),
        printable(change.product),
        change.zone === null ? '' : printable(zones.get(change.zone) ?? change.zone),
        change.kind,
        String(change.count),
        change.last.slice(0, 10),
        permissions.join('\n'),
        verdictBefore,
        verdictAfter,
        principal.id ?? '',
      ]);
    },
    closing: [
      `${counted(lostChanges, 'recorded change')} of ${asked} since ${since.slice(0, 10)} would not have been possible`,
      ...(unclear === 0 ? [] : [`of ${counted(unclear, 'change')} it is not known`]),
      ...(unmapped === 0 ? [] : [notMappedWords(notMapped)]),
      'the log has no reads and not every product: what is not listed is not proof that nothing is lost',
    ],
    positive: lost.length === 0,
  };
}

function recordOf({ principal, change, permissions, verdictBefore, verdictAfter }: ReplayedChange): Row {
  const { actor, product, zone, kind, count, last } = change;
  return {
    actor: { ...actor },
    principal: principalRecord(principal),
    product,
    zone,
    kind,
    count,
    last,
    permissions,
    verdictBefore,
    verdictAfter,
  };
}

function notMappedWords({ actors, products, places }: ReturnType<typeof replay>['notMapped']): string {
  const parts = [
    [actors, 'by nobody of the account'],
    [products, 'of products that are in no known area'],
    [places, 'in zones that are not in the snapshot'],
  ] as const;
  const said = parts
    .filter(([count]) => count > 0)
    .map(([count, words]) => `${counted(count, 'change')} ${words}`);
  return `not asked about: ${said.join(', ')}`;
}
