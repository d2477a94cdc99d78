import { type Goal, over } from './goal.ts';

/** The questions about one snapshot that a lookup file answers, by the name of their figures. */
export const verbQuestions: readonly (readonly [name: string, verb: string])[] = [
  ['can', '`can`'],
  ['whoCan', '`who-can` on one zone'],
  ['whatCan', '`what-can`'],
  ['matrix', '`matrix`, two columns'],
  ['compare', '`compare`'],
  ['whatIf', '`what-if`, a member removed'],
  ['list', '`list zones`, filtered'],
  ['show', '`show` a zone'],
  ['showGroup', '`show` a user group'],
  ['graph', '`graph` of one member'],
];

/** One figure of the verbs held against another. Of times it is processor time, which says most on a busy machine. */
const verb = (
  what: string,
  against: string,
  sizes: Goal['sizes'],
  [figure, anchor]: readonly [string, string],
): Goal => ({
  ...{ what, against, sizes, is: 'at most', unit: '× of it' },
  measure: ({ of }) => over(of('verbs', figure), of('verbs', anchor)),
});

/** What the built program is to reach, verb by verb. */
export const verbGoals: readonly Goal[] = [
  {
    what: 'cold `grantlens can`',
    against: 'an empty `node`',
    sizes: { L: 1.6 },
    is: 'at most',
    unit: '× of it',
    measure: ({ of }) => over(of('cold', 'coldMs'), of('cold', 'emptyMs')),
  },
  ...verbQuestions.map(([name, what]) =>
    verb(`${what}, until it writes`, 'an empty `node`', { S: 2, M: 2, L: 3 }, [
      `${name}AnswerCpuMs`,
      'emptyCpuMs',
    ]),
  ),
  verb('the first question on a snapshot', '`JSON.parse` of it', { M: 3, L: 3 }, [
    'firstCpuMs',
    'parseCpuMs',
  ]),
  verb('… its memory', 'that of `JSON.parse`', { M: 1.3, L: 1.3 }, ['firstBytes', 'parseBytes']),
  verb('the lookup file', 'the snapshot', { M: 0.15, L: 0.15 }, ['lookupBytes', 'snapshotBytes']),
  verb('`who-can … zone:*`', '`who-can` on one zone', { M: 3, L: 3 }, ['everyZoneCpuMs', 'whoCanCpuMs']),
  verb('`who-can … anywhere`', '`who-can` on one zone', { M: 3, L: 3 }, ['anywhereCpuMs', 'whoCanCpuMs']),
  {
    what: '`who-can … zone:* --each`',
    against: 'the clock',
    sizes: { M: 300_000, L: 300_000 },
    is: 'at least',
    unit: 'rows a second',
    measure: ({ of }) => of('verbs', 'eachRowsPerSecond'),
  },
  verb('`check` of 200 assertions', '`check` of one', { M: 2, L: 2 }, ['manyChecksCpuMs', 'oneCheckCpuMs']),
  {
    what: 'completion of a member in the shell',
    against: 'the clock',
    sizes: { S: 150, M: 150 },
    is: 'at most',
    unit: 'ms of processor time',
    measure: ({ of }) => of('verbs', 'completeCpuMs'),
  },
  verb('`findings`', '`JSON.parse`', { M: 3, L: 3 }, ['findingsCpuMs', 'parseCpuMs']),
  {
    what: '`report`, all formats',
    against: 'the clock',
    sizes: { M: 12 },
    is: 'at most',
    unit: 's',
    measure: ({ of }) => over(of('verbs', 'reportMs'), 1_000),
  },
  {
    what: '… its memory',
    against: 'all there is',
    sizes: { M: 0.6, L: 2 },
    is: 'at most',
    unit: 'GB',
    measure: ({ of }) => over(of('verbs', 'reportBytes'), 1e9),
  },
  verb('`verify`', '`report`', { M: 1.1, L: 1.1 }, ['verifyCpuMs', 'reportCpuMs']),
  verb('`diff`', '`JSON.parse` of both', { M: 1.3, L: 1.3 }, ['diffCpuMs', 'parseBothCpuMs']),
];
