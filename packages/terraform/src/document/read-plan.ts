import { GrantlensError } from '@grantlens/snapshot';
import { isObject, readStrictJson } from '@grantlens/snapshot/internal';
import { readModule } from './configuration.ts';
import type { ResourceChange, Shortfall, TerraformPlan } from './plan.ts';
import { readChange } from './resource-change.ts';

/** A plan of ten thousand resources, with the state before it and all of its configuration, has fewer. */
const mostValues = 10_000_000;

/**
 * Reads what `terraform show -json` or `tofu show -json` writes of a plan. Only what bears on access is kept: values of
 * tokens are dropped while it is read.
 *
 * @throws GrantlensError `plan-unreadable`
 */
export function readTerraformPlan(bytes: Uint8Array): TerraformPlan {
  const plan = documentOf(bytes);
  const formatVersion = plan.format_version;
  if (isState(plan)) throw refusal('it is a state, not a plan');
  if (typeof formatVersion !== 'string') throw refusal('it is not a plan: it has no format_version');
  if (!/^1(\.|$)/.test(formatVersion))
    throw refusal('its format_version is not 1, the only one that is known');
  return {
    formatVersion,
    changes: changesIn(plan, 'resource_changes'),
    drift: changesIn(plan, 'resource_drift'),
    configuration: readModule(isObject(plan.configuration) ? plan.configuration.root_module : null),
    shortfalls: shortfallsOf(plan),
  };
}

function changesIn(
  plan: Readonly<Record<string, unknown>>,
  name: 'resource_changes' | 'resource_drift',
): readonly ResourceChange[] {
  const rows = plan[name] ?? [];
  if (!Array.isArray(rows)) throw refusal(`it is not a plan: its ${name} is not a list`);
  return rows.map((row: unknown, at) => {
    const change = readChange(row);
    if (change === null) throw refusal(`row ${at + 1} of its ${name} is not a resource change`);
    return change;
  });
}

function documentOf(bytes: Uint8Array): Readonly<Record<string, unknown>> {
  // The file that "terraform plan -out" writes is a ZIP archive.
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) throw refusal('it is a plan in its binary form, not JSON');
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    throw refusal('it is UTF-16 text, as ">" writes it in PowerShell');
  const reading = readStrictJson(bytes, mostValues);
  if (reading.kind === 'json') {
    if (isObject(reading.value)) return reading.value;
    throw refusal('it is not a plan');
  }
  throw refusal(reading.why);
}

/** A state has values, or as it is stored a serial; where nothing is in it yet, "show" writes its version alone. */
function isState(plan: Readonly<Record<string, unknown>>): boolean {
  if (plan.resource_changes !== undefined || plan.planned_values !== undefined) return false;
  return (
    plan.values !== undefined ||
    plan.serial !== undefined ||
    Object.keys(plan).every((key) => key === 'format_version' || key === 'terraform_version')
  );
}

function shortfallsOf(plan: Readonly<Record<string, unknown>>): readonly Shortfall[] {
  const deferred = plan.deferred_changes;
  const found: readonly (readonly [boolean, Shortfall])[] = [
    [plan.errored === true, 'errored'],
    [plan.complete === false, 'incomplete'],
    [Array.isArray(deferred) && deferred.length > 0, 'deferred-changes'],
  ];
  return found.filter(([isSo]) => isSo).map(([, shortfall]) => shortfall);
}

function refusal(why: string): GrantlensError {
  return new GrantlensError('plan-unreadable', why);
}
