import { type Bearing, decide } from '../decision/decide.ts';
import { verdicts } from '../decision/verdict.ts';

/** What grants together say of one permission in one place, as four bits. What is sure is also possible. */
export const saidBits = { allow: 1, deny: 2, mayAllow: 4, mayDeny: 8 } as const;

/** The verdict for each combination of those bits, as a position in `verdicts`: the decision, made once for all. */
export const verdictOfBits: Uint8Array = Uint8Array.from({ length: 16 }, (_, bits) =>
  verdicts.indexOf(decide(bearingsOf(bits))),
);

/** One bearing for each bit that is set: grants that say the same decide the same, however many they are. */
function bearingsOf(bits: number): readonly Bearing[] {
  const all: readonly (readonly [number, Bearing])[] = [
    [saidBits.allow, { effect: 'allow', certainty: 'sure' }],
    [saidBits.deny, { effect: 'deny', certainty: 'sure' }],
    [saidBits.mayAllow, { effect: 'allow', certainty: 'maybe' }],
    [saidBits.mayDeny, { effect: 'deny', certainty: 'maybe' }],
  ];
  return all.filter(([bit]) => (bits & bit) !== 0).map(([, bearing]) => bearing);
}

/** The four bits of a permission in a state's row; `words` are those of all states. */
export function bitsIn(words: Uint32Array, blocks: number, state: number, permission: number): number {
  return state === 0 ? 0 : bitsAt(words, (state * blocks + (permission >>> 5)) * 4, permission & 31);
}

/** One bit of each of the four words that begin at a place. */
export function bitsAt(words: Uint32Array, at: number, bit: number): number {
  return (
    ((words[at]! >>> bit) & 1) |
    (((words[at + 1]! >>> bit) & 1) << 1) |
    (((words[at + 2]! >>> bit) & 1) << 2) |
    (((words[at + 3]! >>> bit) & 1) << 3)
  );
}
