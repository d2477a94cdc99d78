import { canonicalText } from '../file/canonical.ts';
import { compareTexts } from '../text/compare-texts.ts';
import type { AccessEvent } from './log.ts';

/** Rows about access, the newest of them where there are more than are kept. */
export interface AccessEvents {
  add(event: AccessEvent): void;
  leftOut(more: number): void;
  /** The newest first. */
  readonly kept: () => { readonly events: readonly AccessEvent[]; readonly leftOut: number };
}

/** Opens an empty list. The order in which rows are added shows nowhere. */
export function openAccessEvents(most: number): AccessEvents {
  let events = new Map<string, AccessEvent>();
  let leftOut = 0;
  const sorted = () =>
    [...events].sort(([a, one], [b, other]) => compareTexts(other.at, one.at) || compareTexts(a, b));
  const shorten = () => {
    const kept = sorted().slice(0, most);
    leftOut += events.size - kept.length;
    events = new Map(kept);
  };
  return {
    add: (event) => {
      events.set(`${event.log} ${event.id ?? canonicalText(event.row)}`, event);
      if (events.size > 2 * most) shorten();
    },
    leftOut: (more) => {
      leftOut += more;
    },
    kept: () => {
      if (events.size > most) shorten();
      return { events: sorted().map(([, event]) => event), leftOut };
    },
  };
}
