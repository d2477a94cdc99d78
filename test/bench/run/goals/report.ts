import { type Goal, over } from './goal.ts';

/** What a report is to reach: its files, and its page in Chromium. */
export const reportGoals: readonly Goal[] = [
  {
    what: 'entitlements as CSV',
    against: 'csv-stringify alone',
    sizes: { M: 4 },
    is: 'at least',
    unit: '× faster',
    measure: ({ of }) => over(of('report', 'plainCsvMs'), of('report', 'csvMs')),
  },
  {
    what: 'entitlements as CSV',
    against: 'the clock',
    sizes: { M: 60 },
    is: 'at least',
    unit: 'MB/s',
    measure: ({ of }) => over(of('report', 'csvBytes'), (of('report', 'csvMs') ?? Number.NaN) * 1_000),
  },
  {
    what: 'the page of a report, per row',
    against: 'handlebars alone',
    sizes: { M: 1.5 },
    is: 'at least',
    unit: '× faster',
    measure: ({ of }) => over(of('report', 'plainHtmlMs'), of('report', 'htmlMs')),
  },
  {
    what: 'the page of a report in Chromium',
    against: 'the clock',
    sizes: { M: 3 },
    is: 'at most',
    unit: 's',
    measure: ({ of }) => over(of('report-page', 'wholeLoadMs'), 1_000),
  },
  {
    what: 'the page of a report',
    against: 'the disk',
    sizes: { M: 15 },
    is: 'at most',
    unit: 'MB',
    measure: ({ of }) => over(of('report-page', 'wholeBytes'), 1e6),
  },
  {
    what: '200,000 rows in Chromium',
    against: 'one plain table',
    sizes: { M: 20 },
    is: 'at least',
    unit: '× faster',
    measure: ({ of }) => over(of('report-page', 'plainLoadMs'), of('report-page', 'loadMs')),
  },
  {
    what: '200,000 rows, scrolled',
    against: 'the clock',
    sizes: { M: 50 },
    is: 'at most',
    unit: 'ms',
    measure: ({ of }) => of('report-page', 'scrollMs'),
  },
  {
    what: '200,000 rows, searched',
    against: 'the clock',
    sizes: { M: 200 },
    is: 'at most',
    unit: 'ms',
    measure: ({ of }) => of('report-page', 'filterMs'),
  },
];
