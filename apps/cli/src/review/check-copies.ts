import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import type { LogLine } from '@grantlens/review/internal';
import { planFile, sheetCopyName, sheetsFolder } from './files.ts';
import { recordOfFile, reviewName } from './package-files.ts';

/**
 * Whether the sheets that were taken, and the plan that was applied, are those that the log names: each that
 * is not.
 */
export async function copyDifferences(folder: string, lines: readonly LogLine[]): Promise<readonly string[]> {
  const differences: string[] = [];
  for (const line of lines) {
    if (line.kind !== 'batch' || line.file === null) continue;
    const name = reviewName(`${sheetsFolder}/${sheetCopyName(line.seq, line.file)}`);
    const sha256 = await hashIn(folder, name);
    if (sha256 !== line.sha256)
      differences.push(
        `${name}: it is not the sheet that line ${line.seq} of the log names${sha256 === null ? ', or not there' : ''}`,
      );
  }
  const plan = await hashIn(folder, reviewName(planFile));
  if (plan !== null && !lines.some((line) => line.kind === 'plan' && line.sha256 === plan))
    differences.push(`${reviewName(planFile)}: it is not a plan that the log names`);
  return differences;
}

async function hashIn(folder: string, name: string): Promise<string | null> {
  const found = await lstat(join(folder, name)).catch(() => null);
  return found?.isFile() ? (await recordOfFile(folder, name)).sha256 : null;
}
