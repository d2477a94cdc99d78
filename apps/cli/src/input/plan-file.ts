import { usualMaxSize } from '@grantlens/snapshot/internal';
import { readTerraformPlan } from '@grantlens/terraform';
import type { TerraformPlan } from '@grantlens/terraform/internal';
import { naming, readBytes } from './named-bytes.ts';

/**
 * Reads what Terraform or OpenTofu shows of a plan; `-` is standard input.
 *
 * @throws GrantlensError `file-unreadable`, with the file's name in its message
 */
export async function readPlanFile(path: string, maxSize: number = usualMaxSize): Promise<TerraformPlan> {
  const isInput = path === '-';
  const limit = { most: maxSize, isLifted: true };
  const bytes = await readBytes(isInput ? '/dev/stdin' : path, 'the plan', limit);
  return naming(isInput ? 'standard input' : path, () => readTerraformPlan(bytes));
}
