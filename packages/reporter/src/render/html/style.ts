import { foldStyle } from './style/folds.ts';
import { overviewStyle } from './style/overview.ts';
import { pageStyle } from './style/page.ts';
import { palette } from './style/palette.ts';
import { printStyle } from './style/print.ts';
import { privilegedStyle } from './style/privileged.ts';
import { railStyle } from './style/rail.ts';
import { reportPrintStyle } from './style/report-print.ts';
import { scriptStyle } from './style/script.ts';
import { summaryStyle } from './style/summary.ts';
import { tableStyle } from './style/tables.ts';

/** The style sheet of the page, whole: its hash is the only style the page's policy lets in. */
export const style: string = [
  palette,
  pageStyle,
  railStyle,
  summaryStyle,
  tableStyle,
  foldStyle,
  overviewStyle,
  privilegedStyle,
  scriptStyle,
  printStyle,
  reportPrintStyle,
].join('');
