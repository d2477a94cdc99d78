import { printable } from '@grantlens/engine/internal';
import type { Plan } from '@grantlens/review/internal';
import { counted } from '../../output/words.ts';

/** What a plan holds, and what stops it, a line each. */
export function planNotes({ steps, tasks, refused }: Plan, accepted: ReadonlySet<string>): string {
  const lines = [
    `The plan has ${counted(steps.length, 'step')}, and ${counted(tasks.length, 'task')} for people.`,
    ...steps.flatMap(({ id, action, object, unintended }) =>
      unintended.length === 0 || accepted.has(id)
        ? []
        : [
            `${id} (${action} ${object.name ?? object.id}) changes ${counted(unintended.length, 'thing')} that nobody decided; "review plan --accept ${id} --by WHO" accepts it.`,
          ],
    ),
    ...refused.map(({ units, reason }) => `Refused: ${reason} (${units.join(', ')}).`),
  ];
  return lines.map((line) => `${printable(line)}\n`).join('');
}
