/**
 * The account with some of its parts put in the place of others. Unlike a spread it does not read the parts
 * that stay: an account may read each only when it is asked for.
 */
export function overlaid<T extends object>(account: T, parts: Partial<T>): T {
  return Object.defineProperties(
    {},
    {
      ...Object.getOwnPropertyDescriptors(account),
      ...Object.getOwnPropertyDescriptors(parts),
    },
  ) as T;
}

/** An object whose parts are made when they are first asked for, and then kept. To a spread it looks like any other. */
export function lazily<T extends object>(parts: { readonly [Name in keyof T]: () => T[Name] }): T {
  const made = {};
  for (const name of Object.keys(parts) as (keyof T)[]) {
    let value: { readonly is: T[keyof T] } | null = null;
    Object.defineProperty(made, name, {
      configurable: true,
      enumerable: true,
      get: () => {
        value ??= { is: parts[name]() };
        return value.is;
      },
    });
  }
  return made as T;
}
