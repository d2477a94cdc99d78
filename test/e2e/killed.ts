/** Where a run kills itself, as a power cut would: before or after one of its calls of the file system. */
export interface Death {
  readonly when: 'before' | 'after';
  /** Of `node:fs/promises`. */
  readonly call: string;
  /** Which of its calls, from 1. */
  readonly nth: number;
  /** Only calls count whose first argument has this in it. */
  readonly path?: string;
  /** Done instead of dying, as by somebody else at that moment: the text of a module with `fs` in reach. */
  readonly instead?: string;
}

/** What Node must be given so that the run ends there. */
export function dyingAt({
  when,
  call,
  nth,
  path = '',
  instead = `process.kill(process.pid, 'SIGKILL')`,
}: Death): readonly string[] {
  const text = `
    import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    const real = fs.promises.${call};
    let calls = 0;
    fs.promises.${call} = async (...args) => {
      calls += String(args[0]).includes(${JSON.stringify(path)}) ? 1 : 0;
      const isIt = calls === ${nth} && String(args[0]).includes(${JSON.stringify(path)});
      if (isIt && ${when === 'before'}) { ${instead}; }
      const result = await real(...args);
      if (isIt && ${when === 'after'}) { ${instead}; }
      return result;
    };
    syncBuiltinESMExports();`;
  return ['--import', `data:text/javascript,${encodeURIComponent(text)}`];
}
