import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const verdict = z.enum(['allowed', 'denied', 'not-granted', 'unknown']);

const canQuestion = z.strictObject({
  principal: z.string(),
  permission: z.string(),
  resource: z.string(),
  verdict,
  because: z.array(z.array(z.string())).optional(),
});

const whoCanQuestion = z.strictObject({
  permission: z.string(),
  resource: z.string(),
  include: z.array(z.enum(['pending', 'inactive'])).default([]),
  allowed: z.array(z.string()),
  unknown: z.array(z.string()).default([]),
});

const holding = z.strictObject({
  permissionGroup: z.string(),
  access: z.enum(['allow', 'deny', 'either']),
  effective: verdict,
  scope: z.string(),
  except: z.array(z.string()).default([]),
  via: z.array(z.string()),
});

const change = z.strictObject({
  principal: z.string(),
  permissionGroup: z.string().nullable(),
  permission: z.string().optional(),
  scope: z.string(),
  except: z.array(z.string()).default([]),
  before: verdict,
  after: verdict,
  cause: z.array(z.string()),
});

const questions = z.strictObject({
  can: z.array(canQuestion).default([]),
  whoCan: z.array(whoCanQuestion).default([]),
  whatCan: z.array(z.strictObject({ principal: z.string(), rows: z.array(holding) })).default([]),
  diff: z
    .array(z.strictObject({ since: z.string(), complete: z.boolean(), rows: z.array(change) }))
    .default([]),
  whatIf: z
    .array(z.strictObject({ edits: z.array(z.string()), complete: z.boolean(), rows: z.array(change) }))
    .default([]),
});

export type Questions = z.output<typeof questions>;
export type ChangeRow = z.output<typeof change>;
export type Holding = z.output<typeof holding>;
export type ScenarioVerdict = z.output<typeof verdict>;

/** What a scenario says every question must answer. */
export async function readQuestions(folder: string): Promise<Questions> {
  return questions.parse(parse(await readFile(join(folder, 'questions.yaml'), 'utf8')));
}
