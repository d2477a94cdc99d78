import { isObject } from '@grantlens/snapshot/internal';

/** In the place of a value that is known only when the plan is applied. */
export const unknown: unique symbol = Symbol('known after apply');

/** In the place of a text that must not be shown and that the snapshot does not show either. */
export const hidden: unique symbol = Symbol('sensitive');

/** Whether a value of a plan can be read. */
export function isReadable(value: unknown): boolean {
  return value !== unknown && value !== hidden;
}

/** Whether everything in a value can be read. */
export function isReadableThrough(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isReadableThrough);
  return isObject(value) ? Object.values(value).every(isReadableThrough) : isReadable(value);
}

/** What a plan says of a value, besides the value. */
export interface Marks {
  readonly unknown: unknown;
  readonly sensitive: unknown;
  /** Whether a text that must not be shown is one that the snapshot shows. */
  readonly isShown: (text: string) => boolean;
}

/**
 * A value of a plan with a mark in each place that cannot be read. What is unknown may be missing from the value, and a
 * list is as long as the longer of the two.
 */
export function planned(value: unknown, marks: Marks): unknown {
  if (marks.unknown === true) return unknown;
  if (Array.isArray(value) || Array.isArray(marks.unknown)) return plannedList(value, marks);
  if (isObject(value) || isObject(marks.unknown)) return plannedObject(value, marks);
  if (marks.sensitive === true && typeof value === 'string') return marks.isShown(value) ? value : hidden;
  return value;
}

function plannedList(value: unknown, marks: Marks): unknown {
  const [values, unknowns, sensitives] = [listOf(value), listOf(marks.unknown), listOf(marks.sensitive)];
  return Array.from({ length: Math.max(values.length, unknowns.length) }, (_, at) =>
    planned(values[at], {
      ...marks,
      unknown: unknowns[at],
      sensitive: marks.sensitive === true || sensitives[at],
    }),
  );
}

function plannedObject(value: unknown, marks: Marks): unknown {
  const [fields, unknowns, sensitives] = [
    fieldsOf(value),
    fieldsOf(marks.unknown),
    fieldsOf(marks.sensitive),
  ];
  const names = [...new Set([...Object.keys(fields), ...Object.keys(unknowns)])];
  // The keys of a map may be what must not be shown; the names of attributes are the provider's.
  const isKeyShown = (name: string) => /^[a-z_]+$/.test(name) || marks.isShown(name);
  if (marks.sensitive === true && !names.every(isKeyShown)) return hidden;
  return Object.fromEntries(
    names.map((name) => [
      name,
      planned(fields[name], {
        ...marks,
        unknown: unknowns[name],
        sensitive: marks.sensitive === true || sensitives[name],
      }),
    ]),
  );
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return isObject(value) ? value : {};
}
