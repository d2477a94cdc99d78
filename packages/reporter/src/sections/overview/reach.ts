import { counted } from '@grantlens/engine/internal';
import { cutOf } from '../../model/bundles.ts';
import type { Reach, ReachLink, ReachNode } from '../../model/reach.ts';
import type { PrincipalRow } from '../../model/tables/principals.ts';
import type { Tables } from '../../model/tables/tables.ts';
import type { HoldersOf } from '../../rows/row-holders.ts';
import { reachCounts, reachSentences } from '../../words/reach.ts';
import { cohortsOf } from './cohorts.ts';
import { type Flow, flowsOf } from './flows.ts';
import { type DrawnBundle, drawnWays, drawnWhats, isPrivileged } from './group-rest.ts';
import { openTally, type Tally } from './tally.ts';

/** What the reach is read from. */
export interface Reached {
  readonly tables: Pick<Tables, 'principals' | 'entitlements'>;
  readonly holdersOf: HoldersOf;
}

/** Who reaches what, by distinct principals; what is small is drawn together with its like. */
export function describeReach({ tables, holdersOf }: Reached): Reach {
  const { principals, entitlements } = tables;
  const flows = flowsOf(entitlements, holdersOf);
  const tally = openTally(principals.length);
  const ways = drawnWays(flows, tally);
  const whats = drawnWhats(flows, tally);
  const everybody = [...tally(flows).all].sort((a, b) => a - b);
  const cohorts = cohortsOf(principals, everybody);
  const cohortAt = new Map(cohorts.flatMap(({ members }, at) => members.map((one) => [one, at] as const)));
  const who = cohorts.map(
    ({ name, detail, isAlone, members }, at): ReachNode => ({
      id: `who-${at}`,
      column: 'who',
      name,
      way: null,
      unites: 1,
      isAlone,
      detail,
      principals: members.length,
      privileged: false,
      cut: 'none',
    }),
  );
  const way = ways.map((bundle, at) => nodeOf(bundle, { column: 'way', at }));
  const what = whats.map((bundle, at) => nodeOf(bundle, { column: 'what', at }));
  const whoLinks = ways.flatMap(({ tally: { all, unsure } }, to) => {
    const byCohort: readonly number[][] = cohorts.map(() => []);
    for (const one of all) byCohort[cohortAt.get(one) ?? 0]?.push(one);
    return byCohort.map((members, from) =>
      linkOf({ from: `who-${from}`, to: `way-${to}`, cut: 'none' }, { all: members, unsure }, principals),
    );
  });
  const whatLinks = ways.flatMap((from, fromAt) =>
    whats.map((to, toAt) => {
      const between = from.items.filter((flow) => to.keys.has(flow.what.key));
      const ends = { from: `way-${fromAt}`, to: `what-${toAt}`, cut: cutOf(between) };
      return linkOf(ends, tally(between), principals);
    }),
  );
  const nodes = [...who, ...way, ...what];
  const links = [...whoLinks, ...whatLinks].filter((link) => link.principals > 0);
  return { counts: reachCounts, nodes, links, sentences: reachSentences(nodes, links) };
}

interface Place {
  readonly column: 'way' | 'what';
  readonly at: number;
}

function nodeOf(bundle: DrawnBundle, { column, at }: Place): ReachNode {
  return {
    id: `${column}-${at}`,
    column,
    name: bundle.name,
    way: column === 'what' ? null : bundle.isDirect ? 'direct' : 'group',
    unites: bundle.keys.size,
    isAlone: false,
    detail: column === 'what' ? placesOf(bundle.items) : null,
    principals: bundle.tally.all.length,
    privileged: column === 'what' && isPrivileged(bundle),
    cut: column === 'what' ? cutOf(bundle.items) : 'none',
  };
}

/** Where something is held: `the whole account and 3 places in it`. */
function placesOf(flows: readonly Flow[]): string {
  const places = new Set(flows.flatMap((flow) => [...flow.places])).size;
  const some = counted(places, 'place');
  const except = flows.some((flow) => flow.hasCut) ? ', with exceptions' : '';
  if (!flows.some((flow) => flow.wholeAccount)) return `on ${some}${except}`;
  return `${places === 0 ? 'on the whole account' : `on the whole account, and on ${some} in it`}${except}`;
}

function linkOf(
  ends: Pick<ReachLink, 'from' | 'to' | 'cut'>,
  { all, unsure }: Tally,
  principals: readonly PrincipalRow[],
): ReachLink {
  return {
    ...ends,
    principals: all.length,
    active: all.filter((at) => principals[at]?.standing === 'active').length,
    unknown: all.filter((at) => unsure.has(at)).length,
  };
}
