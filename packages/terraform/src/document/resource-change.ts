import { isObject } from '@grantlens/snapshot/internal';
import type { Attributes, ResourceChange, Step } from './plan.ts';
import { attributesOf, isAccessType, olderAttributes } from './resource-types.ts';

/** Reads a row of `resource_changes`; null where it is something else. */
export function readChange(raw: unknown): ResourceChange | null {
  if (!isObject(raw) || !isObject(raw.change)) return null;
  const { address, type, change } = raw;
  if (typeof address !== 'string' || typeof type !== 'string') return null;
  const { index } = raw;
  return {
    address,
    module: textOr(raw.module_address, ''),
    type,
    name: textOr(raw.name, ''),
    index: typeof index === 'string' || typeof index === 'number' ? index : null,
    mode: raw.mode === 'data' ? 'data' : 'managed',
    provider: textOr(raw.provider_name, ''),
    isDeposed: raw.deposed !== undefined && raw.deposed !== null,
    steps: stepsOf(change.actions),
    before: kept(change.before, type),
    after: kept(change.after, type),
    afterUnknown: change.after_unknown,
    beforeSensitive: change.before_sensitive,
    afterSensitive: change.after_sensitive,
    importing:
      isObject(change.importing) && typeof change.importing.id === 'string' ? change.importing.id : null,
  };
}

const idle: ReadonlySet<unknown> = new Set(['no-op', 'read', 'forget']);
const steps: ReadonlySet<unknown> = new Set(['create', 'update', 'delete']);

/** `["create", "forget"]` leaves the old object alone. */
function stepsOf(actions: unknown): readonly Step[] | null {
  if (!Array.isArray(actions) || !actions.every((action) => idle.has(action) || steps.has(action)))
    return null;
  return actions.filter((action): action is Step => steps.has(action));
}

/** What bears on access; of other types only of which account they are. */
function kept(values: unknown, type: string): Attributes | null {
  if (!isObject(values)) return null;
  const names = isAccessType(type) ? [...attributesOf[type], ...olderAttributes] : ['account_id'];
  return Object.fromEntries(
    names.flatMap((name) => (Object.hasOwn(values, name) ? [[name, values[name]]] : [])),
  );
}

function textOr(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise;
}
