import type { Io } from '../io.ts';
import type { QuestionOptions } from './snapshot-bytes.ts';
import { snapshotPath } from './snapshot-path.ts';

/** The files that the options of a question name, and that of the settings in force. */
export function questionPaths(
  { snapshot, catalogue }: QuestionOptions,
  io: Pick<Io, 'env' | 'settings'>,
): readonly string[] {
  return [snapshotPath(snapshot, io), catalogue, io.settings?.path].filter(
    (path) => typeof path === 'string',
  );
}
