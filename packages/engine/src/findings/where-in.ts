import type { z } from 'zod';

/** The first thing that is wrong with a file, and where: `waivers.0.expires: must be a day`. */
export function whereIn({ issues: [issue] }: z.ZodError): string {
  const where =
    issue === undefined || issue.path.length === 0 ? 'the file' : issue.path.map(String).join('.');
  return `${where}: ${issue?.message ?? 'unreadable'}`;
}
