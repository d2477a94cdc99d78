import { addTo } from '@grantlens/snapshot/internal';
import type { ConfiguredModule, References } from '../document/configuration.ts';
import type { ResourceChange, TerraformPlan } from '../document/plan.ts';
import { type AddressPart, type ModuleStep, moduleAddress, readAddress, readModulePath } from './address.ts';
import { localPart } from './local-part.ts';
import type { LocalValues } from './local-value.ts';
import { mostSpecific } from './most-specific.ts';

/** The resources that an expression takes the ids of, as far as these are not known yet. */
export interface Followed {
  readonly changes: ReadonlySet<ResourceChange>;
  /** Whether anything else may be in the expression that is not known yet. */
  readonly isWhole: boolean;
}

/** Follows what an attribute refers to, through modules, to resources of a type whose ids are not known yet (G41). */
export type Follow = (change: ResourceChange, attribute: string, type: string) => Followed;

/** Where an expression stands: in which module, and for which instance. */
interface Place {
  readonly path: readonly ModuleStep[];
  readonly index: string | number | null;
  /** What the values of its `for_each` refer to, and where that stands. */
  readonly each: { readonly references: References; readonly place: () => Place };
}

/** More steps, and more of them within each other, would go in circles, which Terraform refuses. */
const most = { steps: 10_000, levels: 100 };

/** The local values of a module; null where they are not known. */
export type LocalsIn = (module: readonly ModuleStep[]) => LocalValues | null;

/** Opens the configuration of a plan. What local values refer to is not in it, but in its files. */
export function openReferences(
  { changes, configuration }: TerraformPlan,
  localsIn: LocalsIn = () => null,
): Follow {
  const byPlace = new Map<string, ResourceChange[]>();
  const dataRead = new Set<string>();
  for (const change of changes) {
    const key = `${change.module} ${change.type}.${change.name}`;
    if (change.mode === 'data') dataRead.add(key);
    else addTo(byPlace, key, change);
  }
  const modules = new Map(changes.map(({ module }) => [module, readModulePath(module)]));

  let steps = 0;
  let levels = 0;
  return (change, attribute, type) => {
    steps = 0;
    const path = readModulePath(change.module);
    const module = path === null ? null : moduleAt(configuration, path);
    const resource = module?.resources.get(`${change.type}.${change.name}`);
    const references = resource?.attributes.get(attribute);
    if (path === null || resource === undefined || references === undefined) return nothingKnown;
    const place: Place = {
      path,
      index: change.index,
      each: { references: resource.each, place: () => ({ ...place, each: noEach }) },
    };
    return follow(references, place, type);
  };

  function follow(references: References, place: Place, type: string, isKeyed = false): Followed {
    steps += 1;
    if (steps > most.steps || levels > most.levels) return nothingKnown;
    levels += 1;
    const read = references.map(readAddress);
    const isByKey = isKeyed || read.some(isKey);
    const named = mostSpecific(read.filter((parts) => parts !== null));
    const followed = together(named.map((parts) => followOne(parts, { place, type, isByKey })));
    levels -= 1;
    return { ...followed, isWhole: followed.isWhole && read.every((parts) => parts !== null) };
  }

  interface Following {
    readonly place: Place;
    readonly type: string;
    /** Whether the expression looks something up by the key or the number of its own instance. */
    readonly isByKey: boolean;
  }

  function followOne(parts: readonly AddressPart[], following: Following): Followed {
    const [first, second] = parts;
    const { place, type } = following;
    switch (first?.name) {
      case 'count':
      case 'path':
      case 'terraform':
        return nothing;
      case 'each':
        if (second?.name !== 'value') return nothing;
        return followValue(place, type);
      case 'var':
        return followInput(second?.name ?? '', following);
      case 'module':
        return followOutput(parts, following);
      case 'data':
        return dataRead.has(`${moduleAddress(place.path)} ${parts[1]?.name}.${parts[2]?.name}`)
          ? nothingKnown
          : nothing;
      case 'local':
        return followLocal(parts.slice(1), following);
      case 'self':
      case undefined:
        return nothingKnown;
      default:
        return followResource(parts, following);
    }
  }

  /** What a resource or a module goes through: of it the one with the key of the instance. */
  function followValue({ each, index }: Place, type: string): Followed {
    const isLocal = each.references.some((text) => text.startsWith('local.'));
    return byKey(follow(each.references, { ...each.place(), index }, type, isLocal), index);
  }

  function followLocal(parts: readonly AddressPart[], { place, type, isByKey }: Following): Followed {
    const value = localsIn(place.path)?.get(parts[0]?.name ?? '');
    const part = value && localPart(value, parts, isByKey ? place.index : null);
    if (!part) return nothingKnown;
    const here: Place = { path: place.path, index: part.key, each: noEach };
    return follow(part.references, here, type, part.key !== null);
  }

  /** A variable of the top is known before there is a plan. */
  function followInput(name: string, { place, type }: Following): Followed {
    const caller = place.path.slice(0, -1);
    const own = place.path.at(-1);
    if (own === undefined) return nothing;
    const call = moduleAt(configuration, caller)?.calls.get(own.name);
    // An input that is left out has its default, which is known.
    const references = call?.inputs.get(name) ?? [];
    if (call === undefined) return nothingKnown;
    const callPlace: Place = {
      path: caller,
      index: own.index,
      each: { references: call.each, place: () => ({ ...callPlace, each: noEach }) },
    };
    return follow(references, callPlace, type);
  }

  function followOutput(parts: readonly AddressPart[], { place, type, isByKey }: Following): Followed {
    const [, module, output] = parts;
    const called = moduleAt(configuration, [...place.path, { name: module?.name ?? '', index: null }]);
    if (module === undefined || called === null) return nothingKnown;
    const outputs = [...called.outputs].filter(([name]) => output === undefined || name === output.name);
    const instances = instancesOf(place.path, module);
    const own = isByKey ? instances.filter(({ index }) => index === place.index) : [];
    const wanted = own.length > 0 ? own : instances;
    const followed = outputs.flatMap(([, references]) =>
      wanted.map((step) =>
        follow(references, { path: [...place.path, step], index: null, each: noEach }, type),
      ),
    );
    return outputs.length === 0 ? nothingKnown : together(followed);
  }

  /** The instances of a module that the plan has resources of. */
  function instancesOf(path: readonly ModuleStep[], { name, index }: AddressPart): readonly ModuleStep[] {
    if (index !== null) return [{ name, index }];
    const found = new Map<string, ModuleStep>();
    const outer = moduleAddress(path);
    for (const [address, inner] of modules) {
      const step = inner?.[path.length];
      if (step?.name === name && address.startsWith(outer)) found.set(JSON.stringify(step.index), step);
    }
    return [...found.values()];
  }

  function followResource(parts: readonly AddressPart[], following: Following): Followed {
    const [type, name, attribute] = parts;
    const all = byPlace.get(`${moduleAddress(following.place.path)} ${type?.name}.${name?.name}`) ?? [];
    const named = name?.index === null ? all : all.filter(({ index }) => index === name?.index);
    const own = following.isByKey ? named.filter(({ index }) => index === following.place.index) : [];
    const wanted = own.length > 0 ? own : named;
    const isId = type?.name === following.type && (attribute === undefined || attribute.name === 'id');
    if (!isId) return wanted.every(({ steps }) => steps?.length === 0) ? nothing : nothingKnown;
    return { changes: new Set(wanted.filter(hasNewId)), isWhole: true };
  }
}

