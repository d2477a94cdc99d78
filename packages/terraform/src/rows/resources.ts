import { isObject, readStrictJson } from '@grantlens/snapshot/internal';

/** The `resources` of a token: JSON text of a map, as the provider has it since 5.13, or a map. Null where it is neither. */
export function readResources(resources: unknown): Readonly<Record<string, unknown>> | null {
  if (typeof resources !== 'string') return isObject(resources) ? resources : null;
  const reading = readStrictJson(new TextEncoder().encode(resources));
  return reading.kind === 'json' && isObject(reading.value) ? reading.value : null;
}

/** What is in such a map, in order; null where that cannot be read. */
export function flatResources(resources: unknown): readonly string[] | null {
  const map = readResources(resources);
  if (map === null) return null;
  const entries = Object.entries(map).map(([key, value]) => {
    if (typeof value === 'string') return JSON.stringify([key, value]);
    if (!isObject(value)) return null;
    const inner = Object.entries(value);
    return inner.every(([, all]) => typeof all === 'string') ? JSON.stringify([key, inner.sort()]) : null;
  });
  return entries.every((entry) => entry !== null) ? entries.sort() : null;
}
