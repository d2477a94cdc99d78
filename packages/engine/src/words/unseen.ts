/**
 * Characters that nobody sees, or that turn or break what stands around them: controls, breaks of lines,
 * marks of direction, joiners, fillers, variation selectors, tags, and spaces that are not the one of the
 * keyboard. Two names that differ in them alone look alike. They are listed, and not taken from the tables of
 * Node: the next version of those would write other bytes.
 */
export const unseen: RegExp =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: each is meant by itself, what combines as well.
  /[\u034f\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u00a0\u00ad\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u202a-\u202f\u205f-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]/u;
