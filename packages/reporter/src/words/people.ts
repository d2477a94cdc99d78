import { type Doubt, doubtWords } from '@grantlens/engine/internal';

/** Why it is unknown whether a member left. */
export function doubtSentence(doubt: Doubt): string {
  return `The HR data ${doubtWords[doubt]}.`;
}
