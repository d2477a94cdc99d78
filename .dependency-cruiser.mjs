// The architecture, as rules a machine runs. Each says in a sentence why it is there.

import { layering, walls } from './.dependency-cruiser.rooms.mjs';

const packages = '^(packages|apps)/';

export default {
  forbidden: [
    ...layering,
    ...walls,
    {
      name: 'cli-is-the-only-meeting-place',
      comment: 'Nothing imports the program: it is where the packages meet, and the end of the line.',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: '^apps/' },
    },
    {
      name: 'nothing-imports-test',
      comment: 'What ships never depends on what proves it.',
      severity: 'error',
      from: { path: packages, pathNot: '[.]test[.]ts$' },
      to: { path: '(^test/|[.]test[.]ts$)' },
    },
    {
      name: 'only-test-imports-testkit',
      comment:
        'The testkit is for tests, ours and those of users: nothing that answers questions stands on it.',
      severity: 'error',
      from: { path: packages, pathNot: '^packages/testkit/' },
      to: { path: '^(packages|@grantlens)/testkit(/|$)' },
    },
    {
      name: 'the-reference-reads-for-itself',
      comment:
        'The reference evaluator is worth something only as a second reading of the rules: of what gives a snapshot its meaning it shares nothing with the engine it judges, and begins with the raw rows.',
      severity: 'error',
      from: { path: '^packages/snapshot/src/reference/', pathNot: '[.]test[.]ts$' },
      to: {
        path: packages,
        pathNot:
          '^packages/snapshot/src/(reference/|catalogue/(entry|member-groups|token-groups)[.]ts|file/(collection|snapshot)[.]ts|keys/resource-type[.]ts)',
      },
    },
    {
      name: 'packages-are-entered-by-their-front-door',
      comment:
        "Another package's inside is not an interface: import its name, or what it shares as internal, never a path.",
      severity: 'error',
      from: { path: '^(packages|apps)/([^/]+)/' },
      to: {
        path: '^packages/([^/]+)/(src|dist)/.+',
        pathNot: '^(packages|apps)/$2/|/(src|dist)/(index|internal|options)[.](ts|js|d[.]ts)$',
      },
    },
    {
      name: 'options-are-light',
      comment:
        'What a command line offers is read at every start, so options.ts loads lists of names and numbers, the words for a count, and nothing else.',
      severity: 'error',
      from: { path: '^packages/[^/]+/src/options[.]ts$' },
      to: {
        path: packages,
        pathNot:
          '/(findings/settings|words/counted|graph/formats|exchange/formats|model/formats|people/person-fields|file/severity)[.]ts$',
        reachable: true,
      },
    },
    {
      name: 'the-core-is-pure',
      comment:
        'Snapshot, engine, reporter, checks, review, terraform and fleet touch no clock, network, disk, environment or console: the same input gives the same bytes. Hashing, gzip and looking at bytes are functions of their input. One file reads a disk, the path that `open` is given (facade/disk.ts), and asks Node for it while it runs: no import brings it in. `reperform.mjs` is not run here: it is a text that packages hold.',
      severity: 'error',
      from: {
        path: '^packages/(snapshot|engine|reporter|checks|review|terraform|fleet)/src/',
        pathNot: '[.](test|fixture)[.]ts$|/package/reperform[.]mjs$',
      },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?(buffer|crypto|zlib)$' },
    },
    {
      name: 'what-browsers-run-needs-no-node',
      comment:
        'Snapshot, engine and testkit run in browsers as they are: what Node has built in they ask for in one file, beside which another has it for the web.',
      severity: 'error',
      from: {
        path: '^packages/(snapshot|engine|testkit)/src/',
        pathNot: '[.](test|fixture)[.]ts$|^packages/snapshot/src/platform/node[.]ts$',
      },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'engine-disk-is-read-by-open-alone',
      comment: 'The one reader of a disk in the core serves the one function that is given a path.',
      severity: 'error',
      from: { path: '^packages/', pathNot: '^packages/engine/src/facade/source[.]ts$' },
      to: { path: '^packages/engine/src/facade/disk[.]ts$' },
    },
    {
      name: 'only-the-program-writes-to-accounts',
      comment:
        'What changes an account is reached from the command line alone: nothing that reads or judges can write.',
      severity: 'error',
      from: { path: '^packages/', pathNot: '^packages/remediator/' },
      to: { path: '^(packages|@grantlens)/remediator(/|$)' },
    },
    {
      name: 'only-the-fetcher-speaks-http-out',
      comment: 'One network client: everything that leaves the machine can be read in one package.',
      severity: 'error',
      from: { path: packages, pathNot: '^packages/fetcher/' },
      to: { path: '(^|/)undici(/|$)' },
    },
    {
      name: 'engine-finding-readings-know-no-finding',
      comment:
        'reading/ works out once what several findings need of an account, and so does not know which findings there are.',
      severity: 'error',
      from: { path: '^packages/engine/src/findings/reading/', pathNot: '[.](test|fixture)[.]ts$' },
      to: { path: '^packages/engine/src/findings/(catalogue(/|[.]ts$)|custom/|waivers/|evaluate[.]ts$)' },
    },
    {
      name: 'engine-findings-know-no-file-of-the-user',
      comment: 'A finding in catalogue/ is the same for everybody: custom rules and waivers come after it.',
      severity: 'error',
      from: { path: '^packages/engine/src/findings/catalogue/', pathNot: '[.](test|fixture)[.]ts$' },
      to: { path: '^packages/engine/src/findings/(custom|waivers)/' },
    },
    {
      name: 'reporter-render-reads-only-the-report',
      comment:
        'A format shows what the report says: it sees neither how a report is built nor the engine, so no two formats can say different things.',
      severity: 'error',
      from: { path: '^packages/reporter/src/(render|browser)/', pathNot: '[.](test|fixture)[.]ts$' },
      to: { path: '^packages/reporter/src/(rows|per-holder|sections)/' },
    },
    {
      name: 'reporter-render-asks-no-engine',
      comment:
        'Only the form of report.json names the closed lists of the engine; no format imports a decision.',
      severity: 'error',
      from: {
        path: '^packages/reporter/src/(render|browser)/',
        pathNot: '[.](test|fixture)[.]ts$|/render/json/(people|schema|sections)[.]ts$',
      },
      to: { path: '^packages/engine/' },
    },
    {
      name: 'cli-verbs-are-flags',
      comment: 'verbs/ say what may be written on a command line; the work starts in runs/.',
      severity: 'error',
      from: { path: '^apps/cli/src/verbs/', pathNot: '[.]test[.]ts$' },
      to: { path: '^apps/cli/src/(answers|package|review|progress|accounts)/' },
    },
    {
      name: 'cli-runs-know-no-verb',
      comment: 'A run is called by a verb, a test or the way in, and knows none of them.',
      severity: 'error',
      from: { path: '^apps/cli/src/(runs|answers|output|input)/', pathNot: '[.]test[.]ts$' },
      to: { path: '^apps/cli/src/(verbs|program|main)' },
    },
    {
      name: 'cli-answers-touch-no-file',
      comment:
        'answers/ turn what the engine answers into rows and words: the same answer whether it was read from a snapshot or an index.',
      severity: 'error',
      from: { path: '^apps/cli/src/answers/', pathNot: '[.]test[.]ts$' },
      to: { path: '^apps/cli/src/(runs|input|package|review|progress|accounts)/|^(node:)?fs' },
    },
    {
      name: 'cli-output-knows-no-answer',
      comment: 'output/ writes any answer in any form, and so cannot know which answers there are.',
      severity: 'error',
      from: { path: '^apps/cli/src/output/', pathNot: '[.]test[.]ts$' },
      to: { path: '^apps/cli/src/(answers|runs)/' },
    },
    {
      name: 'no-circles',
      comment: 'Files that need each other are one file, or hide a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'A file nobody imports is nobody’s.',
      severity: 'error',
      from: {
        orphan: true,
        pathNot:
          '([.]test[.]ts|/scripts/.+|/bin/.+|[.]config[.](ts|mjs)|/(index|internal|options)[.]ts|[.]d[.]ts)$',
      },
      to: {},
    },
    {
      name: 'dependencies-are-declared',
      comment:
        'What is imported is in the package.json beside it, and not by luck of hoisting. What the user brings is a peer. The program publishes no types: those of SARIF are for writing it.',
      severity: 'error',
      from: { path: packages, pathNot: '([.]test[.]ts$|/scripts/)' },
      to: {
        pathNot: '/@types/sarif/',
        dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-dev'],
        dependencyTypesNot: ['npm-peer'],
      },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '/dist/'] },
    // What a package offers by its name is its dist/index: excluded too, no rule would see one package import another.
    exclude: { path: '/dist/(?!(index|internal|options)[.])' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
};
