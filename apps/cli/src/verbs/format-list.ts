import { InvalidArgumentError } from 'commander';

/**
 * Reads an option that lists formats, with commas between them or given again; each is meant once, in its own
 * order.
 */
export function formatList<T extends string>(
  formats: readonly T[],
): (text: string, before?: readonly T[]) => readonly T[] {
  // What an option had before is its default at first, which naming a format replaces.
  let given: readonly string[] = [];
  return (text) => {
    const asked = text.split(',').map((word) => word.trim());
    const stranger = asked.find((word) => !(formats as readonly string[]).includes(word));
    if (stranger !== undefined)
      throw new InvalidArgumentError(`"${stranger}" is not one of ${formats.join(', ')}.`);
    given = [...given, ...asked];
    return formats.filter((format) => given.includes(format));
  };
}
