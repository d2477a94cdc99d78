import type { EntryOf, LogLine } from '../log/entry.ts';

/** The exceptions in force on a day (`2026-03-31`): by unit or task the last one, until the end of its day. */
export function exceptionsOn(
  lines: readonly LogLine[],
  today: string,
): ReadonlyMap<string, LogLine & EntryOf<'exception'>> {
  const last = new Map(
    lines.flatMap((line) => (line.kind === 'exception' ? [[line.unit, line] as const] : [])),
  );
  return new Map([...last].filter(([, { until }]) => until >= today));
}
