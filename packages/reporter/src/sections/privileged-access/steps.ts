import type { Access } from '@grantlens/engine';
import { countBySteps, type Distance } from '@grantlens/engine/internal';
import type { Principal } from '@grantlens/snapshot';
import type { StepsToSuperAdministrator } from '../../model/privileged.ts';
import { distanceWords, stepsLead, stepsNotes } from '../../words/steps.ts';

/** Counts everybody by the steps to Super Administrator. */
export function stepsSection(
  access: Access,
  distanceOf: (principal: Principal) => Distance,
): StepsToSuperAdministrator {
  const rows = countBySteps(access, distanceOf).map((row) => ({ ...row, title: distanceWords(row.steps) }));
  return { says: stepsLead, rows, assumptions: stepsNotes };
}
