import type { GapCause } from '@grantlens/snapshot';

/** Something of a resource that is known only when the plan is applied, or that must not be shown. */
export interface NotedUnknown {
  readonly address: string;
  readonly path: string;
  /** How the id of the gap begins that it makes; null where it makes none. */
  readonly gap: string | null;
}

/** Attributes that open no verdict and are as much of an answer: who it is, whether it can act, and from where. */
const answering: ReadonlySet<string> = new Set(['condition', 'email', 'status']);

/** What a plan does that the API may refuse, or that comes out differently by an order that nothing decides. */
export interface Conflict {
  readonly address: string;
  readonly what: string;
}

/** What is to be said of a plan, gathered while it is made. */
export interface PlanNotes {
  readonly unknown: (address: string, path: string, gap: string | null) => void;
  /** `isOpen` where what is there after the plan is not certain because of it. */
  readonly conflict: (address: string, what: string, isOpen: boolean) => void;
  readonly unknowns: readonly NotedUnknown[];
  readonly conflicts: readonly Conflict[];
  /** Whether an answer is not whole because of a conflict, or of a value that no gap is made for. */
  readonly isOpen: () => boolean;
}

/** Empty notes. */
export function takePlanNotes(): PlanNotes {
  const unknowns: NotedUnknown[] = [];
  const conflicts: Conflict[] = [];
  let isOpen = false;
  return {
    unknown: (address, path, gap) => {
      unknowns.push({ address, path, gap });
      isOpen ||= gap === null && answering.has(path);
    },
    conflict: (address, what, leavesOpen) => {
      conflicts.push({ address, what });
      isOpen ||= leavesOpen;
    },
    unknowns,
    conflicts,
    isOpen: () => isOpen,
  };
}

/** How the id of a gap begins that a row of a collection makes. */
export function gapPrefix(cause: GapCause, collection: string, id: string): string {
  return `${cause}:${collection}[${id}]`;
}
