import type { AskCan, Asker } from '../asker.ts';
import type { Budget } from './budget.ts';

/** The names in sight at a place of an expression, and the slot of each. */
export interface Scope {
  readonly slots: ReadonlyMap<string, number>;
  /** Spent from while the expression is made ready. */
  readonly budget: Budget;
  /** The id of the rule. */
  readonly rule: string;
  /** What the words of `can` may mean; null while a rule is read, when there is no account yet. */
  readonly words: Pick<Asker, 'permission' | 'resource'> | null;
}

/** The values of the names in sight while an expression is asked, by their slots. */
export interface Frame {
  readonly values: unknown[];
  readonly budget: Budget;
  /** Asks about whom the row is about; null where it is about nobody. */
  readonly can: AskCan | null;
}

/** A part of an expression, ready to be asked. */
export type Ask = (frame: Frame) => unknown;

/** One more name in sight, which may hide another; its slot is nobody else's who is in sight. */
export function withName(
  { slots, ...outer }: Scope,
  name: string,
): { readonly scope: Scope; readonly slot: number } {
  const slot = Math.max(-1, ...slots.values()) + 1;
  return { scope: { ...outer, slots: new Map([...slots, [name, slot]]) }, slot };
}
