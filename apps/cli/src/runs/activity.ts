import { type ActivityQuestion, answerActivity } from '../answers/activity.ts';
import type { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { answerQuestion, type CommonOptions } from './answer-question.ts';

/** The options of `grantlens activity`. */
export type ActivityOptions = CommonOptions & Pick<ActivityQuestion, 'access'>;

/** `grantlens activity` */
export function askActivity(options: ActivityOptions, io: Io, who?: string): Promise<ExitCode> {
  return answerQuestion(options, io, (access) => answerActivity(access, { who, access: options.access }));
}
