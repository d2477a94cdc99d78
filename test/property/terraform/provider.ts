import type { DrawnResource, Row } from './resources.ts';

/** The API that the provider asks. */
export interface Api {
  readonly apiBase: string;
  readonly accountId: string;
}

const paths: Readonly<Record<string, string>> = {
  cloudflare_account_member: 'members',
  cloudflare_user_group: 'iam/user_groups',
  cloudflare_account_token: 'tokens',
};

/**
 * Asks the API for what version 5 of the provider asks it for: a new object is a `POST`, a changed one a `PUT`, and
 * members are added by a `POST`, replaced by a `PUT`, and taken out by a `PUT` of nobody. Gives the ids of what is new.
 */
export async function applyResources(
  resources: readonly DrawnResource[],
  api: Api,
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  const objects = resources.filter(({ type }) => paths[type] !== undefined);
  const lists = resources.filter(({ type }) => type === 'cloudflare_user_group_members');
  const first = (one: DrawnResource) => one.action.split('-')[0];
  const last = (one: DrawnResource) => one.action.split('-')[1];
  const membersOf = (group: string) => `iam/user_groups/${group}/members`;
  const groupOf = ({ newGroup, after }: DrawnResource) =>
    ids.get(newGroup ?? '') ?? String(after?.user_group_id);
  const wanted = ({ after, newMembers = [] }: DrawnResource) => [
    ...((after?.members ?? []) as readonly Row[]),
    ...newMembers.map((name) => ({ id: ids.get(name) })),
  ];
  const path = ({ type }: DrawnResource) => paths[type] ?? '';
  const create = async (one: DrawnResource) => {
    const made = await ask(api, 'POST', path(one), bodyOf(one));
    ids.set(one.name, String(made.id));
  };

  for (const one of lists) if (first(one) === 'delete') await ask(api, 'PUT', membersOf(String(one.id)), []);
  for (const one of objects) if (first(one) === 'delete') await ask(api, 'DELETE', `${path(one)}/${one.id}`);
  for (const one of objects) if (first(one) === 'create' || last(one) === 'create') await create(one);
  for (const one of objects)
    if (first(one) === 'update') await ask(api, 'PUT', `${path(one)}/${one.id}`, bodyOf(one));
  for (const one of lists) {
    if (one.after === null) continue;
    const method = first(one) === 'update' ? 'PUT' : 'POST';
    await ask(api, method, membersOf(groupOf(one)), wanted(one));
  }
  for (const one of lists) if (last(one) === 'delete') await ask(api, 'PUT', membersOf(String(one.id)), []);
  for (const one of objects) if (last(one) === 'delete') await ask(api, 'DELETE', `${path(one)}/${one.id}`);
  return ids;
}

function bodyOf({ type, after, action }: DrawnResource): Row {
  const { status, roles, ...rest } = after ?? {};
  if (type === 'cloudflare_user_group') return rest;
  const isMember = type === 'cloudflare_account_member';
  const shown = isMember && action !== 'update' ? String(status).toLowerCase() : status;
  const held = Array.isArray(roles) ? { roles: roles.map((id: unknown) => ({ id })) } : {};
  return { ...rest, ...held, status: shown };
}

async function ask(api: Api, method: string, path: string, body?: unknown): Promise<Row> {
  const response = await fetch(`${api.apiBase}/accounts/${api.accountId}/${path}`, {
    method,
    headers: { authorization: 'Bearer any', 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path} ${JSON.stringify(body)}: ${text}`);
  return ((JSON.parse(text) as { readonly result?: unknown }).result ?? {}) as Row;
}
