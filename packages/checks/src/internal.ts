// What the other packages of grantlens share. It is not a public interface: it may change with any release.

export type { Skip } from './file/check.ts';
export { type DeniedTexts, deniedTo } from './file/denied-to.ts';
export { type Blame, type Fault, faultLine } from './file/fault.ts';
export { type Fields, readFields, readText, readTexts, readWord } from './file/fields.ts';
export { checkFrame } from './file/frame.ts';
export type { Located } from './file/located.ts';
export { inOrder } from './file/read-checks.ts';
export { readLocated } from './file/read-located.ts';
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
