import { type ErrorCode, GrantlensError } from '@grantlens/snapshot';
import { readHandwriting } from '@grantlens/snapshot/internal';
import { type NamedBytes, naming } from './named-bytes.ts';

/** How a file that a user writes by hand is read. */
export interface YamlForm<T> {
  /** Of what is wrong with its text. */
  readonly code: ErrorCode;
  readonly read: (parsed: unknown) => T;
}

/**
 * Reads what a file in YAML or JSON says.
 *
 * @throws GrantlensError with the file's name in its message
 */
export async function readYaml<T>({ path, bytes }: NamedBytes, { code, read }: YamlForm<T>): Promise<T> {
  // Loaded only for who has such a file.
  const { parseDocument } = await import('yaml');
  return naming(path, () => {
    const written = readHandwriting(bytes, { parseYaml: parseDocument });
    if (written.kind === 'problem') throw new GrantlensError(code, written.why);
    return read(written.value);
  });
}
