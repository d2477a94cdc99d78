export { type AfterPlan, accountAfterPlan } from './account-after-plan.ts';
export { readTerraformPlan } from './document/read-plan.ts';
