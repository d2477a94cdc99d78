import { spawnSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadRows, pathOf } from '../account/files.ts';
import { median, timeOf } from '../measure.ts';
import type { Findings, Task } from './job.ts';
import { program } from './program.ts';

const runs = 9;
/** Exit codes of an answer: yes, no, cannot tell. */
const answered = new Set([0, 2, 3]);

/** The wall time of the whole program answering one `can`, beside a Node that does nothing, in turns. */
export function startCold({ folder }: Task): Findings {
  const empty = join(folder, 'empty.mjs');
  writeFileSync(empty, '');
  const { members, permissions, resources } = loadRows(folder);
  const [member = '', permission = '', resource = ''] = [
    members[1]?.slice('member:'.length),
    permissions[0],
    resources[1],
  ];
  const wall = (args: readonly string[]) => {
    const { ms, value } = timeOf(() => spawnSync(process.execPath, args, { encoding: 'utf8' }));
    if (value.status === null || !answered.has(value.status)) throw new Error(value.stderr);
    return ms;
  };
  const can = [program, 'can', member, permission, resource, '--snapshot', pathOf(folder, 'snapshot')];
  const firstMs = wall(can);
  const taken = { empty: [] as number[], can: [] as number[] };
  for (let n = 0; n < runs; n += 1) {
    taken.empty.push(wall([empty]));
    taken.can.push(wall(can));
  }
  return {
    figures: {
      firstMs,
      emptyMs: median(taken.empty),
      coldMs: median(taken.can),
      filesBeside: readdirSync(folder).length,
    },
  };
}
