import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { type OutputAsset, type OutputChunk, rolldown } from 'rolldown';
import * as vite from 'vite';

/** Bundles an entry for browsers as somebody would who has set nothing, and gives the module, minified. */
export type Bundler = (entry: string) => Promise<string>;

const here = fileURLToPath(new URL('.', import.meta.url));

/** What a bundler says on the way is an error: it leaves out a module that it does not find, and says so at most. */
function refuse(bundler: string, words: unknown): never {
  throw new Error(`${bundler}: ${String(words)}`);
}

function onlyChunk(bundler: string, output: readonly (OutputChunk | OutputAsset)[]): string {
  const [chunk, ...rest] = output;
  if (chunk?.type !== 'chunk' || rest.length > 0) return refuse(bundler, 'not one chunk');
  if (chunk.imports.length > 0) refuse(bundler, `imports ${chunk.imports.join(', ')}`);
  return chunk.code;
}

export const bundlers: Readonly<Record<string, Bundler>> = {
  esbuild: async (entry) => {
    const { outputFiles, warnings } = await esbuild.build({
      entryPoints: [entry],
      absWorkingDir: here,
      bundle: true,
      minify: true,
      format: 'esm',
      platform: 'browser',
      write: false,
      logLevel: 'silent',
    });
    for (const { text } of warnings) refuse('esbuild', text);
    return outputFiles[0]?.text ?? '';
  },
  rolldown: async (entry) => {
    const build = await rolldown({
      input: entry,
      cwd: here,
      platform: 'browser',
      onLog: (_, log) => refuse('rolldown', log.message),
    });
    const { output } = await build.generate({ format: 'esm', minify: true });
    await build.close();
    return onlyChunk('rolldown', output);
  },
  vite: async (entry) => {
    const result = await vite.build({
      root: here,
      configFile: false,
      logLevel: 'silent',
      customLogger: {
        ...vite.createLogger('silent'),
        warn: (words) => refuse('vite', words),
        warnOnce: (words) => refuse('vite', words),
      },
      build: {
        write: false,
        target: 'es2022',
        modulePreload: false,
        rolldownOptions: { input: resolve(here, entry), preserveEntrySignatures: 'strict' },
      },
    });
    if (Array.isArray(result) || !('output' in result)) return refuse('vite', 'not one build');
    return onlyChunk('vite', result.output);
  },
};

/** What one of the bundlers, by its name, makes of an entry. */
export async function bundle(bundler: string, entry: string): Promise<string> {
  const make = bundlers[bundler];
  if (make === undefined) throw new Error(`there is no bundler ${bundler}`);
  return make(entry);
}
