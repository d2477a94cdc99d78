import { zoneKey } from '@grantlens/snapshot';
import { everyOf, type Row, resourceTypes } from '@grantlens/snapshot/internal';
import { accountKey } from '../arbitraries/names.ts';
import { different, type Random } from './random.ts';
import { type Counts, longestList, shares } from './size.ts';

/** The places policies reach, shown whole in every policy as the API does: one row shared by all that mention it. */
export interface ResourceGroups {
  readonly wholeAccount: Row;
  readonly allZones: Row;
  readonly lists: readonly Row[];
}

/** Policies per list of zones: teams give the same list to several of their groups. */
const policiesPerList = 10;

/** Makes the resource groups over the zones with these ids. */
export function resourceGroupsOf(counts: Counts, zoneIds: readonly string[], random: Random): ResourceGroups {
  const group = (name: string, objects: readonly Row[]): Row => ({
    id: random.id(),
    name,
    meta: { editable: 'false' },
    scope: { key: accountKey, objects },
  });
  const objects = zoneIds.map((id) => ({ key: zoneKey(id) }));
  const listOf = zoneLists(counts, random);
  return {
    wholeAccount: group(accountKey, [{ key: '*' }]),
    allZones: group('All zones', [{ key: everyOf(resourceTypes.zone).key }]),
    lists: Array.from({ length: Math.ceil(counts.policies / policiesPerList) }, (_, n) =>
      group(
        `Sites ${n + 1}`,
        listOf().map((zone) => objects[zone] ?? {}),
      ),
    ),
  };
}

/** Draws lists of zones: mostly a few of one team's, sometimes hundreds, sometimes from anywhere. */
function zoneLists(counts: Counts, random: Random): () => readonly number[] {
  const teams = Math.max(2, Math.round(counts.userGroups / 10));
  const teamSize = Math.ceil(counts.zones / teams);
  return () => {
    const wanted = Math.min(listLength(random), counts.zones);
    const start = Math.min(random.below(teams) * teamSize, counts.zones - 1);
    const size = Math.min(teamSize, counts.zones - start);
    const anywhere = () => random.below(counts.zones);
    if (!random.chance(shares.ofOneTeam)) return different(wanted, anywhere);
    if (wanted < size) return different(wanted, () => start + random.below(size));
    // A list longer than the team's zones has all of them and some of its neighbours'.
    return Array.from({ length: wanted }, (_, n) => (start + n) % counts.zones);
  };
}

/** A bounded Pareto with a mean of about 21. */
function listLength(random: Random): number {
  return Math.floor((1 - random.unit() * (1 - longestList ** -0.5)) ** -2);
}
