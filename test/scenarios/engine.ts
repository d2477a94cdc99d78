import {
  can,
  compile,
  type Grant,
  type Resource,
  resolvePermission,
  resolvePrincipal,
  resolveResource,
  whatCan,
  whoCan,
} from '@grantlens/engine';
import { isOneResource, scopesOf } from '@grantlens/engine/internal';
import {
  type Account,
  normalise,
  type Principal,
  type Scope,
  type Snapshot,
  type Standing,
} from '@grantlens/snapshot';
import type { Implementation } from './implementation.ts';

/** The engine, asked in the words of the scenarios. */
export function openEngine(snapshot: Snapshot): Implementation {
  const account = normalise(snapshot);
  const access = compile(account);
  const resourceOf = (text: string): Resource => {
    const subject = resolveResource(text, account);
    if (!isOneResource(subject)) throw new Error(`${text} is not one resource`);
    return subject;
  };
  return {
    can: (principal, permission, resource) => {
      const who = resolvePrincipal(principal, account);
      const answer = can(access, who, resolvePermission(permission, account), resourceOf(resource));
      const words = (id: Parameters<typeof answer.evidence.grants.get>[0]) => {
        const grant = answer.evidence.grants.get(id);
        return grant === undefined ? 'a grant that is not cited' : pathWords(grant, account);
      };
      return { verdict: answer.verdict, because: answer.evidence.sets.map((set) => set.map(words)) };
    },
    whoCan: (permission, resource, include) => {
      const standings: readonly Standing[] = [
        'active',
        ...(include.includes('pending') ? (['latent'] as const) : []),
        ...(include.includes('inactive') ? (['inactive'] as const) : []),
      ];
      const { listed } = whoCan(access, resolvePermission(permission, account), resourceOf(resource), [
        ...standings,
      ]);
      const named = (verdict: string) =>
        listed.filter((d) => d.verdict === verdict).map((d) => nameOf(d.principal));
      return { allowed: named('allowed'), unknown: named('unknown') };
    },
    whatCan: (principal) =>
      whatCan(access, resolvePrincipal(principal, account)).holdings.map((row) => ({
        permissionGroup: row.permissionGroup.name ?? row.permissionGroup.key,
        access: row.access,
        effective: row.effective,
        scope: scopeWords(row.scope, account),
        except: row.except.map((scope) => scopeWords(scope, account)),
        via: [...new Set(row.via.map(viaWords))].sort(),
      })),
    principals: account.principals.map(nameOf),
  };
}

function nameOf(principal: Principal): string {
  return principal.kind === 'token'
    ? `token:${principal.name ?? principal.id}`
    : (principal.email ?? principal.id ?? principal.key);
}

function viaWords({ path, group }: Grant): string {
  return path === 'direct' ? 'direct' : (group?.name ?? 'a group not seen');
}

function pathWords(grant: Grant, account: Account): string {
  const via = grant.path === 'direct' ? 'direct' : `group ${viaWords(grant)}`;
  const scopes = scopesOf(grant, account).map((scope) => scopeWords(scope, account));
  return [via, grant.permissionGroup?.name ?? '?', scopes.join(' and ')].join(' > ');
}

function scopeWords(scope: Scope, account: Account): string {
  if (scope.kind === 'account') return 'account';
  if (scope.kind === 'type') return scope.type === 'com.cloudflare.api.account.zone' ? 'zone:*' : scope.key;
  return account.zonesByKey.get(scope.resource)?.name ?? scope.key;
}
