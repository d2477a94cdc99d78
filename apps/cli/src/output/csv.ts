/** An answer's rows as CSV, by the rules of the reports: RFC 4180, and no cell that a spreadsheet would run. */
export async function writeCsv(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): Promise<string> {
  const { csvText } = await import('@grantlens/reporter');
  return csvText([columns, ...rows]);
}
