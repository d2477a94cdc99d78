import type { Budget } from './budget.ts';
import { type Kind, kindOf, type Values } from './value.ts';

type ValuesOf<Kinds extends readonly Kind[]> = { readonly [I in keyof Kinds]: Values[Kinds[I]] };

/** A function for values of these kinds; of a method the first is what it is called on. */
export interface Overload {
  readonly name: string;
  readonly isMethod: boolean;
  readonly takes: readonly Kind[];
  readonly run: (values: readonly unknown[], budget: Budget) => unknown;
}

type Define = <const Kinds extends readonly Kind[]>(
  name: string,
  takes: Kinds,
  run: (values: ValuesOf<Kinds>, budget: Budget) => unknown,
) => Overload;

export const global: Define = (name, takes, run) => ({ name, isMethod: false, takes, run: taking(run) });

export const method: Define = (name, takes, run) => ({ name, isMethod: true, takes, run: taking(run) });

/** The overload for values, among those of one name and as many values. */
export function overloadFor(among: readonly Overload[], values: readonly unknown[]): Overload | undefined {
  return among.find(({ takes }) => takes.every((kind, index) => kindOf(values[index]) === kind));
}

/** `overloadFor` sees to it that the values are of the kinds. */
function taking<V>(run: (values: V, budget: Budget) => unknown): Overload['run'] {
  return (values, budget) => run(values as V, budget);
}
