import type { Reply } from '../wire/reply.ts';
import type { BrokenAnswer } from './fault.ts';

/** A connection that drops before any of an answer has been sent. */
export const droppedReply: Reply = { status: 0, headers: {}, body: null, drops: 'head' };

/** The part of an answer that the client gets to see. */
export function brokenReply(reply: Reply, fault: BrokenAnswer): Reply {
  if (fault.kind === 'cut-short') {
    const { body } = reply;
    return { ...reply, body: body?.slice(0, Math.floor(body.length * fault.keep)) ?? null };
  }
  switch (fault.at) {
    case 'arrival':
    case 'asked':
      return droppedReply;
    case 'head':
      return { ...reply, drops: 'body' };
    case 'body':
      return { ...reply, drops: 'middle' };
  }
}
