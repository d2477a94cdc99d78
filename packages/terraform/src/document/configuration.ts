import { isObject } from '@grantlens/snapshot/internal';

/** What an expression refers to: `["cloudflare_user_group.ops.id", "cloudflare_user_group.ops"]`. */
export type References = readonly string[];

/** A resource as it is configured: what each attribute refers to, and never what it holds. */
export interface ConfiguredResource {
  readonly attributes: ReadonlyMap<string, References>;
  /** What `for_each` or `count` refers to. */
  readonly each: References;
}

/** A module that is called, and what goes into it. */
export interface ModuleCall {
  readonly inputs: ReadonlyMap<string, References>;
  readonly each: References;
  readonly module: ConfiguredModule;
  /** Its folder as seen from that of the caller; null where the module is not in a folder beside it. */
  readonly folder: string | null;
}

/** A module of the configuration. */
export interface ConfiguredModule {
  /** By `type.name`. */
  readonly resources: ReadonlyMap<string, ConfiguredResource>;
  readonly calls: ReadonlyMap<string, ModuleCall>;
  readonly outputs: ReadonlyMap<string, References>;
}

/** Reads what refers to what in a module of the `configuration` of a plan, and no value of it. */
export function readModule(raw: unknown): ConfiguredModule {
  const module = isObject(raw) ? raw : {};
  const resources = new Map<string, ConfiguredResource>();
  for (const resource of Array.isArray(module.resources) ? module.resources : []) {
    if (!isObject(resource) || resource.mode === 'data') continue;
    resources.set(`${String(resource.type)}.${String(resource.name)}`, {
      attributes: referencesByName(resource.expressions),
      each: eachOf(resource),
    });
  }
  return {
    resources,
    calls: new Map(
      entriesOf(module.module_calls).map(([name, call]) => [
        name,
        {
          inputs: referencesByName(isObject(call) ? call.expressions : null),
          each: eachOf(call),
          module: readModule(isObject(call) ? call.module : null),
          folder: isObject(call) ? folderIn(call.source) : null,
        },
      ]),
    ),
    outputs: new Map(
      entriesOf(module.outputs).map(([name, output]) => [
        name,
        referencesIn(isObject(output) ? output.expression : null),
      ]),
    ),
  };
}

function folderIn(source: unknown): string | null {
  return typeof source === 'string' && /^\.\.?(\/|$)/.test(source) ? source : null;
}

function eachOf(block: unknown): References {
  if (!isObject(block)) return [];
  return [...referencesIn(block.for_each_expression), ...referencesIn(block.count_expression)];
}

function referencesByName(expressions: unknown): ReadonlyMap<string, References> {
  return new Map(entriesOf(expressions).map(([name, expression]) => [name, referencesIn(expression)]));
}

/** Every reference in an expression, whatever blocks it has. */
function referencesIn(expression: unknown): References {
  if (Array.isArray(expression)) return expression.flatMap(referencesIn);
  if (!isObject(expression)) return [];
  const { references, constant_value: _value, ...blocks } = expression;
  const named = Array.isArray(references) ? references.filter((one) => typeof one === 'string') : [];
  return [...named, ...Object.values(blocks).flatMap(referencesIn)];
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return isObject(value) ? Object.entries(value) : [];
}
