/** The fields that are there: one that is null was not seen, and an expression that reads it cannot tell. */
export function present(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const left: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) if (value !== null) left[name] = value;
  return left;
}
