import type { Access, Grant } from '@grantlens/engine';
import type { Effective, Exception } from '@grantlens/engine/internal';
import type { Gap, PermissionGroup } from '@grantlens/snapshot';
import { contentsGapId } from '@grantlens/snapshot/internal';
import { compareBy } from '../words/order.ts';
import { permissionsWords } from '../words/permissions.ts';
import { placeOf } from '../words/places.ts';
import { zoneReached } from './zone-reached.ts';

// What an entitlement row says about the outcome of its grant, but for the sentence.

/** Nearly all of a million rows have nothing in their lists. */
export const none: readonly string[] = [];

/** The exceptions of an outcome in words. */
export function exceptWords(access: Access, { exceptions }: Effective): readonly string[] {
  return exceptions.length === 0 ? none : exceptions.map((exception) => exceptionWords(exception, access));
}

/** The zones on which the whole grant has another outcome. */
export function zonesWithout({ exceptions }: Effective): readonly string[] {
  if (exceptions.length === 0) return none;
  const whole = exceptions.filter(
    ({ permissions, verdict }) => permissions === null && verdict !== 'unknown',
  );
  return distinct(whole.flatMap(({ scope }) => zoneReached([scope]) ?? [])).sort();
}

/** The zones on which single permissions of a grant, or a possible deny of all of it, are the exception. */
export function zonesInPart({ exceptions }: Effective): readonly string[] {
  if (exceptions.length === 0) return none;
  const some = exceptions.filter(({ permissions, verdict }) => permissions !== null || verdict === 'unknown');
  return distinct(some.flatMap(({ scope }) => zoneReached([scope]) ?? [])).sort();
}

/** The ids of the denies that cut a grant. */
export function cutsOf<Id extends string>(
  cutBy: readonly Grant[],
  idOf: (grant: Grant) => Id,
): readonly string[] {
  return cutBy.length === 0 ? none : distinct(cutBy.map(idOf)).sort();
}

/** The gaps of the decision, and what is not known of the permission group itself. */
export function gapsOf(
  { account }: Access,
  permissionGroup: PermissionGroup | null,
  { gaps }: Pick<Effective, 'gaps'>,
): readonly Gap[] {
  const contents =
    permissionGroup === null ? undefined : account.gaps.get(contentsGapId(permissionGroup.key));
  if (contents === undefined && gaps.length === 0) return gaps;
  const all = contents === undefined ? gaps : [...gaps, contents];
  return [...new Map(all.map((gap) => [gap.id, gap])).values()].sort(compareBy((gap) => gap.id));
}

export function distinct<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}

function exceptionWords({ permissions, scope, verdict }: Exception, access: Access): string {
  const place = placeOf(scope, access.account);
  if (permissions === null) return `${verdict} ${place.words}`;
  const deeds = deedsOf(permissions, place.kind === 'resource', () => permissionsWords(permissions, [place]));
  return `${verdict} ${place.words}: to ${deeds}`;
}

// A list of permissions is an exception on hundreds of zones.
const known = { onOneThing: new WeakMap<object, string>(), elsewhere: new WeakMap<object, string>() };

function deedsOf(permissions: readonly string[], isOneThing: boolean, words: () => string): string {
  const ofKind = known[isOneThing ? 'onOneThing' : 'elsewhere'];
  const deeds = ofKind.get(permissions) ?? words();
  ofKind.set(permissions, deeds);
  return deeds;
}
