import { reaches, reachesEverything } from '../decision/reaches.ts';
import { byScope } from '../outcomes/cells-by-scope.ts';
import { baseOf, type Part, type Partition } from './partition.ts';
import type { SidedCell } from './side.ts';

/** Looks up which of some cells reach a part. */
export interface CellsByPart<T> {
  /** Those that are not about a single resource: they reach all of a type alike. */
  readonly widely: (part: Part) => readonly T[];
  /** Those that name just this thing. */
  readonly byName: (part: Part) => readonly T[];
}

/** Sorts what has a cell by what the cell reaches. */
export function cellsByPart<T>(
  all: readonly T[],
  cellOf: (one: T) => SidedCell,
  parts: Partition,
): CellsByPart<T> {
  const { wide, byResource } = byScope(all, (one) => cellOf(one).cell.scope);
  const known = new Map<Part, readonly T[]>();
  return {
    widely: (part) => {
      const base = baseOf(part, parts);
      const seen = known.get(base);
      if (seen !== undefined) return seen;
      const { on } = base;
      const reached = wide.filter((one) => {
        const { cell, permissionGroup } = cellOf(one);
        return on === null ? reachesEverything(cell, permissionGroup) : reaches(cell, permissionGroup, on);
      });
      known.set(base, reached);
      return reached;
    },
    byName: ({ on }) => (on === null ? undefined : byResource.get(on.identity)) ?? [],
  };
}
