import type { Access } from '@grantlens/engine';
import { countBySteps, type Distance } from '@grantlens/engine/internal';
import type { Principal } from '@grantlens/snapshot';
import { distanceWords, stepsLead, stepsNotes } from '../../words/steps.ts';
import type { StepsToSuperAdministrator } from './section.ts';

/** Counts everybody by the steps to Super Administrator. */
export function stepsSection(
  access: Access,
  distanceOf: (principal: Principal) => Distance,
): StepsToSuperAdministrator {
  const rows = countBySteps(access, distanceOf).map((row) => ({ ...row, title: distanceWords(row.steps) }));
  return { says: stepsLead, rows, assumptions: stepsNotes };
}
