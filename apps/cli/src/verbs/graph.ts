import type { GraphFormat } from '@grantlens/reporter';
import { type Command, Option } from 'commander';
import type { Io } from '../io.ts';
import type { Run } from '../run.ts';
import type { GraphOptions } from '../runs/draw-graph.ts';
import { formatList } from './format-list.ts';

// Named here too, so that help does not have to load the reporter.
const graphFormats = ['dot', 'mermaid', 'graphml', 'gexf', 'svg'] as const satisfies readonly GraphFormat[];

export function addGraph(program: Command, io: Io, run: Run): void {
  program
    .command('graph')
    .description('the access graph, from members and tokens to what they reach')
    .option('-s, --snapshot <file>', 'the snapshot to draw (or GRANTLENS_SNAPSHOT)')
    .addOption(
      new Option('--format <list...>', `which of ${graphFormats.join(', ')}, with commas between`)
        .argParser(formatList(graphFormats))
        .default(['dot'], 'dot'),
    )
    .option(
      '--out <path>',
      'the file to write instead of standard output (-); of several formats, the folder',
    )
    .option('--member <member...>', 'only of these: an e-mail, a member id, a user id, or token:<name or id>')
    .option(
      '--permission <permission>',
      'only what may hold this: area:verb (* on either side for any), or a permission group by id, label or name',
    )
    .option(
      '--resource <resource>',
      'only what reaches this: account, a zone by name or id, zone:*, or a resource key',
    )
    .option(
      '--catalogue <file>',
      'your own contents of permission groups (YAML or JSON); overrides every other source',
    )
    .option('--allow-modified', 'read a snapshot whose digest does not match, and say so in the graph')
    .option('--exit-zero', 'exit with 0 also when the graph is incomplete')
    .action((options: GraphOptions) =>
      run(async () => (await import('../runs/draw-graph.ts')).drawGraph(options, io)),
    );
}
