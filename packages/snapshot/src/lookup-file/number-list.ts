/** Numbers of 32 bits, added one by one. */
export interface NumberList {
  readonly add: (number: number) => void;
  readonly numbers: () => Uint32Array;
}

export function openNumbers(): NumberList {
  let numbers = new Uint32Array(1024);
  let count = 0;
  return {
    add: (number) => {
      if (count === numbers.length) {
        const longer = new Uint32Array(2 * count);
        longer.set(numbers);
        numbers = longer;
      }
      numbers[count] = number;
      count += 1;
    },
    numbers: () => numbers.subarray(0, count),
  };
}
