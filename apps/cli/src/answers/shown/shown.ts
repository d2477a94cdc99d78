import type { Gap } from '@grantlens/snapshot';
import type { CollectionName } from '@grantlens/snapshot/internal';
import type { Row } from '../../output/records.ts';

/** A list that belongs to a thing: the members of a group, the policies of a member. */
export interface ShownPart {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** One thing of the account, for programs and for people. */
export interface Shown {
  readonly record: () => Row;
  /** What it is, as the question has it: `member ada@example.com`. */
  readonly words: string;
  readonly fields: readonly (readonly [label: string, text: string])[];
  readonly parts: () => readonly ShownPart[];
  /** The collections without which this is not the whole of it. */
  readonly restsOn: readonly CollectionName[];
  /** What else leaves open what is shown of it; null where nothing does. */
  readonly doubts?: readonly Gap[] | null;
}
