import type { SomebodyElse } from '../faults/fault.ts';
import type { AccountEndpoint } from '../routes/endpoint.ts';
import { endpoints } from '../routes/endpoints.ts';
import { jsonOf } from '../wire/body.ts';
import type { World } from './world.ts';

/** Does what somebody else asks for, who may do everything. Throws when there is no such write, or it is refused. */
export function doMeanwhile({ method, path, body }: SomebodyElse, now: string, world: World): void {
  for (const endpoint of endpoints) {
    const params = endpoint.about === 'account' ? paramsIn(endpoint, method, path) : undefined;
    const account = params && world.store.account(params.get('account') ?? '');
    if (endpoint.about !== 'account' || params === undefined || account === undefined) continue;
    const { next } = endpoint.answer({
      account,
      credential: { kind: 'token', token: 'somebody else' },
      path,
      param: (name) => params.get(name) ?? '',
      query: new URLSearchParams(),
      body: body === undefined ? undefined : jsonOf(JSON.stringify(body)),
      now,
      newId: world.newId,
      undocumented: world.undocumented,
    });
    if (next !== undefined) world.store.replace(next);
    return;
  }
  throw new Error(`Nothing is served for ${method} ${path}.`);
}

function paramsIn(
  endpoint: AccountEndpoint,
  method: string,
  path: string,
): ReadonlyMap<string, string> | undefined {
  const [wanted, given] = [endpoint.path.split('/'), path.split('/')];
  const fits =
    endpoint.method === method &&
    wanted.length === given.length &&
    wanted.every((part, at) => part.startsWith(':') || part === given[at]);
  if (!fits) return undefined;
  return new Map(wanted.map((part, at) => [part.replace(/^:/, ''), given[at] ?? ''] as const));
}
