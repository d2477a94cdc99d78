import { spawn } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { data, Evaluator, Lexer, Parser } from '@actions/expressions';
import { parse } from 'yaml';

/** The folder of the action. */
export const actionFolder: string = fileURLToPath(new URL('../../apps/action', import.meta.url));

/** What a run of the action is given, as a workflow would give it. */
export interface ActionGiven {
  /** What stands under `with`. */
  readonly inputs: Readonly<Record<string, string>>;
  /** What started the run, and the event as GitHub describes it. */
  readonly eventName: string;
  readonly event?: unknown;
  /** The working folder. */
  readonly workspace: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Where the action is, if not in this checkout. */
  readonly folder?: string;
}

/** What became of a step. */
interface StepRan {
  readonly name: string;
  readonly outcome: 'success' | 'failure' | 'skipped' | 'another action';
}

/** What a run of the action left behind. */
export interface ActionRan {
  readonly isSuccess: boolean;
  readonly steps: readonly StepRan[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** What the steps wrote, standard output and standard error as one. */
  readonly log: string;
}

interface Step {
  readonly id?: string;
  readonly name: string;
  readonly if?: string;
  readonly run?: string;
  readonly uses?: string;
  readonly env?: Readonly<Record<string, string>>;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
}

type Contexts = Readonly<Record<string, unknown>>;

/**
 * Runs the action as the runner of GitHub would: its conditions and its `${{ }}` by GitHub's own library of expressions, and
 * each step that has a script by the shell, with the files through which steps speak. A step that uses another action is
 * not run, for that would have to be fetched.
 */
export async function runAction(given: ActionGiven): Promise<ActionRan> {
  const folder = given.folder ?? actionFolder;
  const action = parse(await readFile(join(folder, 'action.yml'), 'utf8')) as Action;
  const temp = await mkdtemp(join(given.workspace, '.runner-'));
  const github = {
    event_name: given.eventName,
    event: given.event ?? {},
    token: 'ghs_of_the_run',
    repository: 'harbour/access',
  };
  await writeFile(join(temp, 'event.json'), JSON.stringify(github.event));
  await writeFile(join(temp, 'summary.md'), '');
  const inputs: Record<string, string> = {};
  for (const [name, { default: usual }] of Object.entries(action.inputs))
    inputs[name] = given.inputs[name] ?? filledIn(usual, { github });
  const steps: Record<string, { outputs: Readonly<Record<string, string>> }> = {};
  const ran: StepRan[] = [];
  let log = '';
  let isSuccess = true;
  for (const [at, step] of action.runs.steps.entries()) {
    const contexts = { github, inputs, steps };
    if (!isSuccess || !isTrue(step.if ?? 'true', contexts)) {
      ran.push({ name: step.name, outcome: 'skipped' });
      continue;
    }
    if (step.run === undefined) {
      ran.push({ name: step.name, outcome: 'another action' });
      continue;
    }
    const output = join(temp, `output-${at}`);
    const script = join(temp, `step-${at}.sh`);
    await writeFile(output, '');
    await writeFile(script, step.run);
    const env = Object.entries(step.env ?? {}).map(([name, value]) => [name, filledIn(value, contexts)]);
    const { code, text } = await shell(script, given.workspace, {
      PATH: process.env.PATH ?? '',
      HOME: temp,
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_ACTION_PATH: folder,
      GITHUB_EVENT_NAME: given.eventName,
      GITHUB_EVENT_PATH: join(temp, 'event.json'),
      GITHUB_OUTPUT: output,
      GITHUB_REF: 'refs/pull/7/merge',
      GITHUB_REPOSITORY: github.repository,
      GITHUB_SHA: '0123456789abcdef0123456789abcdef01234567',
      GITHUB_STEP_SUMMARY: join(temp, 'summary.md'),
      GITHUB_WORKSPACE: given.workspace,
      RUNNER_TEMP: temp,
      ...given.env,
      ...Object.fromEntries(env),
    });
    log += text;
    if (step.id !== undefined) steps[step.id] = { outputs: outputsIn(await readFile(output, 'utf8')) };
    isSuccess = code === 0;
    ran.push({ name: step.name, outcome: isSuccess ? 'success' : 'failure' });
  }
  const outputs = Object.entries(action.outputs).map(([name, { value }]) => [
    name,
    filledIn(value, { steps }),
  ]);
  return {
    isSuccess,
    steps: ran,
    outputs: Object.fromEntries(outputs),
    summary: await readFile(join(temp, 'summary.md'), 'utf8'),
    log,
  };
}

function evaluated(expression: string, contexts: Contexts): data.ExpressionData {
  const { tokens } = new Lexer(expression).lex();
  const parsed = new Parser(tokens, Object.keys(contexts), []).parse();
  const context = JSON.parse(JSON.stringify(contexts), data.reviver) as data.Dictionary;
  return new Evaluator(parsed, context).evaluate();
}

function isTrue(expression: string, contexts: Contexts): boolean {
  return evaluated(`(${expression}) && true || false`, contexts).coerceString() === 'true';
}

function filledIn(text: string, contexts: Contexts): string {
  return text.replace(/\$\{\{(.*?)\}\}/g, (_, expression: string) =>
    evaluated(expression.trim(), contexts).coerceString(),
  );
}

/** What a step gave to those that follow: `name=value`, or a value of several lines between two equal ones. */
function outputsIn(text: string): Readonly<Record<string, string>> {
  const lines = text.split('\n');
  const outputs: Record<string, string> = {};
  for (let at = 0; at < lines.length; at += 1) {
    const [, name = '', end = ''] = /^([\w-]+)<<(.+)$/.exec(lines[at] ?? '') ?? [];
    const to = lines.indexOf(end, at + 1);
    if (name === '') continue;
    if (to < 0) throw new Error(`the output ${name} has no end`);
    outputs[name] = lines.slice(at + 1, to).join('\n');
    at = to;
  }
  return outputs;
}

/** Runs a script as the runner does where a step says `shell: bash`. */
function shell(
  script: string,
  cwd: string,
  env: Readonly<Record<string, string>>,
): Promise<{ readonly code: number | null; readonly text: string }> {
  const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', script], { cwd, env });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += String(chunk)));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, text }));
  });
}
