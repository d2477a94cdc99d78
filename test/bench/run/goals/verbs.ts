import { type Goal, over } from './goal.ts';

/** The questions about one snapshot that a lookup file answers, by figure. */
export const verbFigures: readonly (readonly [figure: string, verb: string])[] = [
  ['canMs', '`can`'],
  ['whoCanMs', '`who-can` on one zone'],
  ['whatCanMs', '`what-can`'],
  ['matrixMs', '`matrix`, two columns'],
  ['compareMs', '`compare`'],
  ['whatIfMs', '`what-if`, a member removed'],
  ['listMs', '`list zones`, filtered'],
  ['showMs', '`show` a zone'],
  ['showGroupMs', '`show` a user group'],
  ['graphMs', '`graph` of one member'],
];

/** One figure of the verbs held against another. */
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
  ...verbFigures.map(([figure, what]) =>
    verb(what, 'an empty `node`', { S: 2, M: 2, L: 3 }, [figure, 'emptyMs']),
  ),
  verb('the first question on a snapshot', '`JSON.parse` of it', { M: 3, L: 3 }, ['firstMs', 'parseMs']),
  verb('… its memory', 'that of `JSON.parse`', { M: 1.3, L: 1.3 }, ['firstBytes', 'parseBytes']),
  verb('the lookup file', 'the snapshot', { M: 0.15, L: 0.15 }, ['lookupBytes', 'snapshotBytes']),
  verb('`who-can … zone:*`', '`who-can` on one zone', { M: 3, L: 3 }, ['everyZoneMs', 'whoCanMs']),
  verb('`who-can … anywhere`', '`who-can` on one zone', { M: 3, L: 3 }, ['anywhereMs', 'whoCanMs']),
  {
    what: '`who-can … zone:* --each`',
    against: 'the clock',
    sizes: { M: 300_000, L: 300_000 },
    is: 'at least',
    unit: 'rows a second',
    measure: ({ of }) => of('verbs', 'eachRowsPerSecond'),
  },
  verb('`findings`', '`JSON.parse`', { M: 3, L: 3 }, ['findingsMs', 'parseMs']),
  verb('`diff`', '`JSON.parse` of both', { M: 1.3, L: 1.3 }, ['diffMs', 'parseBothMs']),
];
