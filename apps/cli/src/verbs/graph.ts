import { graphFormats } from '@grantlens/reporter/options';
import { type Command, Option } from 'commander';
import type { Io } from '../io.ts';
import type { Run } from '../run.ts';
import type { GraphOptions } from '../runs/graph.ts';
import { argumentHelp } from './arguments.ts';
import { formatList } from './format-list.ts';
import { withExitZero, withReadingOptions, withSnapshotOption } from './options.ts';

export function addGraph(program: Command, io: Io, run: Run): void {
  const command = program
    .command('graph')
    .description('the access graph, from members and tokens to what they reach')
    .addOption(
      new Option('--format <list...>', `which of ${graphFormats.join(', ')}, with commas between`)
        .argParser(formatList(graphFormats))
        .default(['dot'], 'dot'),
    )
    .option('--out <path>', 'the file to write instead of standard output; of several formats, the folder')
    .option('--member <member...>', `only of these: ${argumentHelp.member}`)
    .option('--permission <permission>', `only what may hold this: ${argumentHelp.permission}`)
    .option('--resource <resource>', `only what reaches this: ${argumentHelp.resource}`)
    .option(
      '--escalation',
      'the steps by which somebody could gain Super Administrator, or --permission on --resource (see paths)',
    );
  withExitZero(withReadingOptions(withSnapshotOption(command))).action((options: GraphOptions) =>
    run(async () => (await import('../runs/graph.ts')).drawGraph(options, io)),
  );
}
