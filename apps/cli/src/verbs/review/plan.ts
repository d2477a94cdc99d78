import { type Command, Option } from 'commander';
import type { Io } from '../../io.ts';
import type { Run } from '../../run.ts';
import type { PlanFormat, ReviewPlanOptions } from '../../runs/review/plan.ts';
import { maxSizeOption } from '../max-size.ts';
import { onPackage, withLogOptions, withNow } from './shared.ts';

const formats = ['json', 'curl', 'markdown', 'terraform'] as const satisfies readonly PlanFormat[];

export function addReviewPlan(review: Command, io: Io, run: Run): void {
  const command = onPackage(review.command('plan'))
    .description('work out the fewest edits that carry out what was revoked, and nothing else')
    .option('--out <file>', 'where to write it (default: standard output)')
    .addOption(new Option('--format <format>', 'how to write it').choices(formats).default('json'))
    .option('--tf-state <file>', 'what Terraform manages: the output of “terraform show -json”')
    .option('--scim-group <name...>', 'user groups that an identity provider fills, by id or exact name')
    .option('--as <who>', 'who will carry it out: a step that takes their access is refused')
    .option('--delete-tokens <token...>', 'tokens that are deleted and not disabled, by id or exact name')
    .option('--accept <step...>', 'steps whose effects that nobody decided are accepted')
    .option('--by <who>', 'who accepts them')
    .addOption(maxSizeOption());
  withNow(withLogOptions(command))
    .addHelpText(
      'after',
      `
Nothing is sent. Each step says what it takes and gives; what nobody decided stands in its "unintended", with what
avoids it where there is something, and has to be accepted before the step is carried out.

Examples:
  grantlens review plan review-2026q4 --out plan.json
  grantlens review plan review-2026q4 --format markdown --scim-group Directory
  grantlens review plan review-2026q4 --accept s-0f3a9c2b1d4e --by ada@example.com
  terraform show -json | grantlens review plan review-2026q4 --tf-state /dev/stdin --format terraform

Exit codes: 0 every step can be carried out; 1 error; 2 something is refused, or has to be accepted; 3 something is
refused because it could not be seen.`,
    )
    .action((folder: string, options: Omit<ReviewPlanOptions, 'folder'>) =>
      run(async () => (await import('../../runs/review/plan.ts')).planReview({ ...options, folder }, io)),
    );
}
