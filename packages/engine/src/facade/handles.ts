import { type Account, GrantlensError } from '@grantlens/snapshot';
import { compileIndex } from '../compiled/access-index.ts';
import { isOneResource } from '../decision/resource.ts';
import { verdicts } from '../decision/verdict.ts';
import { resolvePermission } from '../resolve/permission.ts';
import { resolvePrincipal } from '../resolve/principal.ts';
import { resolveResource } from '../resolve/resource.ts';
import type { Handles } from './answers.ts';

/** Compiles the index of an account, to be asked with handles that are made of words. */
export function openHandles(account: Account): Handles {
  const index = compileIndex(account);
  return {
    index,
    principal: (who) => index.principal(resolvePrincipal(who, account).key),
    permission: (text) => {
      const meant = resolvePermission(text, account);
      if (meant.kind !== 'any') return index.permission(meant);
      const why = `"${text}" means ${meant.of.length} permissions, and a handle is of one`;
      throw new GrantlensError('permission-unknown', why);
    },
    resource: (text) => {
      const meant = resolveResource(text, account);
      if (isOneResource(meant)) return index.resource(meant.key);
      throw new GrantlensError('resource-unknown', `"${text}" means many resources, and a handle is of one`);
    },
    can: (principal, permission, resource) => {
      const verdict = verdicts[index.can(principal, permission, resource)];
      return verdict ?? 'unknown';
    },
  };
}
