import type { ServerResponse } from 'node:http';
import type { LogPage } from '../audit/log-page.ts';
import type { Listing } from '../lists/listing.ts';
import type { Row } from '../state/row.ts';
import type { Reply } from '../wire/reply.ts';
import { brokenReply, droppedReply } from './broken-answer.ts';
import { withOddEnvelope } from './envelope.ts';
import type { FaultRule, ListFault, SomebodyElse } from './fault.ts';
import { withOtherInfo } from './info.ts';
import { type JointFault, jointFaultOf } from './joint-fault.ts';
import { withOtherLog } from './log-pages.ts';
import { withOtherPages } from './pages.ts';
import { replacementReply } from './replacement.ts';
import { withOtherRows } from './rows.ts';
import { type Asked, createEncounters } from './rules.ts';
import { createWaitingRoom, type Pause, type WaitingRoom } from './waiting.ts';

/** What faults make of an answer while it is being written. */
export interface Shape {
  /** What others write first. */
  readonly others: readonly SomebodyElse[];
  readonly list: (list: Listing) => Listing;
  readonly log: (page: LogPage) => LogPage;
  readonly envelope: (envelope: Row) => Row;
}

/** The way a request takes to its answer. */
export interface Faults {
  /** The reply to a request: the answer as it is, or whatever the script has in store. */
  through(asked: Asked, outgoing: ServerResponse, answer: (shape: Shape) => Promise<Reply>): Promise<Reply>;
  /** Ends all that still waits. */
  close(): void;
}

const asItIs: Shape = {
  others: [],
  list: (list) => list,
  log: (page) => page,
  envelope: (envelope) => envelope,
};

/** The way without obstacles. */
export const noFaults: Faults = { through: (_asked, _outgoing, answer) => answer(asItIs), close: () => {} };

/** The way through a script of misbehaviour. Throws when the script makes no sense. */
export function createFaults(rules: readonly FaultRule[], pause: Pause): Faults {
  const encounter = createEncounters(rules);
  const room = createWaitingRoom(pause);
  return {
    through: async (asked, outgoing, answer) => {
      const { faults, occasion } = encounter(asked);
      const joint = jointFaultOf(faults);
      if (joint.latency > 0 && (await room.wait(joint.latency, outgoing)) === 'gone') return droppedReply;
      return replyIn(joint, () => answer(shapeOf(joint, occasion)), { room, outgoing });
    },
    close: room.close,
  };
}

async function replyIn(
  joint: JointFault,
  answer: () => Promise<Reply>,
  { room, outgoing }: { readonly room: WaitingRoom; readonly outgoing: ServerResponse },
): Promise<Reply> {
  const fault = joint.answer;
  if (fault === undefined) return answer();
  switch (fault.kind) {
    case 'stall':
      await room.wait(Number.POSITIVE_INFINITY, outgoing);
      return droppedReply;
    case 'reset':
    case 'cut-short':
      if (fault.kind === 'reset' && fault.at === 'arrival') return droppedReply;
      return brokenReply(await answer(), fault);
    default:
      if (fault.kind === 'status' && fault.done) await answer();
      return replacementReply(fault);
  }
}

function shapeOf({ others, list, envelope }: JointFault, occasion: string): Shape {
  return {
    others,
    list: (whole) => list.reduce((shaped, fault) => shapedList(shaped, fault, occasion), whole),
    log: (whole) => list.reduce((shaped, fault) => shapedLog(shaped, fault, occasion), whole),
    envelope: (whole) => envelope.reduce(withOddEnvelope, whole),
  };
}

function shapedList(list: Listing, fault: ListFault, occasion: string): Listing {
  switch (fault.kind) {
    case 'rows':
    case 'order':
      return withOtherRows(list, fault, occasion);
    case 'total':
    case 'no-info':
      return withOtherInfo(list, fault);
    case 'repeated-cursor':
    case 'endless-log':
    case 'refused-cursor':
    case 'overlap':
      return list;
    default:
      return withOtherPages(list, fault);
  }
}

function shapedLog(page: LogPage, fault: ListFault, occasion: string): LogPage {
  switch (fault.kind) {
    case 'rows':
    case 'order':
    case 'repeated-cursor':
    case 'endless-log':
    case 'refused-cursor':
    case 'overlap':
      return withOtherLog(page, fault, occasion);
    default:
      return page;
  }
}
