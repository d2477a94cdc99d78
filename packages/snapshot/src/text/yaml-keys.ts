import { isObject } from '../json.ts';

/**
 * What is wrong with the keys in a node of the package `yaml`, if anything is. That package compares each key with each
 * other one of its object, which takes minutes where there are many; and for it `1` and `"1"` are two keys, of which
 * only one is left in the end.
 */
export function faultyKeyIn(node: unknown, merge: boolean): string | null {
  if (!isObject(node) || !Array.isArray(node.items)) return null;
  const keys = new Set<string>();
  for (const item of node.items as readonly unknown[]) {
    const isPair = isObject(item) && 'key' in item;
    if (isPair) {
      const key = keyOf(item.key);
      if (key === null) return 'it has a key that is not a text';
      if (keys.has(key) && !(merge && key === '<<'))
        return `it has the key ${JSON.stringify(key)} twice in one object`;
      keys.add(key);
    }
    const fault = faultyKeyIn(isPair ? item.value : item, merge);
    if (fault !== null) return fault;
  }
  return null;
}

function keyOf(key: unknown): string | null {
  if (key === null) return '';
  if (!isObject(key) || !('value' in key) || isObject(key.value)) return null;
  return String(key.value ?? '');
}
