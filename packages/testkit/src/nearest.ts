import { distance } from 'fastest-levenshtein';

/**
 * The end of a refusal: the three names most like what was asked for, where there are any; `spell` says how
 * to type one.
 */
export function nearestWords(
  asked: string,
  names: readonly string[],
  spell: (name: string) => string = (name) => name,
): string {
  const wanted = asked.toLowerCase();
  // A name that holds what was asked for comes first: "tickets" means "tickets.example.com".
  const apart = (name: string) =>
    name.toLowerCase().includes(wanted) ? -1 : distance(wanted, name.toLowerCase());
  const scored = [...new Set(names)].map((name) => ({ name, apart: apart(name) }));
  const near = scored.sort((a, b) => a.apart - b.apart || (a.name < b.name ? -1 : 1)).slice(0, 3);
  const quoted = near.map(({ name }) => `"${spell(name)}"`);
  if (quoted.length < 2) return quoted.length === 0 ? '' : `; the nearest is ${quoted[0]}`;
  return `; the nearest are ${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}`;
}
