import type { UnitKind } from '@grantlens/engine/internal';
import type { Effect } from '@grantlens/snapshot';

/** A unit as a row of a table. Null is what does not apply or is not known. */
export interface UnitRow {
  readonly id: string;
  readonly kind: UnitKind;
  readonly access: Effect;
  readonly principalId: string | null;
  readonly email: string | null;
  readonly name: string | null;
  readonly groupId: string | null;
  readonly groupName: string | null;
  readonly permissionGroupId: string | null;
  readonly permissionGroupName: string | null;
  readonly scopeKey: string | null;
  readonly scopeName: string | null;
  readonly means: string;
  readonly privileged: 'yes' | 'no' | 'unknown';
  readonly carries: number;
  readonly change: 'new' | 'unchanged' | 'changed' | null;
  readonly previousDecision: string | null;
  readonly previousReviewer: string | null;
  readonly previousDecidedAt: string | null;
  readonly findings: readonly string[];
  readonly lastActivity: string | null;
  readonly note: string | null;
}

/** The columns of the table in their order. */
export const unitColumns: readonly (keyof UnitRow)[] = [
  'id',
  'kind',
  'access',
  'principalId',
  'email',
  'name',
  'groupId',
  'groupName',
  'permissionGroupId',
  'permissionGroupName',
  'scopeKey',
  'scopeName',
  'means',
  'privileged',
  'carries',
  'change',
  'previousDecision',
  'previousReviewer',
  'previousDecidedAt',
  'findings',
  'lastActivity',
  'note',
];
