import { type Thresholds, thresholdNames, thresholds } from '@grantlens/engine/internal';

/** The numbers that findings compared with, a clause each: `a token is dormant after 90 days without use`. */
export function settingClauses(settings: Thresholds): readonly string[] {
  return thresholdNames.map((name) => thresholds[name].says(settings[name]));
}

/** The same as lines of a table. */
export function settingLines(settings: Thresholds): readonly (readonly [string, number])[] {
  return thresholdNames.map((name) => [thresholds[name].label, settings[name]]);
}
