import type { Command } from 'commander';
import type { Io } from '../../io.ts';
import type { Run } from '../../run.ts';
import type { ReviewSheetsOptions, SheetFormat } from '../../runs/review/sheets.ts';
import { formatList } from '../format-list.ts';
import { onPackage, withLogOptions } from './shared.ts';

const formats = ['html', 'xlsx', 'csv'] as const satisfies readonly SheetFormat[];

export function addReviewSheets(review: Command, io: Io, run: Run): void {
  const command = onPackage(review.command('sheets'))
    .description('write a sheet for each reviewer, to be filled in')
    .requiredOption('--out <dir>', 'the folder of the sheets, new or empty')
    .option(
      '--format <list...>',
      `which of ${formats.join(', ')}, with commas between`,
      formatList(formats),
      formats,
    );
  withLogOptions(command).action((folder: string, options: Omit<ReviewSheetsOptions, 'folder'>) =>
    run(async () => (await import('../../runs/review/sheets.ts')).writeSheets({ ...options, folder }, io)),
  );
}
