import { expect, test } from 'vitest';
import { type Combiner, openCombiner } from './combine.ts';
import { openStates } from './states.ts';

const row = (...words: readonly number[]) => Uint32Array.from(words);
const list = (...resources: readonly number[]) => Int32Array.from(resources);

/** What a combiner gives, as "words of the row: resources", sorted. */
function finished(combiner: Combiner, width = 4): readonly string[] {
  const found: string[] = [];
  combiner.finish(({ words, row: begin, resources, from, to }) => {
    found.push(`${words.slice(begin, begin + width).join(' ')}: ${resources.slice(from, to).join(' ')}`);
  });
  return found.sort();
}

/** States of one bit each, by what the words of their rows are: 1, 2 and 4. */
const [one, two, four] = [1, 2, 3] as const;

function open(count: number): Combiner {
  const states = openStates(1);
  for (const word of [1, 2, 4]) states.intern(row(word, 0, 0, word));
  return openCombiner(count, states);
}

test('a combiner to which nothing was added gives nothing', () => {
  expect(finished(open(4))).toEqual([]);
});

test('a combiner puts together what lists say that overlap', () => {
  const combiner = open(10);
  combiner.add(list(1, 2, 3, 4), 0, 4, one);
  combiner.add(list(2, 3, 5), 0, 3, two);
  combiner.add(list(3, 4), 0, 2, four);
  expect(finished(combiner)).toEqual(['1 0 0 1: 1', '2 0 0 2: 5', '3 0 0 3: 2', '5 0 0 5: 4', '7 0 0 7: 3']);
});

test('a combiner keeps together the resources of which the same was said', () => {
  const combiner = open(10);
  combiner.add(list(9, 1, 4), 0, 3, one);
  combiner.add(list(4, 9), 0, 2, two);
  combiner.add(list(0, 1), 0, 2, four);
  expect(finished(combiner)).toEqual(['3 0 0 3: 9 4', '4 0 0 4: 0', '5 0 0 5: 1']);
});

test('a combiner takes a resource that a list names twice once', () => {
  const combiner = open(4);
  combiner.add(list(2, 2, 3), 0, 3, one);
  expect(finished(combiner)).toEqual(['1 0 0 1: 2', '1 0 0 1: 3']);
});

test('a combiner reads a list from and to where it is asked to', () => {
  const combiner = open(6);
  combiner.add(list(0, 1, 2, 3, 4, 5), 2, 4, one);
  combiner.add(list(0, 1, 2, 3, 4, 5), 3, 3, two);
  expect(finished(combiner)).toEqual(['1 0 0 1: 2 3']);
});

test('a combiner starts from scratch when it has given what it had', () => {
  const combiner = open(6);
  combiner.add(list(1, 2), 0, 2, one);
  combiner.add(list(2), 0, 1, two);
  finished(combiner);
  expect(finished(combiner)).toEqual([]);
  combiner.add(list(2, 3), 0, 2, four);
  expect(finished(combiner)).toEqual(['4 0 0 4: 2 3']);
});

test('a combiner combines rows of several blocks', () => {
  const wide = openStates(2);
  const a = wide.intern(row(1, 0, 0, 0, 0, 0, 0, 8));
  const b = wide.intern(row(0, 2, 0, 0, 0, 0, 4, 0));
  const combiner = openCombiner(3, wide);
  combiner.add(list(0, 1), 0, 2, a);
  combiner.add(list(1, 2), 0, 2, b);
  expect(finished(combiner, 8)).toEqual(['0 2 0 0 0 0 4 0: 2', '1 0 0 0 0 0 0 8: 0', '1 2 0 0 0 0 4 8: 1']);
});

test('a combiner has room for as many combinations as there are', () => {
  // Resource n is in the lists of the ones in its binary digits: each is a combination of its own.
  const many = openStates(1);
  const combiner = openCombiner(300, many);
  for (let digit = 0; digit < 9; digit += 1) {
    const having = Array.from({ length: 300 }, (_, at) => at).filter((at) => ((at >> digit) & 1) === 1);
    combiner.add(list(...having), 0, having.length, many.intern(row(1 << digit, 0, 0, 0)));
  }
  const all = Array.from({ length: 299 }, (_, at) => `${at + 1} 0 0 0: ${at + 1}`);
  expect(finished(combiner)).toEqual(all.sort());
  combiner.add(list(7), 0, 1, many.intern(row(1, 0, 0, 0)));
  expect(finished(combiner)).toEqual(['1 0 0 0: 7']);
});

test('a combiner has room for as many resources as there are', () => {
  const combiner = open(9000);
  const all = Array.from({ length: 9000 }, (_, at) => at);
  combiner.add(list(...all), 0, 600, one);
  combiner.add(list(...all), 600, 1300, two);
  combiner.add(list(...all), 1300, 9000, four);
  expect(finished(combiner)).toEqual(
    [
      `1 0 0 1: ${all.slice(0, 600).join(' ')}`,
      `2 0 0 2: ${all.slice(600, 1300).join(' ')}`,
      `4 0 0 4: ${all.slice(1300).join(' ')}`,
    ].sort(),
  );
});
