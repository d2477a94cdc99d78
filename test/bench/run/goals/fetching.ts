import { type Goal, over } from './goal.ts';

/** What the reading of an account is to reach. */
export const fetchingGoals: readonly Goal[] = [
  {
    what: 'requests for a snapshot',
    against: 'the fewest there can be',
    sizes: { M: 1.02 },
    is: 'at most',
    unit: '× of it',
    measure: ({ of }) => over(of('fetch', 'requests'), of('fetch', 'fewest')),
  },
  {
    what: 'time for a snapshot, 80 ms latency',
    against: 'the official client',
    sizes: { M: 25 },
    is: 'at least',
    unit: '× faster',
    measure: ({ of }) => over(of('fetch', 'sdkMs'), of('fetch', 'wallMs')),
  },
  {
    what: 'time for a snapshot, 80 ms latency',
    against: '200 requests in a second',
    sizes: { M: 1.2 },
    is: 'at most',
    unit: '× of it',
    measure: ({ of }) => over(of('fetch', 'wallMs'), of('fetch', 'boundMs')),
  },
  {
    what: 'requests, stopped in the middle',
    against: 'the fewest there can be',
    sizes: { L: 1.02 },
    is: 'at most',
    unit: '× of it',
    measure: ({ of }) => over(of('quota', 'requests'), of('quota', 'fewest')),
  },
  {
    what: 'time, stopped in the middle',
    against: '1,200 requests in 5 minutes',
    sizes: { L: 1.05 },
    is: 'at most',
    unit: '× of it',
    measure: ({ of }) => over(of('quota', 'quotaMs'), of('quota', 'quotaBoundMs')),
  },
  {
    what: 'requests refused with 429',
    against: 'none',
    sizes: { M: 0, L: 0 },
    is: 'at most',
    unit: '',
    measure: ({ of }) => of('fetch', 'refused') ?? of('quota', 'refused'),
  },
];
