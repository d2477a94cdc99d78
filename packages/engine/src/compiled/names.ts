/** Names and the integers that represent them. */
export interface NameTable {
  readonly find: (name: string) => number | undefined;
  readonly add: (name: string, handle: number) => void;
}

/**
 * Opens a table of names. An object without a prototype, not a Map: the runtime keeps one copy of each
 * property name and remembers with a string which copy it is, so that a name that is asked again is found by
 * identity, at half the cost.
 */
export function openNames(entries: Iterable<readonly [string, number]> = []): NameTable {
  const handles: Record<string, number> = Object.create(null);
  const add = (name: string, handle: number): void => {
    handles[name] = handle;
  };
  for (const [name, handle] of entries) add(name, handle);
  return { find: (name) => handles[name], add };
}
