import type { Io } from '../io.ts';
import type { QuestionOptions } from './snapshot-bytes.ts';
import { snapshotPath } from './snapshot-path.ts';

/** The files that the options of a question name. */
export function questionPaths(
  { snapshot, catalogue }: QuestionOptions,
  io: Pick<Io, 'env'>,
): readonly string[] {
  return [snapshotPath(snapshot, io), catalogue].filter((path) => typeof path === 'string');
}
