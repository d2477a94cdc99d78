import { type PlanAction, planActions } from '../../plan/plan.ts';

const words: Readonly<Record<PlanAction, string>> = {
  'remove-group-member': 'taken out of the user group',
  'set-group-policies': 'policies of the user group replaced',
  'set-member-policies': 'policies of the member replaced',
  'set-member-roles': 'roles of the member replaced',
  'set-token-policies': 'policies of the token replaced',
  'remove-member': 'member removed',
  'disable-token': 'token disabled',
  'delete-token': 'token deleted',
};

/** What a step did, as a person says it. */
export function actionWords(action: string): string {
  const known = planActions.find((one) => one === action);
  return known === undefined ? action : words[known];
}
