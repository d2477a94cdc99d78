import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Findings, Task } from '../jobs/job.ts';

const worker = fileURLToPath(new URL('../worker.js', import.meta.url));

/** A job that did not come to its end. */
export interface Failure {
  readonly failed: string;
}

/** Does a job in a process of its own, so that no tool warms or fills another's memory. */
export function inProcess(task: Task): Promise<Findings | Failure> {
  return new Promise((resolve) => {
    const child = fork(worker, [], {
      execArgv: ['--max-old-space-size=12000', '--enable-source-maps'],
      stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
      serialization: 'advanced',
    });
    let findings: Findings | undefined;
    let said = '';
    child.stderr?.on('data', (text: Buffer) => {
      said += text.toString();
    });
    child.on('message', (message) => {
      findings = message as Findings;
    });
    child.on('exit', (code, signal) => {
      resolve(findings ?? { failed: said.trim() || `it ended with ${code ?? signal}` });
    });
    child.send(task);
  });
}
