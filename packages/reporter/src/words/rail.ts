/** What each section is called in the list that stays in sight: short, for it also is a bar on a phone. */
export const railWords: readonly (readonly [id: string, title: string])[] = [
  ['summary', 'Summary'],
  ['coverage', 'Coverage'],
  ['overview', 'Overview'],
  ['privileged', 'Privileged access'],
  ['zones', 'Zones'],
  ['population', 'Population'],
  ['entitlements', 'Entitlements'],
  ['groups', 'User groups'],
  ['findings', 'Findings'],
  ['changes', 'Changes'],
  ['units', 'Units of the review'],
];
