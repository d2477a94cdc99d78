import { engineGoals } from './goals/engine.ts';
import { fetchingGoals } from './goals/fetching.ts';
import type { Goal } from './goals/goal.ts';
import { reportGoals } from './goals/report.ts';
import { verbGoals } from './goals/verbs.ts';

/** What is to be reached, line by line. */
export const goals: readonly Goal[] = [...engineGoals, ...verbGoals, ...fetchingGoals, ...reportGoals];
