import { openCombiner } from './combine.ts';
import { intList } from './ints.ts';
import type { PolicyParts } from './policy-parts.ts';
import { stateOnType } from './policy-states.ts';
import type { StateTable } from './states.ts';

/** What holders say on the resources that their policies name: lists of resources of which the same is said. */
export interface StatesByResource {
  /** By holder, where its lists begin; one more at the end. */
  readonly listStarts: Int32Array;
  /** By list, where its resources begin in `named`; one more at the end. */
  readonly starts: Int32Array;
  readonly stateOf: Int32Array;
  readonly named: Int32Array;
  /** By holder and block, the permissions of which it says anything on a resource it names. */
  readonly spokenOf: Uint32Array;
}

/** Reads what holders say on `count` resources. */
export function statesByResource(
  parts: readonly (readonly PolicyParts[])[],
  count: number,
  states: StateTable,
): StatesByResource {
  const combiner = openCombiner(count, states);
  const { blocks } = states;
  const listStarts = new Int32Array(parts.length + 1);
  const spokenOf = new Uint32Array(parts.length * blocks);
  const starts = intList();
  const stateOf = intList();
  const values = intList();
  parts.forEach((policies, holder) => {
    for (const { groups, lists } of policies)
      for (const { named } of lists)
        for (const { type, isDoubtful, resources } of named)
          combiner.add(resources, 0, resources.length, stateOnType(groups, type, isDoubtful, states));
    combiner.finish(({ words, row: begin, resources, from, to }) => {
      const row = words.subarray(begin, begin + blocks * 4);
      starts.push(values.length());
      stateOf.push(states.intern(row));
      for (let at = from; at < to; at += 1) values.push(resources[at]!);
      // What is sure is also possible.
      for (let block = 0; block < blocks; block += 1)
        spokenOf[holder * blocks + block]! |= row[block * 4 + 2]! | row[block * 4 + 3]!;
    });
    listStarts[holder + 1] = starts.length();
  });
  starts.push(values.length());
  return { listStarts, starts: starts.done(), stateOf: stateOf.done(), named: values.done(), spokenOf };
}
