import type { z } from 'zod';

/** The first thing that is wrong, and where: `waivers.0.expires: must be a day`; `whole` names what has no place in it. */
export function whereIn({ issues: [issue] }: z.ZodError, whole: string = 'the file'): string {
  const where = issue === undefined || issue.path.length === 0 ? whole : issue.path.map(String).join('.');
  return `${where}: ${issue?.message ?? 'unreadable'}`;
}
