import { type Access, type Outcome, whatCan } from '@grantlens/engine';
import { isWithin, scopesOf } from '@grantlens/engine/internal';
import type { PermissionGroup, Principal, Scope } from '@grantlens/snapshot';
import { scopeIdentity } from '@grantlens/snapshot/internal';

/** What of a grant is certainly in force on one scope. */
export interface CertainPart {
  /** For whom. */
  readonly principals: readonly Principal[];
  readonly group: PermissionGroup;
  readonly scope: Scope;
  readonly except: readonly Scope[];
  /** Single permissions of the group that are not certainly held somewhere on the scope. */
  readonly lacks: readonly { readonly scope: Scope; readonly permissions: readonly string[] }[];
}

/** What of a grant is certainly in force, scope by scope, and whether nothing else of it is possible. */
export function certainParts(
  outcome: Outcome,
  access: Access,
): { readonly parts: readonly CertainPart[]; readonly isWhole: boolean } {
  const { grant, effective, principals } = outcome;
  const { permissionGroup: group, policy } = grant;
  const { verdict, exceptions } = effective;
  if (group === null) return { parts: [], isWhole: false };
  if (policy.effect === 'deny') return { parts: [], isWhole: true };
  const own = scopesOf(grant, access.account);
  const isWhole = verdict !== 'unknown' && exceptions.every((one) => one.verdict !== 'unknown');
  // What a doubtful grant has certainly, it has by another one, which is listed itself.
  if (grant.cell.gaps.length > 0 || policy.effect !== 'allow') return { parts: [], isWhole };
  if (verdict === 'unknown') return { parts: own.length > 1 ? askedOne(outcome, own, access) : [], isWhole };
  if (verdict !== 'allowed') return { parts: [], isWhole };
  const parts = own.flatMap((scope): readonly CertainPart[] => {
    const inside = exceptions.filter((one) => isWithin(one.scope, scope));
    const whole = inside.flatMap((one) => (one.permissions === null ? [one.scope] : []));
    if (whole.some((part) => scopeIdentity(part) === scopeIdentity(scope))) return [];
    const lacks = inside.flatMap(({ permissions, scope: there }) =>
      permissions === null ? [] : [{ scope: there, permissions }],
    );
    return [{ principals, group, scope, except: whole, lacks }];
  });
  return { parts, isWhole };
}

/** A permission group of several types may hold on one and be in doubt on another: then each is asked for by itself. */
function askedOne(
  { grant, principals }: Outcome,
  own: readonly Scope[],
  access: Access,
): readonly CertainPart[] {
  const wanted = new Set(own.map(scopeIdentity));
  return principals.flatMap((principal) =>
    whatCan(access, principal).holdings.flatMap(
      ({
        permissionGroup: group,
        access: effect,
        effective,
        scope,
        except,
        lacks,
      }): readonly CertainPart[] =>
        group === grant.permissionGroup &&
        effect === 'allow' &&
        effective === 'allowed' &&
        wanted.has(scopeIdentity(scope))
          ? [{ principals: [principal], group, scope, except, lacks }]
          : [],
    ),
  );
}
