/** The last columns of every file, and of rows that are copied from the page: a row that was copied elsewhere says of which account, report and snapshot it is. */
export const originColumns = ['account_id', 'report_id', 'snapshot_digest'] as const;
