/** One item of a `Ratelimit` or `Ratelimit-Policy` header: the policy's name and its numbers. */
export interface RatelimitItem {
  readonly name: string;
  readonly numbers: Readonly<Record<string, number>>;
}

/** Reads `"default";r=1199;t=1, "burst";r=50;t=3`. What cannot be read is left out. */
export function ratelimitItems(header: string | undefined): readonly RatelimitItem[] {
  const items = (header ?? '').matchAll(/(?:"([^"]*)"|([^\s",;=]+))((?:\s*;\s*[^\s;,=]+\s*=\s*[^;,]*)*)/g);
  return [...items].map(([, quoted, bare, parameters = '']) => ({
    name: quoted ?? bare ?? '',
    numbers: Object.fromEntries(
      [...parameters.matchAll(/;\s*([a-z]+)\s*=\s*(\d{1,12})/g)].map(([, key = '', value]) => [
        key,
        Number(value),
      ]),
    ),
  }));
}
