const { GRANTLENS_CASES: cases, GRANTLENS_QUESTIONS: questions, GRANTLENS_SEED: seed } = process.env;

/** How much a run asks: a number of generated accounts or of questions, whichever is reached first. */
export interface Budget {
  readonly accounts: number;
  readonly questions: number;
  /** The same for tests that draw a fixed number of accounts and ask fewer things of each. */
  readonly cases: number;
  readonly seed: number;
  /** Whether small spaces are asked whole, which takes many minutes. */
  readonly isWhole: boolean;
}

const everyday = 10_000;
const million = 1_000_000;

/** Every run of the suite asks some thousands of questions; `pnpm assurance` asks a million by default. */
export const budget: Budget = {
  accounts: Number(cases ?? Number.POSITIVE_INFINITY),
  questions: Number(questions ?? (cases === undefined ? everyday : Number.POSITIVE_INFINITY)),
  cases: Number(cases ?? Number(questions ?? everyday) / 250),
  seed: Number(seed ?? 20261120),
  isWhole: cases === undefined && Number(questions ?? everyday) >= million,
};
