import { InvalidArgumentError } from 'commander';

/**
 * Reads an option that is a whole number within bounds, both included. Digits only: `1e3`, `0x10` or ` 8 ` is a mistake
 * more often than a number, and `010` is eight to some.
 */
export function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = /^(?:0|[1-9]\d{0,14})$/.test(text) ? Number(text) : Number.NaN;
    if (number >= least && number <= most) return number;
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
  };
}
