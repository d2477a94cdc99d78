/** A function that makes something when it is first asked for, and then gives the same. */
export function once<T>(make: () => T): () => T {
  let made: { readonly is: T } | null = null;
  return () => {
    made ??= { is: make() };
    return made.is;
  };
}
