import { type Context, Hono } from 'hono';
import { authenticate, objection } from './authorise.ts';
import { jsonOf } from './body.ts';
import { type Credential, credentialIn } from './credential.ts';
import type { AccountEndpoint, Answer, Endpoint } from './endpoint.ts';
import { failure, success } from './envelope.ts';
import { methodNotAllowed, notRouted, Refusal, tooManyRequests } from './errors.ts';
import { randomOf, shuffled, unsettled } from './order.ts';
import { type RateLimit, rateHeaders, type Standing } from './rate-limit.ts';
import type { RequestLog } from './request-log.ts';
import { endpoints } from './routes/endpoints.ts';
import type { Store } from './state/store.ts';

/** Where the API begins, as at Cloudflare. */
export const apiRoot = '/client/v4';

/** All that a request can meet besides itself. */
export interface World {
  readonly store: Store;
  readonly log: RequestLog;
  readonly clock: () => Date;
  readonly newId: () => string;
  readonly rateLimit: RateLimit;
  readonly count: (caller: string, now: number) => Standing;
  /** A text that differs each time the same thing is asked. */
  readonly occasion: (request: string) => string;
}

/** The web application: log, limit, authenticate, authorise, answer. */
export function createApp(world: World): Hono {
  const app = new Hono({ strict: false }).basePath(apiRoot);

  app.use('*', async (context, next) => {
    await next();
    world.log.add(context.req.url, context.req.method, context.res.status);
  });
  for (const endpoint of endpoints) {
    app.on(endpoint.method, endpoint.path, (context) => serve(context, endpoint, world));
  }
  for (const path of new Set(endpoints.map((endpoint) => endpoint.path))) {
    const allowed = endpoints.filter((endpoint) => endpoint.path === path).map(({ method }) => method);
    app.all(path, (context) => refused(context, methodNotAllowed(allowed)));
  }
  app.notFound((context) => refused(context, notRouted(context.req.path)));
  app.onError((error, context) => {
    if (error instanceof Refusal) return refused(context, error);
    return context.json(failure({ code: 10500, message: String(error), documentation: undefined }), 500);
  });
  return app;
}

async function serve(context: Context, endpoint: Endpoint, world: World): Promise<Response> {
  const credential = credentialIn(context.req.raw.headers);
  const now = world.clock();
  limit(context, credential, now, world);
  authenticate(world.store.accounts(), credential);
  const body = await context.req.text();
  const answer = answerOf(context, endpoint, { credential, body, now: now.toISOString(), world });
  if (answer.next) world.store.replace(answer.next);

  const random = randomOf(world.occasion(`${context.req.method} ${context.req.path}?${queryOf(context)}`));
  const settled = unsettled(answer.result, random);
  const result = answer.rowOrder === 'any' && Array.isArray(settled) ? shuffled(settled, random) : settled;
  return context.json(success(result, answer.info));
}

interface Asked {
  readonly credential: Credential;
  readonly body: string;
  readonly now: string;
  readonly world: World;
}

// Nothing is awaited from here to the store, so two writes never meet half-way.
function answerOf(context: Context, endpoint: Endpoint, asked: Asked): Answer {
  if (endpoint.about === 'account') return accountAnswer(context, endpoint, asked);
  const { credential, now, world } = asked;
  return endpoint.answer({ accounts: world.store.accounts(), credential, query: queryOf(context), now });
}

function accountAnswer(context: Context, endpoint: AccountEndpoint, asked: Asked): Answer {
  const { credential, now, world } = asked;
  const param = (name: string): string => context.req.param(name) ?? '';
  const account = world.store.account(param('account'));
  if (account === undefined) throw notRouted(context.req.path);
  const no = objection(account, credential, endpoint, now);
  if (no !== undefined) throw no;
  const { newId } = world;
  const body = jsonOf(asked.body);
  const query = queryOf(context);
  return endpoint.answer({ account, credential, path: context.req.path, param, query, body, now, newId });
}

function limit(context: Context, credential: Credential, now: Date, world: World): void {
  const caller = credential.kind === 'token' ? `token ${credential.token}` : `key ${credential.key}`;
  const standing = world.count(caller, now.getTime());
  for (const [name, value] of Object.entries(rateHeaders(world.rateLimit, standing)))
    context.header(name, value);
  if (standing.blockedSeconds > 0) throw tooManyRequests(world.rateLimit, standing.blockedSeconds);
}

function refused(context: Context, refusal: Refusal): Response {
  for (const [name, value] of Object.entries(refusal.headers)) context.header(name, value);
  return context.json(failure(refusal), refusal.status);
}

function queryOf(context: Context): URLSearchParams {
  return new URL(context.req.url).searchParams;
}
