import type { Questions } from './account/questions.ts';
import type { Rows } from './account/rows.ts';

/** The questions as a caller has them: by name. */
export interface Asked {
  readonly members: readonly string[];
  readonly permissions: readonly string[];
  readonly resources: readonly string[];
  readonly whoPermissions: readonly string[];
  readonly whoResources: readonly string[];
}

/** Spells the questions with a caller's own texts: not the very objects that a tool was made ready with. */
export function spell({ can, whoCan }: Questions, rows: Rows): Asked {
  const members = rows.members.map(copied);
  const permissions = rows.permissions.map(copied);
  const resources = rows.resources.map(copied);
  return {
    members: column(can, { width: 3, at: 0 }, members),
    permissions: column(can, { width: 3, at: 1 }, permissions),
    resources: column(can, { width: 3, at: 2 }, resources),
    whoPermissions: column(whoCan, { width: 2, at: 0 }, permissions),
    whoResources: column(whoCan, { width: 2, at: 1 }, resources),
  };
}

const copied = (name: string): string => Buffer.from(name).toString('latin1');

/** The names that stand at one place of every question. */
function column(
  all: readonly number[],
  { width, at }: { readonly width: number; readonly at: number },
  names: readonly string[],
): readonly string[] {
  return Array.from({ length: all.length / width }, (_, n) => names[all[n * width + at] ?? 0] ?? '');
}
