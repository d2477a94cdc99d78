import type { Gap, PermissionGroup, Scope } from '@grantlens/snapshot';
import { scopeIdentity } from '@grantlens/snapshot/internal';
import type { Access } from '../access/access.ts';
import { type Grant, isSameGrant, type Way } from '../access/grant.ts';
import { type Assumption, mergeAssumptions } from '../decision/assumptions.ts';
import { mergeGaps } from '../decision/gaps.ts';
import { possibleScopesOf, scopesOf } from '../decision/reaches.ts';
import { decideAmong, type Ruling } from '../decision/relation.ts';
import { typicalOf } from '../decision/typical-resource.ts';
import type { Verdict } from '../decision/verdict.ts';
import { type CellsByScope, cellsAt } from './cells-by-scope.ts';
import { deniedPermissions } from './denied-permissions.ts';
import { type Ask, cautious, type Exception, exceptionsTo, type Found } from './exceptions.ts';
import { isCertainAllow } from './policies-that-matter.ts';

/** What of a grant is in force. */
export interface Effective {
  readonly verdict: Verdict;
  readonly exceptions: readonly Exception[];
  /** The denies, and what may be one, that take something of it away. */
  readonly cutBy: readonly Grant[];
  readonly gaps: readonly Gap[];
  readonly assumptions: readonly Assumption[];
}

/** A policy that the principal has too and that can change the outcome of a grant. */
export interface OtherPolicy {
  readonly way: Way;
  readonly cells: CellsByScope;
}

/** What of a grant is in force where it acts, and where it is not, for somebody who has these policies too. */
export function effectiveOf(access: Access, grant: Grant, others: readonly OtherPolicy[]): Effective {
  const { permissionGroup: group, cell, policy } = grant;
  if (group !== null && others.length === 0 && isCertainAllow(grant))
    return policy.effectAssumed ? allowedAsAssumed : allowed;
  const noted = cell.gaps.flatMap((id) => access.account.gaps.get(id) ?? []);
  if (group === null) return { verdict: 'unknown', exceptions: [], cutBy: [], gaps: noted, assumptions: [] };
  const ask = openAsk(access, grant, others);
  const own = scopesOf(grant, access.account);
  const ofGroup = own.map((scope) => ask({ kind: 'group', group }, scope));
  const verdict =
    cautious.find((one) => ofGroup.some((decision) => decision.verdict === one)) ?? 'not-granted';
  const denies = others.filter(({ way }) => way.policy.effect !== 'allow');
  const mayBeCut = policy.effect === 'allow' && verdict !== 'denied' && denies.length > 0;
  const found = mayBeCut
    ? exceptionsTo({
        ...{ group, verdict, own, ask },
        denied: scopesOfDenies(access, grant, denies),
        permissions: deniedPermissions(
          access,
          denies.map(({ way }) => way.policy),
          group,
        ),
        counts: ({ bearings }) =>
          bearings.some((bearing) => bearing.certainty === 'sure' && isSameGrant(bearing.grant, grant)),
      })
    : [];
  const decisions = [...ofGroup, ...found.flatMap((exception) => exception.decisions)];
  const cuts = policy.effect === 'deny' ? [] : decisions.flatMap(cutsOf);
  return {
    verdict: nothingLeft(group, own, found) ?? verdict,
    exceptions: found.map(({ decisions: _, ...exception }) => exception),
    cutBy: cuts.filter((cut) => !isSameGrant(cut, grant)),
    gaps: mergeGaps([...noted, ...decisions.flatMap(({ gaps }) => gaps)]),
    assumptions: mergeAssumptions(decisions),
  };
}

// In a large account nearly every grant is one of these.
const allowed: Effective = { verdict: 'allowed', exceptions: [], cutBy: [], gaps: [], assumptions: [] };
const allowedAsAssumed: Effective = { ...allowed, assumptions: ['access-defaults-to-allow'] };

/**
 * Returns a function that decides what a grant gives together with other policies, or what these give alone. It looks
 * only at cells that can reach what is asked about.
 */
export function openAsk(access: Access, grant: Grant | null, others: readonly OtherPolicy[]): Ask {
  return (permission, scope) => {
    const grants = grant === null ? [] : [grant];
    for (const { way, cells } of others) {
      const { principal, policy, path, group } = way;
      for (const cell of cellsAt(cells, scope)) {
        if (cell === grant?.cell && policy === grant.policy) continue;
        grants.push({ principal, policy, path, group, cell, permissionGroup: access.groupOf(cell) });
      }
    }
    return decideAmong(access, grants, { permission, resource: typicalOf(scope) });
  };
}

function cutsOf({ bearings }: Ruling): readonly Grant[] {
  return bearings.filter(({ effect }) => effect !== 'allow').map(({ grant }) => grant);
}

/** Where others deny, as far as the grant can reach it. */
function scopesOfDenies(
  { account, groupOf }: Access,
  grant: Grant,
  denies: readonly OtherPolicy[],
): readonly Scope[] {
  const { scope: own } = grant.cell;
  const cells = denies.flatMap((deny) =>
    own?.kind === 'resource' ? cellsAt(deny.cells, own) : deny.cells.all,
  );
  return cells.flatMap((cell) => possibleScopesOf({ cell, permissionGroup: groupOf(cell) }, account));
}

/** The verdict when every permission of a group is taken away wherever it is held: nothing of the grant is in force. */
function nothingLeft(
  { contents }: PermissionGroup,
  own: readonly Scope[],
  found: readonly Found[],
): Verdict | null {
  if (contents.kind !== 'listed' || !contents.complete || contents.permissions.size === 0) return null;
  const taken = new Map(own.map((scope) => [scopeIdentity(scope), new Map<string, Verdict>()]));
  for (const { scope, permissions, verdict } of found)
    for (const name of permissions ?? contents.permissions)
      taken.get(scopeIdentity(scope))?.set(name, verdict);
  const verdicts = [...taken.values()].flatMap((there) =>
    [...contents.permissions].map((name) => there.get(name)),
  );
  if (verdicts.includes(undefined)) return null;
  return verdicts.includes('unknown') ? 'unknown' : 'denied';
}