/** Whether the configuration takes an attribute from elsewhere: what it leaves out is the provider's to choose. */
export function openTaken({
  configuration,
}: TerraformPlan): (change: ResourceChange, attribute: string) => boolean {
  return ({ module, type, name }, attribute) => {
    const path = readModulePath(module);
    const resource = path && moduleAt(configuration, path)?.resources.get(`${type}.${name}`);
    return (resource?.attributes.get(attribute) ?? []).length > 0;
  };
}

const noEach: Place['each'] = { references: [], place: () => topPlace };
const topPlace: Place = { path: [], index: null, each: noEach };
const nothing: Followed = { changes: new Set(), isWhole: true };
const nothingKnown: Followed = { changes: new Set(), isWhole: false };

function together(followed: readonly Followed[]): Followed {
  return {
    changes: new Set(followed.flatMap((one) => [...one.changes])),
    isWhole: followed.every(({ isWhole }) => isWhole),
  };
}

function hasNewId({ steps }: ResourceChange): boolean {
  return steps === null || steps.includes('create');
}

function isKey(parts: readonly AddressPart[] | null): boolean {
  const [first, second] = parts ?? [];
  return (first?.name === 'each' && second?.name === 'key') || first?.name === 'count';
}

/** Of a map of resources the one with the key. */
function byKey({ changes, isWhole }: Followed, index: Place['index']): Followed {
  const own = [...changes].filter((change) => change.index === index);
  return own.length === 0 ? { changes, isWhole } : { changes: new Set(own), isWhole };
}

function moduleAt(root: ConfiguredModule, path: readonly ModuleStep[]): ConfiguredModule | null {
  let module: ConfiguredModule | undefined = root;
  for (const { name } of path) module = module?.calls.get(name)?.module;
  return module ?? null;
}
