import type { Side } from '../verification/side.ts';
import type { Placed } from './order.ts';
import type { PlanInput } from './plan-input.ts';
import type { Sketch, SketchContext } from './sketch.ts';
import type { Decided, Unintended } from './unintended.ts';

/** A plan that is made, and what of it nobody decided. */
export interface Planned {
  readonly side: Side;
  readonly context: SketchContext;
  readonly input: PlanInput;
  readonly sketch: Sketch;
  readonly decided: Decided;
  readonly unintended: ReadonlyMap<Placed, readonly Unintended[]>;
}
