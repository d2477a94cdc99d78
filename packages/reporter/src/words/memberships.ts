import { printable } from '@grantlens/engine/internal';
import { andList } from './lists.ts';

/** A sentence names at most this many, and counts the rest. */
const named = 4;

/** Says that members joined a user group, as a sentence without full stop. */
export function joinedWords(members: readonly string[], group: string): string {
  return printable(`${someOf(members)} joined the user group ${group}`);
}

/** Says that members left a user group, as a sentence without full stop. */
export function leftWords(members: readonly string[], group: string): string {
  return printable(`${someOf(members)} left the user group ${group}`);
}

function someOf(names: readonly string[]): string {
  const shown = names.length > named + 1 ? [...names.slice(0, named), `${names.length - named} more`] : names;
  return andList(shown);
}
