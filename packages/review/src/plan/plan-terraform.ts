import { printable } from '@grantlens/engine/internal';
import type { Plan, PlanTask } from './plan.ts';

/** A plan as edits of a configuration of Terraform; what is not in Terraform is a comment. */
export function planTerraform({ package: of, snapshot, steps, tasks, refused }: Plan): string {
  const edits = tasks.filter(({ terraform }) => terraform !== null);
  const others = tasks.filter(({ terraform }) => terraform === null);
  const lines = [
    ...[`Plan of the package ${of}, from the snapshot ${snapshot}.`].map(comment),
    ...edits.flatMap((edit) => ['', ...editLines(edit)]),
    '',
    ...steps.map(({ id, action, object }) =>
      comment(`Not in Terraform: ${id} ${action} ${object.name ?? object.id}`),
    ),
    ...others.map(({ id, what }) => comment(`By hand: ${id} ${what}`)),
    ...refused.map(({ units, reason }) => comment(`Refused (${units.join(', ')}): ${reason}`)),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function editLines({ id, terraform }: PlanTask): readonly string[] {
  if (terraform === null) return [];
  const { address, edit, hcl } = terraform;
  return [comment(`${id} ${address}: ${edit}`), ...(hcl === null ? [] : [hcl])];
}

/** A line break would end the comment. */
function comment(text: string): string {
  return `# ${printable(text)}`;
}
