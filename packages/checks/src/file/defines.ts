import type { PeopleNamed } from './check.ts';
import type { Blame } from './fault.ts';
import type { LocatedText } from './located.ts';

/** What a file names once: a list is resources, a map is people. */
export interface Defines {
  /** Whom `$name` means; nobody, with a fault, where it means nobody. */
  readonly people: (name: LocatedText, blame: Blame) => PeopleNamed;
  /** Which resources `$name` means. */
  readonly resources: (name: LocatedText, blame: Blame) => readonly LocatedText[];
}
