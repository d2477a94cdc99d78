const units = { s: 1000, m: 60_000, h: 3_600_000 } as const;

/** Timers cannot count further than some 24 days. */
const longestMs = 500 * units.h;

/** Reads a span of time such as `90s`, `30m` or `2h`, in milliseconds; undefined when it is not valid, or zero. */
export function readDuration(text: string): number | undefined {
  const [, number, unit] = /^([1-9]\d{0,6})([smh])$/.exec(text) ?? [];
  if (number === undefined) return undefined;
  const ms = Number(number) * units[unit as keyof typeof units];
  return ms > 0 && ms <= longestMs ? ms : undefined;
}

/** The span as one would write it. */
export function durationText(ms: number): string {
  if (ms % units.h === 0) return `${ms / units.h}h`;
  return ms % units.m === 0 ? `${ms / units.m}m` : `${ms / units.s}s`;
}
