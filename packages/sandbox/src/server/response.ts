import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { StatusCode } from 'hono/utils/http-status';
import type { Reply } from '../wire/reply.ts';
import type { Exchange } from './world.ts';

/** Sends a reply, as far as it goes. */
export function send(context: Exchange, reply: Reply): Response {
  const { status, headers, body, drops } = reply;
  // Scripts of faults may send any status there is, so the list that Hono has of them does not help.
  if (drops === undefined) return context.newResponse(body, status as StatusCode, headers);
  const { outgoing } = context.env;
  const { socket } = outgoing;
  if (drops === 'head') {
    socket?.resetAndDestroy();
    return RESPONSE_ALREADY_SENT;
  }
  const bytes = Buffer.from(body ?? '');
  outgoing.writeHead(status, { ...headers, 'Content-Length': bytes.length });
  if (drops === 'body') outgoing.flushHeaders();
  else outgoing.write(bytes.subarray(0, Math.floor(bytes.length / 2)));
  // What has been written still arrives; a reset would take it back on the way.
  socket?.destroySoon();
  return RESPONSE_ALREADY_SENT;
}
