import { createHash } from 'node:crypto';
import { compile } from '@grantlens/engine';
import { buildReport, type ReportFormat, renderReport } from '@grantlens/reporter';
import type { ReportFile } from '@grantlens/reporter/internal';
import { normalise } from '@grantlens/snapshot';
import { workload } from '@grantlens/testkit';
import { expect, test } from 'vitest';
import { renderEach } from '../../apps/cli/src/package/render-each.ts';

// 12,000 rows: enough for a thread.
const report = buildReport(compile(normalise(workload('S', 7))), { toolVersion: '1' });
const other: ReportFile = { name: 'other.txt', render: () => [Buffer.from('one'), Buffer.from('two')] };
const formats: readonly ReportFormat[] = ['html', 'xlsx'];
const rendered = { report, formats, others: [other] };

async function digestOf({ name, render }: ReportFile): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of render()) hash.update(part);
  return `${name} ${hash.digest('hex')}`;
}

test('the files of a large report come in their order, with the bytes that one thread alone gives', async () => {
  const alone: string[] = [];
  for (const file of [...renderReport(report, formats), other]) alone.push(await digestOf(file));
  expect(await renderEach(rendered, digestOf)).toEqual(alone);
});

test('a file that fails ends the others, and its error is the one that is thrown', async () => {
  const ended: string[] = [];
  const outcome = renderEach({ ...rendered, formats: ['html', 'csv'] }, async ({ name, render }, failed) => {
    if (name === 'entitlements.csv') throw new Error('the disk is full');
    try {
      for await (const _ of render()) failed.throwIfAborted();
    } catch (error) {
      ended.push(`${name}: ${(error as Error).message}`);
      throw error;
    }
  });
  await expect(outcome).rejects.toThrow('the disk is full');
  expect(ended).toEqual(['report.html: the disk is full']);
});
