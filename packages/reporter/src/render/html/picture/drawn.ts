import type { Overview } from '../../../model/overview.ts';
import { type Bar, drawBar } from './bar.ts';
import { drawReach, type Picture } from './sankey.ts';

/** The overview as shapes. */
export interface Drawn {
  /** Null when nobody reaches anything. */
  readonly picture: Picture | null;
  readonly bars: readonly Bar[];
}

/** Draws the overview, whose texts are already those that the page shows. */
export function drawOverview({ reach, charts }: Overview): Drawn {
  const picture = drawReach(reach, {
    id: 'reach',
    title: 'Who reaches what through which user groups',
    seeAlso: 'The list below says the same.',
  });
  return { picture, bars: charts.map(drawBar) };
}
