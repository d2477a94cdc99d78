import type { Command } from 'commander';
import type { Io } from '../io.ts';
import type { Run } from '../run.ts';
import type { CommonOptions } from '../runs/answer-question.ts';
import { withQuestionOptions } from './options.ts';

export function addWhatIf(program: Command, io: Io, run: Run): void {
  withQuestionOptions(
    program
      .command('what-if')
      .description('what an edit of the account would change; nothing is edited')
      .argument('<edit...>', "edits, each in quotes: 'add MEMBER to GROUP'")
      .addHelpText(
        'after',
        `
Edits, each made to what those before it leave:
  'invite EMAIL to GROUP'           'new member EMAIL in GROUP and GROUP'
  'accept the invitation of MEMBER' 'new group NAME'
  'add MEMBER to GROUP'             'remove MEMBER from GROUP'
  'remove member MEMBER'            'remove token NAME'
  'remove group GROUP'              'remove policy ID'
  'take PERMISSION_GROUP out of policy ID'        (or ZONE, or RESOURCE_GROUP)
  'grant PERMISSION_GROUP on RESOURCE to MEMBER'  (or token:NAME, or GROUP)
  'deny PERMISSION_GROUP on RESOURCE to MEMBER'

Examples:
  grantlens what-if 'remove group Contractors'
  grantlens what-if 'new group Freeze' 'add ada@example.com to Freeze' 'deny DNS on account to Freeze'
  grantlens what-if 'take shop.example out of policy 1f0c…'`,
      ),
  ).action((edits: readonly string[], options: CommonOptions) =>
    run(async () => (await import('../runs/what-if.ts')).askWhatIf(options, io, edits)),
  );
}
