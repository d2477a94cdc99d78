import { type Chart, type Charted, drawCharts } from './charts.ts';
import { describeReach, type Reached } from './reach.ts';
import type { Reach } from './reach-graph.ts';

/** Who reaches what through which user groups, and the numbers a reader asks for first. */
export interface Overview {
  readonly reach: Reach;
  readonly charts: readonly Chart[];
}

/** The overview of a report with these tables. */
export function describeOverview(seen: Reached & Charted): Overview {
  return { reach: describeReach(seen), charts: drawCharts(seen) };
}
