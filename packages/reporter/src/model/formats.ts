/** The formats a report comes in. */
export const reportFormats = ['html', 'csv', 'xlsx', 'json'] as const;
/** A format that a report is written in. */
export type ReportFormat = (typeof reportFormats)[number];
