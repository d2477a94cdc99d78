import type { Report } from '../report/report.ts';
import { mapTexts, wellFormed } from './text.ts';

/** The report as JSON: the whole view model, its tables as lists of rows with `id`. */
export function renderJson(report: Report): string {
  return `${JSON.stringify(mapTexts(report, wellFormed), null, 2)}\n`;
}
