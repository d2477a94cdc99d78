import { Hono } from 'hono';
import { methodNotAllowed, notRouted, tooManyRequests } from '../errors.ts';
import type { Shape } from '../faults/faults.ts';
import { randomOf } from '../lists/order.ts';
import { scimPageOf } from '../lists/scim-page.ts';
import { authenticate, objection } from '../routes/authorisation.ts';
import type { Answer, Endpoint, ScimAnswer } from '../routes/endpoint.ts';
import { endpoints } from '../routes/endpoints.ts';
import { withKeptEchoes, withoutLostEchoes } from '../state/echoes.ts';
import { jsonOf, textOf } from '../wire/body.ts';
import { type Credential, credentialIn } from '../wire/credential.ts';
import { failureReply, jsonReply, type Reply, refusalReply, scimReply, withHeaders } from '../wire/reply.ts';
import { scimList } from '../wire/scim.ts';
import { admitHosts } from './admission.ts';
import { envelopeOf } from './answer-envelope.ts';
import { doMeanwhile } from './meanwhile.ts';
import { rateHeaders, type Standing } from './rate-limit.ts';
import { send } from './response.ts';
import type { Exchange, Surroundings, World } from './world.ts';

/** Where the API begins, as at Cloudflare. */
export const apiRoot = '/client/v4';

/**
 * The web application: limit, authenticate, authorise, answer, log. There is one for all sandboxes of a
 * process; what differs between them comes with the request.
 */
export const app: Hono<Surroundings> = new Hono<Surroundings>({ strict: false })
  .use(admitHosts((context, no) => finish(context, refusalReply(no))))
  .basePath(apiRoot);

for (const endpoint of endpoints) {
  app.on(endpoint.method, endpoint.path, (context) => serve(context, endpoint));
}
for (const path of new Set(endpoints.map((endpoint) => endpoint.path))) {
  const allowed = endpoints.filter((endpoint) => endpoint.path === path).map(({ method }) => method);
  app.all(path, (context) => finish(context, refusalReply(methodNotAllowed(allowed))));
}
app.notFound((context) => finish(context, refusalReply(notRouted(context.req.path))));
app.onError((error, context) => finish(context, failureReply(error)));

async function serve(context: Exchange, endpoint: Endpoint): Promise<Response> {
  const { req, env } = context;
  const { world } = env;
  const credential = credentialIn(req.raw.headers);
  const now = world.clock();
  const standing = counted(credential, now, world);
  const limit = rateHeaders(world.rateLimit, standing);
  if (standing.blockedSeconds > 0) {
    const reply = refusalReply(tooManyRequests(world.rateLimit, standing.blockedSeconds));
    return finish(context, withHeaders(reply, limit));
  }
  const query = new URL(req.url).searchParams;
  const asked = { method: req.method, path: req.path.slice(apiRoot.length), query };
  const reply = await world.faults.through(asked, env.outgoing, (shape) =>
    answered(context, endpoint, { credential, query, now: now.toISOString(), shape }),
  );
  // What a caller keeps of a write, to find it in the audit log.
  const ray: Reply['headers'] = req.method === 'GET' ? {} : { 'CF-Ray': world.newRay() };
  return finish(context, withHeaders(reply, { ...limit, ...ray }));
}

interface Asked {
  readonly credential: Credential;
  readonly query: URLSearchParams;
  readonly now: string;
  readonly shape: Shape;
}

async function answered(context: Exchange, endpoint: Endpoint, asked: Asked): Promise<Reply> {
  const { query, shape } = asked;
  const { req } = context;
  const { world } = context.env;
  try {
    authenticate(world.store.accounts(), asked.credential);
    const body = req.method === 'GET' ? '' : await textOf(context.env.incoming);
    for (const other of shape.others) doMeanwhile(other, asked.now, world);
    const answer = answerOf(context, endpoint, asked, body);
    if (answer.next) world.store.replace(answer.next);
    if (answer.kind === 'scim') return scimReply(answer.status, answer.body);
    const random = randomOf(world.occasion(`${req.method} ${req.path}?${query}`));
    const found = shapedBy(shape, answer);
    if (found.kind === 'list' && found.form === 'scim')
      return scimReply(200, scimList(scimPageOf(found, query)));
    return jsonReply(200, shape.envelope(envelopeOf(found, query, random)));
  } catch (error) {
    return failureReply(error);
  }
}

// Nothing is awaited from here to the store, so two writes never meet half-way.
function answerOf(context: Exchange, endpoint: Endpoint, asked: Asked, body: string): Answer {
  const { credential, query, now } = asked;
  const { world } = context.env;
  if (endpoint.about === 'caller') {
    return endpoint.answer({ accounts: world.store.accounts(), credential, query, now });
  }
  const { path } = context.req;
  const param = (name: string): string => context.req.param(name) ?? '';
  const account = world.store.account(param('account'));
  if (account === undefined) throw notRouted(path);
  const no = objection(account, credential, endpoint, now);
  if (no !== undefined) throw no;
  const { newId, undocumented } = world;
  const request = { account, credential, path, param, query, body: jsonOf(body), now, newId, undocumented };
  const answer = endpoint.answer(request);
  if (answer.next === undefined) return answer;
  const after = undocumented.echoes === 'kept' ? withKeptEchoes : withoutLostEchoes;
  return { ...answer, next: after(account, answer.next) };
}

function shapedBy(shape: Shape, answer: Exclude<Answer, ScimAnswer>): Exclude<Answer, ScimAnswer> {
  if (answer.kind === 'list') return shape.list(answer);
  return answer.kind === 'log' ? shape.log(answer) : answer;
}

function counted(credential: Credential, now: Date, world: World): Standing {
  const caller = credential.kind === 'token' ? `token ${credential.token}` : `key ${credential.key}`;
  return world.count(caller, now.getTime());
}

function finish(context: Exchange, reply: Reply): Response {
  const { method, url } = context.req;
  context.env.world.log.add(url, method, reply.drops === undefined ? reply.status : 0);
  return send(context, reply);
}
