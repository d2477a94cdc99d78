import type { Overview } from '../../model/overview.ts';
import { type Charted, drawCharts } from './charts.ts';
import { describeReach, type Reached } from './reach.ts';

/** The overview of a report with these tables. */
export function describeOverview(seen: Reached & Charted): Overview {
  return { reach: describeReach(seen), charts: drawCharts(seen) };
}
