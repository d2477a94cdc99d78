import type { MiddlewareHandler } from 'hono';
import { hostNotServed, type Refusal } from '../errors.ts';
import type { Exchange, Surroundings } from './world.ts';

/**
 * Refuses a request that was meant for another host. A web page may give its own name the address of this machine, and
 * could then ask whatever it likes; the name in the request is what gives it away.
 */
export function admitHosts(
  refuse: (context: Exchange, refusal: Refusal) => Response,
): MiddlewareHandler<Surroundings> {
  return async (context, next) =>
    isLoopback(context.env.incoming.headers.host) ? next() : refuse(context, hostNotServed());
}

/** Whether a `Host` is this machine's name for itself, or an address of its loopback, in any spelling. */
function isLoopback(host: string | undefined): boolean {
  const url = `http://${host}`;
  if (host === undefined || !URL.canParse(url)) return false;
  const name = new URL(url).hostname.replace(/\.$/, '');
  return name === 'localhost' || name === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(name);
}
