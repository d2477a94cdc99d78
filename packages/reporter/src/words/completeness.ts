import { counted } from '@grantlens/engine/internal';

// Why a report is INCOMPLETE, a sentence each.

export const modifiedSentence =
  'The snapshot file was changed after it was written: its digest does not match.';

export function notCompleteSentence(title: string, status: string, problem: string | null): string {
  return `${title}: ${status}${problem === null ? '' : ` (${problem})`}.`;
}

export function unreadableRowsSentence(title: string, rows: number): string {
  return `${title}: ${counted(rows, 'row')} cannot be read.`;
}

/** That what the API said there is, what it sent and what is listed are not the same. */
export function collectionTotalsSentence(
  title: string,
  { expected, received, inReport }: CollectionCounts,
): string {
  return `${title}: the totals do not tie (expected ${expected ?? 'not stated'}, received ${received}, in this report ${inReport ?? 'not listed'}).`;
}

interface CollectionCounts {
  readonly expected: number | null;
  readonly received: number;
  readonly inReport: number | null;
}

export function controlTotalSentence(title: string): string {
  return `${title}: the control total does not tie.`;
}

export function unreadPartsSentence(parts: number): string {
  return `Access: ${counted(parts, 'part')} of what the API sent cannot be read.`;
}
