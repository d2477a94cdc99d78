/**
 * How many milliseconds a `Retry-After` header asks to wait: it holds seconds or a date.
 * Undefined when it is missing or makes no sense.
 */
export function retryAfterMs(header: string | undefined, now: number): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
  // `Date.parse` takes much for a date, and follows the zone of the machine where a date does not say its own.
  const date = /\d:\d\d:\d\d GMT$/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
