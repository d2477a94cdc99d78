import type { Report } from '../../model/report.ts';

/** What happened to an entitlement since the previous review, by its id; null where there was none to compare with. */
export type SincePrevious = (id: string) => 'added' | 'removed' | 'changed' | 'same' | null;

/** Opens what happened to each entitlement. */
export function openSincePrevious({ tables, meta }: Pick<Report, 'tables' | 'meta'>): SincePrevious {
  if (meta.previous === null) return () => null;
  const changes = new Map(tables.changes.map(({ id, kind }) => [id, kind]));
  return (id) => changes.get(id) ?? 'same';
}
