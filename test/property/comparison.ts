import { type DiffAnswer, diff } from '@grantlens/engine';
import {
  type AskedPermission,
  bearingOf,
  type Change,
  causeId,
  changeOf,
  decide,
  mirrored,
  relate,
} from '@grantlens/engine/internal';
import type { Snapshot } from '@grantlens/snapshot';
import { scopeIdentity } from '@grantlens/snapshot/internal';
import type { Question } from '@grantlens/testkit';
import type { ChangedRow, Comparison, Pair } from '@grantlens/testkit/internal';
import { covers, type OpenedEngine, openEngineOn } from '../differential/opened.ts';

/** Compares two snapshots by the engine, as the laws want it. */
export function compareByEngine(before: Snapshot, after: Snapshot): Comparison {
  const [was, is] = [openEngineOn(before), openEngineOn(after)];
  return comparisonOf(diff(was.access, is.access), was, is);
}

/** A diff as the laws want it. */
export function comparisonOf(answer: DiffAnswer, was: OpenedEngine, is: OpenedEngine): Comparison {
  const of = { before: was, after: is };
  const changes = new Map<string, ReturnType<typeof changeOf>>();
  const permissionOn = (side: OpenedEngine, other: OpenedEngine, permission: string): AskedPermission => {
    const group = [...side.account.permissionGroups, ...other.account.permissionGroups].find(
      ([key]) => key === permission,
    )?.[1];
    return group === undefined ? { kind: 'atomic', name: permission } : { kind: 'group', group };
  };
  const onSide = (side: OpenedEngine, other: OpenedEngine, { principal, permission, resource }: Question) => {
    const found = side.account.principals.find(({ key }) => key === principal);
    if (found === undefined) return 'not-granted';
    const [asked, on] = [permissionOn(side, other, permission), side.resource(resource)];
    if (asked.kind === 'atomic' || side.account.permissionGroups.has(asked.group.key))
      return relate(side.access, found, asked, on).verdict;
    // A group that only the other snapshot knows has no gaps here that an answer could cite.
    return decide(side.access.grantsOf(found).flatMap((grant) => bearingOf(grant, asked, on) ?? []));
  };
  return {
    rows: answer.changes.map((change) => rowOf(change, of)),
    changeOf: ({ principal, permission, resource }) => {
      const find = (side: OpenedEngine) =>
        side.account.principals.find(({ key }) => key === principal) ?? null;
      const known = changes.get(principal) ?? changeOf(answer, { before: find(was), after: find(is) });
      changes.set(principal, known);
      const on = is.resource(resource);
      // Nobody here reaches a thing of another account, before or after (S5).
      return on.kind === 'foreign' ? null : known(permissionOn(is, was, permission), on);
    },
    verdicts: (question) => ({ before: onSide(was, is, question), after: onSide(is, was, question) }),
  };
}

function rowOf(change: Change, { before, after }: { before: OpenedEngine; after: OpenedEngine }): ChangedRow {
  const { principal, permissionGroup, permission, scope, except, cause } = change;
  const text = (pair: Pair, causes: readonly string[]) =>
    JSON.stringify([
      principal.key,
      permissionGroup?.key,
      permission,
      scopeIdentity(scope),
      except.map(scopeIdentity).sort(),
      pair.before,
      pair.after,
      [...causes].sort(),
    ]);
  const sides = [before, after];
  const held = (asked: string, how: 'sure' | 'maybe') =>
    sides.some(({ account }) => {
      const group = permissionGroup === null ? undefined : account.permissionGroups.get(permissionGroup.key);
      if (group === undefined || permission !== null) return false;
      const { contents } = group;
      if (contents.kind === 'everything') return true;
      if (contents.kind === 'all-but')
        return asked.includes(':') ? !contents.permissions.has(asked) : how === 'maybe';
      if ([...contents.permissions, ...contents.groups].some((one) => one === asked)) return true;
      return how === 'maybe' && !contents.complete;
    });
  return {
    principal: principal.key,
    before: change.before,
    after: change.after,
    causes: cause.map(causeId),
    text: text(change, cause.map(causeId)),
    mirrored: text({ before: change.after, after: change.before }, cause.map(mirrored).map(causeId)),
    reaches: (resource) => {
      const on = after.resource(resource);
      return covers(scope, on) && !except.some((narrower) => covers(narrower, on));
    },
    speaksOf: (asked) => {
      if (permission === null && permissionGroup?.key === asked) return 'itself';
      if (permission?.kind === 'atomic' && permission.name === asked) return 'itself';
      if (permission?.kind === 'others')
        return permission.of.includes(asked) ? 'itself' : asked.includes(':') ? 'no' : 'certain';
      return held(asked, 'sure') ? 'certain' : held(asked, 'maybe') ? 'possible' : 'no';
    },
  };
}
