const units = { K: 2 ** 10, M: 2 ** 20, G: 2 ** 30 } as const;

/** Node holds no more in one piece. */
const largest = 4 * units.G;

/** Reads a size such as `800M` or `2G`, in bytes; undefined when it is not valid, or more than 4 GiB. */
export function readSize(text: string): number | undefined {
  const [, number, unit] = /^([1-9]\d{0,9})([KMG])$/.exec(text) ?? [];
  if (number === undefined) return undefined;
  const bytes = Number(number) * units[unit as keyof typeof units];
  return bytes <= largest ? bytes : undefined;
}
