import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { Faults } from '../faults/faults.ts';
import type { Store } from '../state/store.ts';
import type { Undocumented } from '../state/undocumented.ts';
import type { RateLimit, Standing } from './rate-limit.ts';
import type { RequestLog } from './request-log.ts';

/** All that a request can meet besides itself. */
export interface World {
  readonly store: Store;
  readonly log: RequestLog;
  readonly clock: () => Date;
  readonly newId: () => string;
  /** The id of a request. */
  readonly newRay: () => string;
  readonly rateLimit: RateLimit;
  readonly count: (caller: string, now: number) => Standing;
  /** A text that differs each time the same thing is asked. */
  readonly occasion: (request: string) => string;
  readonly faults: Faults;
  readonly undocumented: Undocumented;
}

/** What comes with a request: the sandbox it was sent to, and Node's two ends of the connection. */
export interface Surroundings {
  readonly Bindings: HttpBindings & { readonly world: World };
}

/** A request on its way through the application. */
export type Exchange = Context<Surroundings>;
