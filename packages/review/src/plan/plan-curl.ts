import { printable } from '@grantlens/engine/internal';
import { alternativeLines } from './alternative-words.ts';
import type { Plan, PlanStep } from './plan.ts';

/** A plan as a script for sh. It holds no credential: `$CLOUDFLARE_API_TOKEN` is read where the script runs. */
export function planCurl({ steps, tasks, refused }: Plan, apiBase: string): string {
  const lines = [
    '#!/bin/sh',
    'set -eu',
    ...steps.flatMap((step, at) => ['', ...comments(step, at, steps.length), request(step, apiBase)]),
    ...tasks.map(({ what }) => comment(`By hand: ${what}`)),
    ...refused.map(({ units, reason }) => comment(`Refused (${units.join(', ')}): ${reason}`)),
  ];
  return `${lines.join('\n')}\n`;
}

function comments(step: PlanStep, at: number, of: number): readonly string[] {
  const { id, action, object, unintended, notes } = step;
  return [
    comment(`${at + 1} of ${of}: ${id} ${action} ${object.name ?? object.id}`),
    ...(unintended.length === 0 ? [] : [comment(`Changes ${unintended.length} more than was decided.`)]),
    ...alternativeLines(step).map(comment),
    ...notes.map(comment),
  ];
}

/** A line break would end the comment and start a command. */
function comment(text: string): string {
  return `# ${printable(text)}`;
}

function request({ method, path, body }: PlanStep, apiBase: string): string {
  const parts = [
    `curl --fail-with-body --silent --show-error -X ${method}`,
    quoted(`${apiBase.replace(/\/+$/, '')}${path}`),
    '-H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"',
    ...(body === null
      ? []
      : [`-H ${quoted('Content-Type: application/json')}`, `--data-raw ${quoted(JSON.stringify(body))}`]),
  ];
  return parts.join(' \\\n  ');
}

/** A text for sh: within single quotes only a single quote means something. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
