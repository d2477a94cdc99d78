import type { Ask, Frame } from './scope.ts';
import { Untold } from './untold.ts';

/** What it costs to get over something that cannot be told. */
const cost = 150;

/** Asks, and gives the reason where it cannot be told. */
export function attempt(ask: Ask, frame: Frame): unknown {
  try {
    return ask(frame);
  } catch (error) {
    if (!(error instanceof Untold)) throw error;
    frame.budget.spend(cost);
    return error;
  }
}
