import type { Gap, Standing } from '@grantlens/snapshot';
import type { Access } from '../access/access.ts';
import { type Assumption, mergeAssumptions } from '../decision/assumptions.ts';
import { mergeGaps } from '../decision/gaps.ts';
import type { Permission } from '../decision/permission.ts';
import { type Decision, openRelation } from '../decision/relation.ts';
import type { Resource } from '../decision/resource.ts';
import { isOpenOrLacksOpen, type Lack, openLacks } from '../outcomes/lacks.ts';
import { checkPermission, checkResource } from '../words/check-asked.ts';
import { isAmong, type Narrowed, narrowingGaps, unseenAmong } from './narrowed.ts';

/** Somebody who can, or may. */
export interface Listed extends Decision {
  /** Asked about a permission group: the single permissions of it that do not hold there, though the group does. */
  readonly lacks: readonly Lack[];
}

/** The answer to `who-can`. */
export interface WhoCanAnswer {
  readonly resource: Resource;
  /** Everybody whose verdict is `allowed` or `unknown`, of the standings asked for. */
  readonly listed: readonly Listed[];
  readonly assumptions: readonly Assumption[];
  readonly gaps: readonly Gap[];
  /** False when it is open whether somebody listed can, or the list itself could not be read whole. */
  readonly complete: boolean;
}

/**
 * Who can: everyone of the given standings for whom `can` is allowed, and apart from them the unknown ones (S13).
 *
 * @throws GrantlensError `permission-unknown` or `resource-unknown`, where the account does not know one
 *
 * @example
 * ```ts
 * import { accountResource, compile, resolvePermission, whoCan } from '@grantlens/engine';
 *
 * const edit = resolvePermission('billing:edit', account);
 * const { listed, complete } = whoCan(compile(account), edit, accountResource(account));
 * listed.map(({ principal }) => principal.name); // → ['Ines Linden', 'Ruth Adeyemi']
 * complete; // → true
 * ```
 */
export function whoCan(
  access: Access,
  permission: Permission,
  resource: Resource,
  standings: readonly Standing[] = ['active'],
  narrowed: Narrowed = {},
): WhoCanAnswer {
  checkPermission(permission, access.account);
  checkResource(resource, access.account);
  const { decide, principals } = openRelation(access, permission, resource);
  const decisions = principals()
    .filter((one) => standings.includes(one.standing) && isAmong(one, narrowed))
    .map(decide);
  const lackingOf = permission.kind === 'group' ? openLacks(access, permission.group, resource) : null;
  const able = decisions
    .filter(({ verdict }) => verdict === 'allowed' || verdict === 'unknown')
    .map((decision) => ({ decision, lacking: lackingOf?.(decision) ?? null }));
  const listed = able.map(({ decision, lacking }): Listed => ({ ...decision, lacks: lacking?.lacks ?? [] }));
  const rested = [...decisions, ...able.flatMap(({ lacking }) => lacking?.decisions ?? [])];
  const unseen = unseenAmong(access, narrowed);
  const doubts = narrowingGaps(
    listed.map(({ principal }) => principal),
    narrowed,
  );
  return {
    resource,
    listed,
    assumptions: mergeAssumptions(rested),
    gaps: mergeGaps([...unseen, ...doubts, ...rested.flatMap(({ gaps }) => gaps)]),
    complete: unseen.length + doubts.length === 0 && !listed.some(isOpenOrLacksOpen),
  };
}
