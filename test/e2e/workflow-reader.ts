import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

type Reader = typeof import('@actions/workflow-parser') &
  Pick<typeof import('@actions/workflow-parser/actions/index'), 'parseAction'>;

/** GitHub's own reader of workflows and actions; bundled, for it imports JSON in a way that Node refuses. */
async function loadReader(): Promise<Reader> {
  const folder = await mkdtemp(join(tmpdir(), 'grantlens-workflow-reader-'));
  try {
    const outfile = join(folder, 'reader.mjs');
    await build({
      stdin: {
        contents:
          "export * from '@actions/workflow-parser'; export { parseAction } from '@actions/workflow-parser/actions/index';",
        resolveDir: fileURLToPath(new URL('.', import.meta.url)),
      },
      bundle: true,
      platform: 'node',
      format: 'esm',
      outfile,
      logLevel: 'silent',
      banner: {
        js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
      },
    });
    return (await import(pathToFileURL(outfile).href)) as Reader;
  } finally {
    await rm(folder, { recursive: true });
  }
}

const { convertWorkflowTemplate, NoOperationTraceWriter, parseAction, parseWorkflow } = await loadReader();

/** What is wrong with an action; empty where GitHub takes it. */
export function actionFaults(content: string): readonly string[] {
  const { context } = parseAction({ name: 'action.yml', content }, new NoOperationTraceWriter());
  return context.errors.getErrors().map(({ message }) => message);
}

/** What is wrong with a workflow; empty where GitHub takes it. */
export async function workflowFaults(content: string): Promise<readonly string[]> {
  const { context, value } = parseWorkflow({ name: 'workflow.yml', content }, new NoOperationTraceWriter());
  if (value !== undefined) await convertWorkflowTemplate(context, value);
  return context.errors.getErrors().map(({ message }) => message);
}
