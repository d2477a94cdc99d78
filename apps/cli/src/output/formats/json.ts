import type { Io } from '../../io.ts';
import { type Answer, rowsMadeLate } from '../answer.ts';
import { jsonText } from '../json.ts';

/** One envelope, which says everything itself. */
export async function writeJson(answer: Answer, io: Io): Promise<void> {
  const { results, ...frame } = answer.envelope;
  const late = [...rowsMadeLate(answer)].map(({ record }) => record);
  io.out(`${jsonText({ ...frame, results: [...results, ...late] }, 2)}\n`);
}
