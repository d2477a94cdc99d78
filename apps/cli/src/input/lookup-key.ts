import { type Stamp, stampOf } from './stamp.ts';

/**
 * To what a lookup file belongs: one state of a snapshot, which had no more than some bytes when it was read.
 * Asked to read less, the program refuses the snapshot.
 */
export const lookupKey = {
  of: ({ name }: Stamp, maxSize: number): string => `${name}\n${maxSize}`,
  isOf: (snapshot: string, key: string, maxSize: number): boolean => {
    const [size = '', ...name] = key.split('\n').reverse();
    return name.reverse().join('\n') === stampOf(snapshot)?.name && Number(size) <= maxSize;
  },
};
