import { remembered } from '@grantlens/snapshot/internal';
import type { ConfiguredModule } from '../document/configuration.ts';
import type { TerraformPlan } from '../document/plan.ts';
import { type ModuleStep, readAddress, readModulePath } from '../references/address.ts';
import type { LocalsIn } from '../references/follow.ts';
import { localValues } from './local-values.ts';
import { type ResourceBlock, resourceBlocks } from './resource-blocks.ts';

/** A file of Terraform. */
export interface WrittenFile {
  /** As it is to be named. */
  readonly path: string;
  readonly text: string;
}

/** Where a resource is written. */
export interface WrittenPlace {
  readonly path: string;
  /** From 1. */
  readonly line: number;
}

/** Gives the files of a module by its folder, as seen from that of the root module: `modules/team`; the root is empty. */
export type FilesIn = (folder: string) => readonly WrittenFile[];

/** Where the resource of an address is written; null where that is not known. */
export type PlaceOf = (address: string) => WrittenPlace | null;

/**
 * Finds where the resources of a plan are written. A plan names the folders of its modules and no line: the blocks are looked
 * for in the files there. A module from elsewhere, as from a registry, has no files of this repository.
 */
export function openWrittenPlaces({ configuration }: TerraformPlan, filesIn: FilesIn): PlaceOf {
  const known = new Map<string, ReadonlyMap<string, WrittenPlace>>();
  return (address) => {
    const parts = readAddress(address);
    const [type, name] = parts?.slice(-2) ?? [];
    if (parts === null || type === undefined || name === undefined) return null;
    const module = address.match(modulePart)?.[0].replace(/\.$/, '') ?? '';
    const path = readModulePath(module);
    const folder = path && folderOf(configuration, path);
    if (folder === null) return null;
    const places = known.get(folder) ?? placesIn(filesIn(folder));
    known.set(folder, places);
    return places.get(`${type.name}.${name.name}`) ?? null;
  };
}

/** Reads the local values of the modules of a plan in their files. */
export function openLocals({ configuration }: TerraformPlan, filesIn: FilesIn): LocalsIn {
  const valuesIn = remembered((folder: string) => localValues(filesIn(folder).map(({ text }) => text)));
  return (path) => {
    const folder = folderOf(configuration, path);
    return folder === null ? null : valuesIn(folder);
  };
}

/** The modules at the beginning of an address. */
const modulePart = /^(?:module\.[^.[\]"]+(?:\[(?:\d+|"(?:[^"\\]|\\.)*")\])?\.)*/;

function folderOf(root: ConfiguredModule, path: readonly ModuleStep[]): string | null {
  let folder = '';
  let at: ConfiguredModule = root;
  for (const { name } of path) {
    const call = at.calls.get(name);
    if (call === undefined || call.folder === null) return null;
    folder = joined(folder, call.folder);
    at = call.module;
  }
  return folder;
}

function joined(folder: string, step: string): string {
  const names = folder === '' ? [] : folder.split('/');
  for (const name of step.split('/')) {
    const last = names.at(-1);
    if (name === '..' && last !== undefined && last !== '..') names.pop();
    else if (name !== '' && name !== '.') names.push(name);
  }
  return names.join('/');
}

function placesIn(files: readonly WrittenFile[]): ReadonlyMap<string, WrittenPlace> {
  const places = new Map<string, WrittenPlace>();
  for (const { path, text } of files) for (const block of resourceBlocks(text)) addPlace(places, path, block);
  return places;
}

/** Terraform refuses a second one of the same name. */
function addPlace(
  places: Map<string, WrittenPlace>,
  path: string,
  { type, name, line }: ResourceBlock,
): void {
  const key = `${type}.${name}`;
  if (!places.has(key)) places.set(key, { path, line });
}
