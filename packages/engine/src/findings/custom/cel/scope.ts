import type { Budget } from './budget.ts';

/** The names in sight at a place of an expression, and the slot of each. */
export interface Scope {
  readonly slots: ReadonlyMap<string, number>;
  /** Spent from while the expression is made ready. */
  readonly budget: Budget;
}

/** The values of the names in sight while an expression is asked, by their slots. */
export interface Frame {
  readonly values: unknown[];
  readonly budget: Budget;
}

/** A part of an expression, ready to be asked. */
export type Ask = (frame: Frame) => unknown;

/** One more name in sight, which may hide another; its slot is nobody else's who is in sight. */
export function withName(
  { slots, budget }: Scope,
  name: string,
): { readonly scope: Scope; readonly slot: number } {
  const slot = Math.max(-1, ...slots.values()) + 1;
  return { scope: { slots: new Map([...slots, [name, slot]]), budget }, slot };
}
