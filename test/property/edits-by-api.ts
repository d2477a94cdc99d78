import type { Deed, Holder } from './sentences.ts';

type Row = Readonly<Record<string, unknown>>;

/** An account behind the API, edited the way a person would. */
export interface EditedByApi {
  readonly make: (deed: Deed) => Promise<void>;
}

const rows = (value: unknown): readonly Row[] => (Array.isArray(value) ? value : []);

/** Opens an account of the sandbox for edits. */
export function openByApi(apiBase: string, accountId: string): EditedByApi {
  const ask = async (method: string, path: string, body?: unknown): Promise<Row> => {
    const response = await fetch(`${apiBase}/accounts/${accountId}/${path}`, {
      method,
      headers: { authorization: 'Bearer any' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const json = (await response.json()) as { readonly result: Row; readonly errors: unknown };
    if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(json.errors)}`);
    return json.result;
  };
  const key = `com.cloudflare.api.account.${accountId}`;
  const scopeOf = (object: string) => ({ scope: { key, objects: [{ key: object }] } });

  /** Replaces what somebody's policies say; those that are a user group's seen twice are not somebody's own. */
  const rewrite = async ({ list, id }: Holder, change: (policies: readonly Row[]) => readonly Row[]) => {
    const row = await ask('GET', `${list}/${id}`);
    const inherited = new Set(
      list === 'members'
        ? rows(await ask('GET', 'iam/user_groups?per_page=100')).flatMap((group) =>
            rows(group.policies).map((policy) => policy.id),
          )
        : [],
    );
    const own = rows(row.policies).filter((policy) => !inherited.has(policy.id));
    const policies = change(own).map(written);
    await ask('PUT', `${list}/${id}`, list === 'members' ? { status: row.status, policies } : { policies });
  };

  const make = async (deed: Deed): Promise<void> => {
    switch (deed.kind) {
      case 'invite': {
        const { email, group } = deed;
        const { id } = await ask('POST', 'members', { email, policies: [] });
        if (group !== null) await ask('POST', `iam/user_groups/${group}/members`, [{ id }]);
        return;
      }
      case 'new-group':
        await ask('POST', 'iam/user_groups', { name: deed.name });
        return;
      case 'join':
        await ask('POST', `iam/user_groups/${deed.group}/members`, [{ id: deed.member }]);
        return;
      case 'leave':
        await ask('DELETE', `iam/user_groups/${deed.group}/members/${deed.member}`);
        return;
      case 'remove':
        await ask('DELETE', `${deed.from}/${deed.id}`);
        return;
      case 'switch': {
        const token = await ask('GET', `tokens/${deed.token}`);
        const ip = (token.condition as Row | undefined)?.['request.ip'];
        await ask('PUT', `tokens/${deed.token}`, {
          name: token.name,
          policies: rows(token.policies).map(({ effect, permission_groups, resources }) => ({
            effect,
            permission_groups: rows(permission_groups).map(({ id }) => ({ id })),
            resources,
          })),
          status: deed.status,
          ...(ip === undefined ? {} : { condition: { request_ip: ip } }),
          ...(token.expires_on ? { expires_on: token.expires_on } : {}),
          ...(token.not_before ? { not_before: token.not_before } : {}),
        });
        return;
      }
      case 'remove-policy':
        return rewrite(deed.holder, (own) => own.filter(({ id }) => id !== deed.policy));
      case 'give': {
        const { access, permissionGroup, object } = deed;
        const policy = {
          access,
          permission_groups: [{ id: permissionGroup }],
          resource_groups: [scopeOf(object)],
        };
        return rewrite(deed.holder, (own) => [...own, policy]);
      }
      case 'take':
        return rewrite(deed.holder, (own) =>
          own.flatMap((policy) => {
            const isMeant = deed.policy === null ? policy.access !== 'deny' : policy.id === deed.policy;
            return isMeant ? without(policy, deed, key) : [policy];
          }),
        );
    }
  };
  return { make };
}

/** A policy without a permission group on an object: what is left may need two policies. */
function without(
  policy: Row,
  { permissionGroup, object }: Extract<Deed, { readonly kind: 'take' }>,
  key: string,
): readonly Row[] {
  const groups = rows(policy.permission_groups);
  const others = groups.filter(({ id }) => id !== permissionGroup);
  if (others.length === groups.length) return [policy];
  const rest = others.length === 0 ? [] : [{ ...policy, permission_groups: others }];
  if (object === null) return rest;
  const isObject = (scope: Row, one: Row) =>
    object === '*'
      ? scope.key === key && (one.key === '*' || one.key === key)
      : one.key === object || (scope.key === object && one.key === '*');
  const left = rows(policy.resource_groups).flatMap((group) => {
    const scope = (Array.isArray(group.scope) ? group.scope[0] : group.scope) as Row;
    const objects = rows(scope.objects).filter((one) => !isObject(scope, one));
    return objects.length === 0 ? [] : [{ scope: { ...scope, objects } }];
  });
  if (left.length === 0) return rest;
  return [...rest, { ...policy, permission_groups: [{ id: permissionGroup }], resource_groups: left }];
}

/** A policy as the API takes it. */
function written({ access, permission_groups, resource_groups }: Row): Row {
  return {
    access,
    permission_groups: rows(permission_groups).map(({ id }) => ({ id })),
    resource_groups: rows(resource_groups).map(({ id, scope }) => (id === undefined ? { scope } : { id })),
  };
}
