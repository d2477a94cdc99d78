import { usualMaxSize } from '@grantlens/snapshot/internal';
import { readTerraformPlan } from '@grantlens/terraform';
import type { TerraformPlan } from '@grantlens/terraform/internal';
import { naming, readFileOrInput } from './named-bytes.ts';

/**
 * Reads what Terraform or OpenTofu shows of a plan; `-` is standard input.
 *
 * @throws GrantlensError `file-unreadable`, with the file's name in its message
 */
export async function readPlanFile(path: string, maxSize: number = usualMaxSize): Promise<TerraformPlan> {
  const { path: name, bytes } = await readFileOrInput(path, 'the plan', { most: maxSize, isLifted: true });
  return naming(name, () => readTerraformPlan(bytes));
}
