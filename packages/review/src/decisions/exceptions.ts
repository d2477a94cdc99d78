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

/** The exception of a unit: its own, or that of the unit whose revocation settles it. */
export function exceptionOfUnit(
  { unit, settledBy }: { readonly unit: { readonly id: string }; readonly settledBy: string | null },
  exceptions: ReturnType<typeof exceptionsOn>,
): (LogLine & EntryOf<'exception'>) | null {
  return exceptions.get(unit.id) ?? exceptions.get(settledBy ?? '') ?? null;
}

/** The exception of a task: its own, or that of all its units. */
export function exceptionOfTask(
  { id, units }: { readonly id: string; readonly units: readonly string[] },
  exceptions: ReturnType<typeof exceptionsOn>,
): (LogLine & EntryOf<'exception'>) | null {
  const own = exceptions.get(id);
  if (own !== undefined) return own;
  const [first] = units;
  if (first === undefined || !units.every((unit) => exceptions.has(unit))) return null;
  return exceptions.get(first) ?? null;
}
