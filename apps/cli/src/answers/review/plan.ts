import { printable } from '@grantlens/engine/internal';
import { alternativeLines, type Plan, type PlanStep } from '@grantlens/review/internal';
import { counted } from '../../output/words.ts';

/** What a plan holds, and what stops it, a line each. */
export function planNotes({ steps, tasks, refused }: Plan, accepted: ReadonlySet<string>): string {
  const lines = [
    `The plan has ${counted(steps.length, 'step')}, and ${counted(tasks.length, 'task')} for people.`,
    ...steps.flatMap((step) => (accepted.has(step.id) ? [] : undecidedLines(step))),
    ...refused.map(({ units, reason }) => `Refused: ${reason} (${units.join(', ')}).`),
  ];
  return lines.map((line) => `${printable(line)}\n`).join('');
}

function undecidedLines(step: PlanStep): readonly string[] {
  const { id, action, object, unintended } = step;
  if (unintended.length === 0) return [];
  return [
    `${id} (${action} ${object.name ?? object.id}) changes ${counted(unintended.length, 'thing')} that nobody decided; "review plan --accept ${id} --by WHO" accepts it.`,
    ...alternativeLines(step).map((line) => `  ${line}`),
  ];
}
