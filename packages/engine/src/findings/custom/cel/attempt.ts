import type { Ask, Frame } from './scope.ts';
import { Undecided } from './undecided.ts';

/** What it costs to get over something that is unknown. */
const cost = 150;

/** Asks, and gives the reason where it is unknown. */
export function attempt(ask: Ask, frame: Frame): unknown {
  try {
    return ask(frame);
  } catch (error) {
    if (!(error instanceof Undecided)) throw error;
    frame.budget.spend(cost);
    return error;
  }
}
