// What the other packages of grantlens share. It is not a public interface: it may change with any release.

export type { Skip } from './file/check.ts';
export { type DeniedTexts, deniedTo } from './file/denied-to.ts';
export { faultLine } from './file/fault.ts';
export { checksJsonSchema } from './file/schema.ts';
export { type CheckSeverity, checkSeverities } from './file/severity.ts';
export type { CheckOptions } from './judge/evaluate-checks.ts';
export {
  type Broken,
  type CheckOutcome,
  type CheckWhy,
  checkOutcomes,
  type Examined,
  type SettlingEntry,
} from './results/result.ts';
