import type { Gap, GapCause, Issue, Oddity } from '../account/gap.ts';
import { type GapId, gapId } from '../account/ids.ts';
import type { CollectionName } from '../file/collection.ts';

/** Collects, during one normalisation, what could not be seen, what is not as documented, and what is odd. */
export interface Notes {
  /** Notes a gap at a place; the same cause at the same place is one gap. */
  readonly gap: (gap: {
    readonly collection: CollectionName;
    readonly cause: GapCause;
    readonly path: string;
    readonly clouds: string;
  }) => GapId;
  readonly issue: (issue: Issue) => void;
  readonly oddity: (oddity: Oddity) => void;
  readonly gaps: ReadonlyMap<GapId, Gap>;
  readonly issues: readonly Issue[];
  readonly oddities: readonly Oddity[];
}

/** Empty notes. */
export function takeNotes(): Notes {
  const gaps = new Map<GapId, Gap>();
  const issues = new Map<string, Issue>();
  const oddities = new Map<string, Oddity>();
  return {
    gap: ({ collection, cause, path, clouds }) => {
      const id = gapId(`${cause}:${path}`);
      gaps.set(id, { id, collection, cause, clouds });
      return id;
    },
    issue: (issue) => void issues.set(`${issue.path} ${issue.message}`, issue),
    oddity: (oddity) => void oddities.set(`${oddity.kind} ${oddity.path} ${oddity.message}`, oddity),
    gaps,
    get issues() {
      return sortedByText([...issues]);
    },
    get oddities() {
      return sortedByText([...oddities]);
    },
  };
}

function sortedByText<T>(entries: readonly (readonly [string, T])[]): readonly T[] {
  return [...entries].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
}
