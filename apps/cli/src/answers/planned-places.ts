import type { Broken } from '@grantlens/checks/internal';
import { type Access, diff } from '@grantlens/engine';
import type { AfterPlan } from '@grantlens/terraform';
import { type PlaceOf, withAddresses } from '@grantlens/terraform/internal';
import type { Place } from '../output/ruling.ts';

/** Where to show that somebody breaks a check, if not at the check. */
export type PlaceOfBroken = (broken: Broken) => Place | null;

/** An account, and the same as a plan leaves it. */
interface Planned {
  readonly before: Access;
  readonly after: Access;
  readonly plan: AfterPlan;
}

/** The place of the resource of a plan by which somebody breaks a check, where the plan does it and its files show it. */
export function plannedPlaces({ before, after, plan }: Planned, placeOf: PlaceOf): PlaceOfBroken {
  const { changes, standings } = withAddresses(diff(before, after), plan.addressOf);
  return ({ principal, via }) => {
    const groups = new Set(via.map(({ permissionGroup }) => permissionGroup?.key));
    const isBehind = (change: (typeof changes)[number]) =>
      via.length === 0
        ? change.after !== 'allowed'
        : change.after === 'allowed' && groups.has(change.permissionGroup?.key);
    const rows = [...changes.filter(isBehind), ...standings].filter(
      (row) => row.principal.key === principal?.key,
    );
    for (const { address } of rows.flatMap(({ cause }) => cause)) {
      const place = address === undefined ? null : placeOf(address);
      if (place !== null) return { file: place.path, line: place.line };
    }
    return null;
  };
}
