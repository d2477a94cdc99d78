import type { Command } from 'commander';
import type { Io } from '../io.ts';
import type { Run } from '../run.ts';
import type { WhatIfOptions } from '../runs/what-if.ts';
import { withEditOptions } from './options.ts';

export function addWhatIf(program: Command, io: Io, run: Run): void {
  withEditOptions(
    program
      .command('what-if')
      .description('what an edit of the account would change; nothing is edited')
      .argument('[edit...]', "edits, each in quotes: 'add MEMBER to GROUP'")
      .option('--edits <file>', 'edits from a file, one a line; - for standard input')
      .option(
        '--tf-plan <file>',
        'a Terraform plan: what "terraform show -json" writes; - for standard input',
      )
      .option('--tf-dir <dir>', 'the folder of its .tf files, for what local values refer to')
      .option('--replay', 'which changes that the audit log recorded would no longer have been possible')
      .option('--account <id>', 'the account that is meant, where a plan is for several')
      .addHelpText(
        'after',
        `
Edits, each made to what those before it leave:
  'invite EMAIL to GROUP'           'new member EMAIL in GROUP and GROUP'
  'accept MEMBER'                   'accept invitations'
  'new group NAME'                  'remove group GROUP'
  'add MEMBER to GROUP'             'remove MEMBER from GROUP'
  'remove member MEMBER'            'remove token NAME'
  'disable token NAME'              'enable token NAME'
  'remove policy ID'
  'take PERMISSION_GROUP out of policy ID'        (or ZONE, or RESOURCE_GROUP)
  'take PERMISSION_GROUP from MEMBER'             (or token:NAME, GROUP or POLICY)
  'take PERMISSION_GROUP from MEMBER on RESOURCE' (one that its policies name)
  'grant PERMISSION_GROUP on RESOURCE to MEMBER'  (or token:NAME, or GROUP)
  'deny PERMISSION_GROUP on RESOURCE to MEMBER'
A name may stand in double quotes: 'add ada to "Talk to us"'. A file has an edit in
each line, and comments in lines that begin with #.

Examples:
  grantlens what-if 'remove group Contractors'
  grantlens what-if 'new group Freeze' 'add ada@example.com to Freeze' 'deny DNS on account to Freeze'
  grantlens what-if 'take shop.example out of policy 1f0c…'
  grantlens what-if --edits quarter-end.txt --replay     # after: grantlens snapshot --activity
  terraform show -json tfplan | grantlens what-if --tf-plan -`,
      ),
  ).action((edits: readonly string[], options: WhatIfOptions) =>
    run(async () => (await import('../runs/what-if.ts')).askWhatIf(options, io, edits)),
  );
}
