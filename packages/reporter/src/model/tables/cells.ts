import type { Assumption, Verdict } from '@grantlens/engine';
import {
  assumptions,
  type Employment,
  employments,
  type UnitKind,
  unitKinds,
  verdicts,
} from '@grantlens/engine/internal';
import type { Effect, Standing } from '@grantlens/snapshot';
import { type Manager, managers, standings } from '@grantlens/snapshot/internal';

/** Yes, no, or unknown, which is not no. */
export type Tri = 'yes' | 'no' | 'unknown';

/** What a cell may be one of. */
interface Choices {
  readonly assumption: Assumption;
  readonly verdict: Verdict;
  readonly standing: Standing;
  readonly effect: Effect;
  readonly tri: Tri;
  readonly principalKind: 'member' | 'token';
  readonly holderKind: 'member' | 'token' | 'user-group';
  readonly scopeKind: 'account' | 'type' | 'resource';
  readonly path: 'direct' | 'group';
  readonly twoFactor: 'on' | 'off' | 'unknown';
  readonly apiAccess: 'on' | 'off' | 'account default';
  readonly employment: Employment | 'not-listed';
  readonly severity: 'critical' | 'high' | 'medium' | 'low' | 'info';
  readonly findingStatus: 'found' | 'waived' | 'clean' | 'not-evaluated';
  readonly changeKind: 'added' | 'removed' | 'changed';
  readonly manager: Manager;
  readonly unitKind: UnitKind;
  readonly unitChange: 'new' | 'unchanged' | 'changed';
}

/** Every kind of choice with what it may be. */
export const choices: { readonly [Kind in keyof Choices]: readonly Choices[Kind][] } = {
  assumption: assumptions,
  verdict: verdicts,
  standing: standings,
  effect: ['allow', 'deny', 'either'],
  tri: ['yes', 'no', 'unknown'],
  principalKind: ['member', 'token'],
  holderKind: ['member', 'token', 'user-group'],
  scopeKind: ['account', 'type', 'resource'],
  path: ['direct', 'group'],
  twoFactor: ['on', 'off', 'unknown'],
  apiAccess: ['on', 'off', 'account default'],
  employment: [...employments, 'not-listed'],
  severity: ['critical', 'high', 'medium', 'low', 'info'],
  findingStatus: ['found', 'waived', 'clean', 'not-evaluated'],
  changeKind: ['added', 'removed', 'changed'],
  manager: managers,
  unitKind: unitKinds,
  unitChange: ['new', 'unchanged', 'changed'],
};

/** What a cell can hold besides a choice. */
interface PlainCells {
  readonly text: string;
  /** A moment, RFC 3339 in UTC. */
  readonly time: string;
  /** How many. */
  readonly count: number;
  readonly boolean: boolean;
}

type OneCell = Choices & PlainCells;

/** The kind of a column: of one value, of one that may be absent (`text?`), or of a list (`text[]`). */
export type CellKind = keyof OneCell | `${keyof OneCell}?` | `${keyof OneCell}[]`;

type CellOf<Kind> = Kind extends keyof OneCell
  ? OneCell[Kind]
  : Kind extends `${infer One extends keyof OneCell}?`
    ? OneCell[One] | null
    : Kind extends `${infer One extends keyof OneCell}[]`
      ? readonly OneCell[One][]
      : never;

/** The columns of a table in the order of its CSV, each with what its cells hold. */
export type Columns = Readonly<Record<string, CellKind>>;

/** A row of a table with these columns. Null is what does not apply or the API did not give. */
export type RowOf<Table extends Columns> = { readonly [Column in keyof Table]: CellOf<Table[Column]> };
