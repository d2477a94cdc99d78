import { counted, stepAssumptionWords } from '@grantlens/engine/internal';

/** What the count of principals by steps is about. */
export const stepsLead =
  'How far everybody is from Super Administrator. A step uses a right on the account that makes more access: to change members and user groups, account-owned API tokens, or single sign-on.';

/** What the steps rest on though Cloudflare does not document it. */
export const stepsNotes: readonly string[] = Object.values(stepAssumptionWords).map(sentence);

/** How far somebody is, as the head of a row. */
export function distanceWords(steps: number | null): string {
  if (steps === null) return 'No certain walk';
  return steps === 0 ? 'Super Administrator already' : `${counted(steps, 'step')} away`;
}

function sentence(words: string): string {
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}.`;
}
