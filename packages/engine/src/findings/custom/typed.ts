import type { Environment } from '@marcbachmann/cel-js';
import type { FieldType } from './variables.ts';

/** Registers a type by its fields. */
export function registerType(
  environment: Environment,
  name: string,
  fields: Readonly<Record<string, FieldType>>,
): void {
  const types = Object.entries(fields).map(([field, type]) => {
    if (typeof type === 'string') return [field, type];
    const inner = `${name}_${field}`;
    registerType(environment, inner, type);
    return [field, inner];
  });
  environment.registerType(name, { fields: Object.fromEntries(types) });
}
