import { idOf } from '../ids.ts';
import { type Random, randomOf } from '../lists/order.ts';
import type { Account } from '../state/account.ts';
import { isRow, type Row, textAt } from '../state/row.ts';
import { type People, peopleOf } from './people.ts';

/** Something that is done to a zone or an account. */
interface Deed {
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With `{zone}`, `{account}`, `{group}` and `{id}` in it. */
  readonly uri: string;
  readonly product: string;
  readonly description: string;
}

const onZones: readonly Deed[] = [
  {
    method: 'POST',
    uri: '/zones/{zone}/dns_records',
    product: 'dns_records',
    description: 'Create DNS Record',
  },
  {
    method: 'PATCH',
    uri: '/zones/{zone}/dns_records/{id}',
    product: 'dns_records',
    description: 'Update DNS Record',
  },
  {
    method: 'DELETE',
    uri: '/zones/{zone}/dns_records/{id}',
    product: 'dns_records',
    description: 'Delete DNS Record',
  },
  {
    method: 'POST',
    uri: '/client/v4/zones/{zone}/purge_cache',
    product: 'cache',
    description: 'Purge Cache',
  },
  {
    method: 'PATCH',
    uri: '/zones/{zone}/settings/ssl',
    product: 'zone_settings',
    description: 'Update Setting',
  },
  {
    method: 'PUT',
    uri: '/zones/{zone}/rulesets/{id}?x=1',
    product: 'rulesets',
    description: 'Update Ruleset',
  },
];

const onAccount: readonly Deed[] = [
  {
    method: 'PUT',
    uri: '/accounts/{account}/workers/scripts/shop',
    product: 'workers',
    description: 'Update Worker',
  },
  {
    method: 'PUT',
    uri: '/accounts/{account}/storage/kv/namespaces/{id}',
    product: '',
    description: 'Update Namespace',
  },
  { method: 'POST', uri: '/accounts/{account}/r2/buckets', product: 'r2', description: 'Create Bucket' },
];

const onAccess: readonly Deed[] = [
  { method: 'POST', uri: '/accounts/{account}/members', product: 'members', description: 'Add Member' },
  {
    method: 'PUT',
    uri: '/accounts/{account}/iam/user_groups/{group}',
    product: '',
    description: 'Update User Group',
  },
  {
    method: 'POST',
    uri: '/accounts/{account}/iam/user_groups/{group}/members',
    product: '',
    description: 'Add User Group Members',
  },
  { method: 'PUT', uri: '/accounts/{account}/tokens/{id}', product: '', description: 'Update Token' },
  {
    method: 'PATCH',
    uri: '/accounts/{account}/scim/v2/Groups/{group}',
    product: '',
    description: 'Update SCIM Group',
  },
  { method: 'POST', uri: '/accounts/{account}/scim/v2/Users', product: '', description: 'Create SCIM User' },
];

/** A row of the log of changes by its number; always the same for the same account. */
export function changeRow(account: Account, number: number, at: number): Row {
  const random = randomOf(`change ${account.id} ${number}`);
  const people = peopleOf(account);
  const actor = actorOf(people, account, { number, random });
  const zone = zoneOf(people, String(actor.token_id ?? actor.id), random);
  const isAboutAccess = number % 50 === 7;
  const deed = pick(isAboutAccess ? onAccess : random() < 0.8 && zone ? onZones : onAccount, random) as Deed;
  const isOfZone = deed.uri.includes('{zone}');
  const id = idOf(`resource ${account.id} ${number % 97}`);
  const uri = deed.uri
    .replace('{zone}', zone?.id ?? '')
    .replace('{account}', account.id)
    .replace('{group}', pick(people.groups, random) ?? id)
    .replace('{id}', id);
  const common = {
    id: idOf(`audit ${account.id} ${number}`),
    account: { id: account.id, name: textAt(account.row, 'name') ?? '' },
    ...(isOfZone && zone && { zone: { id: zone.id, name: zone.name } }),
  };
  const time = new Date(at).toISOString().replace('.000', '');
  const type = { POST: 'create', PUT: 'update', PATCH: 'update', DELETE: 'delete' }[deed.method];
  const scope = isOfZone ? 'zones' : 'accounts';
  return {
    ...common,
    action: { description: deed.description, result: number % 5 === 0 ? '' : 'success', time, type },
    actor,
    raw: {
      cf_ray_id: id.slice(0, 16),
      method: deed.method,
      status_code: 200,
      uri,
      user_agent: 'ExampleAgent/1.0',
    },
    resource: {
      id,
      product: deed.product,
      request: {},
      response: {},
      // Text or an object, as the API has it.
      scope: number % 4 === 0 ? { type: scope } : scope,
      type: '',
    },
  };
}

/** Everybody works in a few zones of their own. */
function zoneOf({ zones }: People, who: string, random: Random): People['zones'][number] | undefined {
  const own = randomOf(`zones ${who} ${Math.floor(3 * random())}`);
  return pick(zones, own);
}

/** Who did it: a user in the dashboard, a user's own token or an account's token in both shapes, or Cloudflare. */
function actorOf(
  people: People,
  account: Account,
  { number, random }: { readonly number: number; readonly random: Random },
): Row {
  const user = pick(people.users, random);
  const token = pick(people.tokens, random);
  const address = { ip_address: `192.0.2.${1 + (number % 250)}` };
  if (token && number % 3 === 1) {
    const by = { id: account.id, context: 'api_token', email: '', type: 'account', ...address };
    const { id, name } = token;
    return number % 2 === 0 ? { ...by, token_id: id, token_name: name } : { ...by, token: { id, name } };
  }
  if (user === undefined || number % 40 === 39)
    return { id: '', context: '', email: '', type: 'system', ...address };
  const by = {
    id: user.id,
    email: number % 6 === 0 ? user.email.toUpperCase() : user.email,
    type: 'user',
    ...address,
  };
  if (number % 7 !== 2) return { ...by, context: 'dash' };
  return { ...by, context: 'api_token', token_id: idOf(`own token ${user.id}`), token_name: 'laptop' };
}

/** A row of the log of logins by its number. */
export function loginRow(account: Account, number: number, at: number): Row | undefined {
  const random = randomOf(`login ${account.id} ${number}`);
  const user = pick(peopleOf(account).users, random);
  if (user === undefined) return undefined;
  const isToken = number % 25 === 3;
  const ownToken = { token_name: 'laptop', token_tag: idOf(`own token ${user.id}`) };
  return {
    id: idOf(`login ${account.id} ${number}`),
    action: { type: isToken ? 'token_roll' : number % 11 === 5 ? 'rec_add' : 'login', result: true },
    actor: { id: user.id, email: user.email, ip: `::ffff:192.0.2.${1 + (number % 250)}`, type: 'user' },
    interface: 'UI',
    metadata: isToken ? { ...ownToken, new_token_hash: 'a-hash', old_token_hash: 'another' } : {},
    newValue: '',
    oldValue: '',
    owner: { id: user.id },
    resource: { id: user.id, type: 'account' },
    when: new Date(at).toISOString().replace('.000', ''),
  };
}

function pick<T>(list: readonly T[], random: Random): T | undefined {
  return list[Math.floor(random() * list.length)];
}

/** When a row of either log happened; undefined where it does not say. */
export function timeIn(row: unknown): string | undefined {
  return isRow(row) ? (textAt(row, 'action', 'time') ?? textAt(row, 'when')) : undefined;
}
