import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A file that people read: its path from the root of the repository, and its text. */
export interface SourceFile {
  readonly name: string;
  readonly text: string;
}

/** Every source and page of the repository, as git tracks or would track them; what is generated is left out. */
export async function sourceFiles(): Promise<readonly SourceFile[]> {
  const list = ['ls-files', '--cached', '--others', '--exclude-standard', '--', '*.ts', '*.mjs', '*.md'];
  const { stdout } = await promisify(execFile)('git', list, { cwd: root });
  const names = [...new Set(stdout.split('\n'))].filter((name) => name !== '');
  const read = async (name: string) => {
    const text = await readFile(new URL(`../../${name}`, import.meta.url), 'utf8').catch(() => null);
    return text === null ? [] : [{ name, text }];
  };
  return (await Promise.all(names.map(read))).flat();
}
