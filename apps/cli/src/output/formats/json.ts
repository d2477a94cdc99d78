import type { Io } from '../../io.ts';
import { type Answer, rowsMadeLate } from '../answer.ts';
import { jsonText } from '../json.ts';

/** One envelope, which says everything itself. */
export async function writeJson(answer: Answer, io: Io): Promise<void> {
  const { envelope } = answer;
  const late = [...rowsMadeLate(answer)].map(({ record }) => record);
  io.out(`${jsonText({ ...envelope, results: [...envelope.results, ...late] }, 2)}\n`);
}
