import type { EvaluationSettings, InputRole, Logic } from '@grantlens/reporter/internal';
import { keptTerraformState } from '@grantlens/review/internal';
import { type FindingSettingFlags, readFindingSettings } from '../input/finding-options.ts';
import { type FindingFileFlags, readFindingFiles } from '../input/given-finding-files.ts';
import { type NamedBytes, naming, readBytes } from '../input/named-bytes.ts';
import { questionPaths } from '../input/question-paths.ts';
import { type QuestionOptions, readCatalogueFile, readSnapshotFile } from '../input/snapshot-bytes.ts';
import { readActivityFile } from '../input/with-activity.ts';
import type { Io } from '../io.ts';
import { keptBytes } from './kept-bytes.ts';
import { type Previous, readPrevious } from './previous.ts';

/** A file that a report is made from. */
export interface InputFile extends NamedBytes {
  /** Whether its bytes are those that a package keeps of it. */
  readonly isKept?: true;
}

/** What a report is made from, byte for byte: read from where the user has it, or from a package that keeps it. */
export interface ReportInputs {
  readonly files: ReadonlyMap<InputRole, InputFile>;
  /** What to do with a snapshot whose digest does not match. */
  readonly modified: 'refuse' | 'allow';
  /** What findings are found by; what is not said is as usual. */
  readonly settings: Partial<EvaluationSettings>;
  /** SHA-256, in hex, of the manifest of the previous package; null where none is given. */
  readonly previousManifest: string | null;
  /** What the verdicts of the previous package were reached by; null where it does not say. */
  readonly previousLogic: Logic | null;
  /** By what rows and questions are drawn; null for the usual. */
  readonly seed: string | null;
}

/** The options that name what a report is made from. */
export interface InputOptions extends QuestionOptions, FindingFileFlags, FindingSettingFlags {
  /** The snapshot or the package of the previous review. */
  readonly previous?: string;
  /** 8 hex digits by which rows and questions are drawn. */
  readonly seed?: string;
  /** What Terraform writes of its state. */
  readonly tfState?: string;
}

/** The inputs of a report as somebody named them. */
export interface ReadInputs extends ReportInputs {
  /** What is to be said about the previous package: sentences. */
  readonly warnings: readonly string[];
}

/** The files and folders that the options name. */
export function inputPaths(options: InputOptions, io: Pick<Io, 'env' | 'settings'>): readonly string[] {
  const { previous, rules, waivers, toxic, people, tfState } = options;
  const others = [previous, rules, waivers, toxic, people, tfState].filter((path) => path !== undefined);
  return [...questionPaths(options, io), ...others];
}

/** Reads the files that the options name. */
export async function readInputs(options: InputOptions, io: Io): Promise<ReadInputs> {
  const previous: Previous | null =
    options.previous === undefined ? null : await readPrevious(options.previous, options.maxSize);
  const found: readonly (readonly [InputRole, NamedBytes | null])[] = [
    ['snapshot', await readSnapshotFile(options.snapshot, io, options.maxSize)],
    ['activity', await readActivityFile(options, io)],
    ['previous', previous?.snapshot ?? null],
    ['previousDecisions', previous?.decisions ?? null],
    ['previousFirstSeen', previous?.firstSeen ?? null],
    ['catalogue', await readCatalogueFile(options.catalogue)],
    ...(await readFindingFiles(options)),
    ['terraform', await readStateFile(options.tfState)],
  ];
  return {
    files: new Map(found.flatMap(([role, file]) => (file === null ? [] : [[role, kept(role, file)]]))),
    modified: options.allowModified ? 'allow' : 'refuse',
    settings: readFindingSettings(options),
    previousManifest: previous?.manifest ?? null,
    previousLogic: previous?.logic ?? null,
    seed: options.seed ?? null,
    warnings: previous?.warnings ?? [],
  };
}

/**
 * What grantlens needs of a state of Terraform, which may hold secrets. Which of it the package keeps is known with the
 * account.
 */
async function readStateFile(path: string | undefined): Promise<NamedBytes | null> {
  if (path === undefined) return null;
  const bytes = await readBytes(path, 'the state of Terraform');
  return { path, bytes: naming(path, () => keptTerraformState(bytes)) };
}

/**
 * A file as a package keeps it, packed before the report is made: of a large account the snapshot itself would be in
 * memory until the package is written.
 */
function kept(role: InputRole, file: NamedBytes): InputFile {
  const { path, bytes, maxSize } = file;
  if (role === 'terraform') return file;
  return { ...file, bytes: naming(path, () => keptBytes(role, bytes, maxSize)), isKept: true };
}
