import { InvalidArgumentError, Option } from 'commander';
import { readSize } from '../input/size.ts';

/** `--max-size`, for every verb that reads snapshots. */
export function maxSizeOption(): Option {
  return new Option(
    '--max-size <size>',
    'the most that a snapshot may have, unpacked, such as 2G (512M)',
  ).argParser((text) => {
    const bytes = readSize(text);
    if (bytes === undefined)
      throw new InvalidArgumentError('It must be a size such as 800M or 2G, at most 4G.');
    return bytes;
  });
}
