import type { Answers } from '../jobs/job.ts';

/** What was compared of the answers of two, and where they differ. */
export interface Agreement {
  readonly compared: number;
  readonly different: readonly string[];
}

/**
 * Compares a tool with the engine: every `can` both answered, every list both gave, every count. The tools read the
 * account the cautious way: their "yes" is `allowed` and nothing else.
 */
export function compareAnswers(engine: Answers, peer: Answers): Agreement {
  const different: string[] = [];
  const asked = Math.min(engine.can.length, peer.can.length);
  for (let at = 0; at < asked; at += 1)
    if ((engine.can[at] === 'y') !== (peer.can[at] === 'y'))
      different.push(`can ${at}: ${engine.can[at]} and ${peer.can[at]}`);
  const lists = Math.min(engine.whoCan.length, peer.whoCan.length);
  for (let at = 0; at < lists; at += 1)
    if (engine.whoCan[at] !== peer.whoCan[at]) different.push(`who-can ${at}`);
  for (const count of peer.triples)
    if (engine.triples.some((other) => other !== count))
      different.push(`the table: ${engine.triples} and ${count}`);
  return { compared: asked + lists + (engine.triples.length > 0 ? peer.triples.length : 0), different };
}
