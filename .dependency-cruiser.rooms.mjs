// The packages and their rooms, in the order in which they may import each other.

const packages = '^(packages|apps)/';

/** What a package may import of ours; everything else is forbidden. */
const mayImport = {
  snapshot: [],
  fetcher: ['snapshot'],
  engine: ['snapshot'],
  reporter: ['snapshot', 'engine'],
  terraform: ['snapshot', 'engine'],
  checks: ['snapshot', 'engine'],
  fleet: ['snapshot', 'engine'],
  sandbox: ['snapshot'],
  testkit: ['snapshot', 'engine'],
  review: ['snapshot', 'engine', 'reporter'],
  // Of the review it reads the plan, of the fetcher the wire and its pace.
  remediator: ['snapshot', 'fetcher', 'review'],
};

/** What each package may not import of ours. */
export const layering = Object.entries(mayImport).map(([name, allowed]) => ({
  name: `${name}-imports-only-${allowed.join('-and-') || 'nothing-of-ours'}`,
  comment: `packages/${name} stands on ${allowed.join(' and ') || 'nothing else of ours'}: what needs more belongs elsewhere.`,
  severity: 'error',
  from: { path: `^packages/${name}/` },
  to: { path: packages, pathNot: `^packages/(${[name, ...allowed].join('|')})/` },
}));

/**
 * The rooms of a package in the order of the way, each with the reason why it stands where it does. A room
 * imports those before it, never one after it.
 */
const roomsOf = (name, rooms) =>
  rooms.slice(0, -1).map(([room, comment], at) => ({
    name: `${name}-${room}-imports-no-later-room`,
    comment,
    severity: 'error',
    from: { path: `^packages/${name}/src/${room}(/|[.]ts$)`, pathNot: '[.](test|fixture)[.]ts$' },
    to: {
      path: `^packages/${name}/src/(${rooms
        .slice(at + 1)
        .map(([later]) => later)
        .join('|')})(/|[.]ts$)`,
    },
  }));

const checksRooms = roomsOf('checks', [
  ['file', 'A file is read and refused by its text alone, whatever account it is about.'],
  ['names', 'Whom and what a check names is found before anything is asked about it.'],
  ['questions', 'A question is opened once for all checks that ask it, and knows none of them.'],
  ['results', 'What a result is does not depend on which assertion it is of.'],
  ['assertions', 'An assertion is broken or open by what it finds; how that is mended is another matter.'],
  ['mend', 'An edit mends what was found broken, whatever becomes of the check.'],
  ['judge', 'A check is judged on one account; what is new since another one is a question of its own.'],
  ['new-access', 'What is new needs no file of checks, and a first file needs no other account.'],
  ['first-file', ''],
]);

const fleetRooms = roomsOf('fleet', [
  ['moments', 'Which accounts and moments there are follows from the files, whatever is asked of them.'],
  ['pairs', 'Which account of one fleet is which of another follows from their ids alone.'],
  ['people', 'Who is one person across accounts follows from ids and addresses, whatever they may do.'],
  ['privileged', 'Who is privileged in how many accounts is counted however the accounts were asked.'],
  ['turns', ''],
]);

const reviewRooms = roomsOf('review', [
  ['units', 'What is decided about is known before it is asked by whom.'],
  ['table', 'Rows and cells of a CSV are read without knowing what they say.'],
  ['assignment', 'Who decides follows from the units and a file, whatever has been decided.'],
  ['log', 'A line is written and chained; what counts of it is worked out later.'],
  ['decisions', 'What counts follows from the log; how it came into it does not matter.'],
  ['sheets', 'A sheet shows what is to be decided; how it comes back is another matter.'],
  ['import', 'A sheet is taken or refused by the rules of decisions, and counts nothing.'],
  ['status', 'Progress is counted from what is in force, not from what a later snapshot shows.'],
  ['verification', 'A later snapshot shows what is gone, whether or not a plan led to it.'],
  ['plan', 'A plan is made from what is in force, and does not know how a review ends.'],
  ['closing', ''],
]);

const snapshotRooms = roomsOf('snapshot', [
  ['errors', 'Errors are known to all, and know nothing.'],
  ['file-error', 'What went wrong with a file is an error, whatever the file holds.'],
  ['multimap', 'A map of lists knows nothing of what is in the lists.'],
  ['remembered', 'A function that keeps its answers does not know what it is asked.'],
  ['json', 'JSON values are the material of every other room.'],
  ['time', 'A time is read from text alone.'],
  ['platform', 'Hashing, gzip and looking at bytes know nothing of what the bytes mean.'],
  ['keys', 'Resource keys and scopes are spellings: they know neither files nor accounts.'],
  ['text', 'Text is read safely whatever file it is from.'],
  ['file', 'The snapshot file holds what the API said, and does not know what it means.'],
  ['activity', 'What was recorded is folded without knowing the account it is about.'],
  ['account', 'What an account is does not depend on how it was read.'],
  ['api', 'A row is read as the API writes it, before anything is made of it.'],
  ['catalogue', 'What Cloudflare documents holds for every account.'],
  ['seen', 'How much of an account was seen is decided before its rows are given a meaning.'],
  ['normalise', 'The meaning of a snapshot is complete before it is laid out for looking up.'],
  [
    'lookup-file',
    'What is laid out for looking up is the meaning of a snapshot, and no second reading of it.',
  ],
  ['anonymise', 'Other names are given to what a file says, and not to what it means.'],
  ['reference', ''],
]);

const fetcherRooms = roomsOf('fetcher', [
  ['clock', 'Time is given to whoever needs it, and needs nobody.'],
  ['credential', 'What must be kept secret, and where it may be sent, is settled before anything is sent.'],
  ['wire', 'One request and its answer: the wire does not know what is asked, or how often.'],
  ['pacing', 'When a request may start depends on time and limits alone.'],
  ['client', 'The client asks one question, with retries; what the questions are about comes later.'],
  ['resume', 'What is kept on disk is questions and answers, whatever they are about.'],
  [
    'middleware',
    'Each of these takes a way of asking and gives one: it knows neither lists nor collections.',
  ],
  ['paging', 'When a list is complete is decided without knowing what is listed.'],
  ['audit-log', 'The audit log is walked and folded page by page, whatever it is read for.'],
  ['collections', 'Which lists there are is known here; that they belong to an account that exists is not.'],
  ['account', 'The account, the list of accounts and the credential are read by the run that needs them.'],
  ['runs', ''],
]);

const sandboxRooms = roomsOf('sandbox', [
  ['errors', 'A refusal is known to every room, and knows none.'],
  ['ids', 'An id is made of a text alone.'],
  ['state', 'What an account holds does not depend on who asks for it, or over which protocol.'],
  ['bundled', 'The accounts that come with the sandbox are states like any other.'],
  ['lists', 'Lists are filtered, sorted and cut into pages without knowing who asks.'],
  ['wire', 'Credentials, bodies and replies as they are on the wire, of whatever endpoint.'],
  ['audit', 'What is recorded follows from the account, whoever asks for it.'],
  ['faults', 'Faults shape any answer: they know no endpoint.'],
  ['routes', 'An endpoint is a pure function of the request: it knows no server, clock or socket.'],
  ['server', 'The server is started from outside, and does not start itself.'],
  ['sandbox', ''],
]);

const terraformRooms = roomsOf('terraform', [
  ['document', 'A plan is read as Terraform writes it, before it is known which account it is for.'],
  ['sort-changes', 'What is evaluated and what is counted follows from the plan and the id of an account.'],
  ['references', 'What refers to what stands in the configuration; what is made of it comes later.'],
  ['written', 'Where a resource is written is found by its address alone, whatever it does.'],
  ['rows', 'The values of a resource become a row of the API, whichever object it is.'],
  ['objects', 'Which object a resource is was settled before anything changes.'],
  ['apply', 'A plan is made to rows without knowing what the rows mean.'],
  ['outcome', 'What is said of the outcome does not change it.'],
  ['account-after-plan', ''],
]);

const remediatorRooms = roomsOf('remediator', [
  ['target', 'What may be written to at all is settled before anything is read or sent.'],
  ['wire', 'One write and its answer: the wire does not know what it is for, or whether it is sent again.'],
  ['reading', 'An object is read as it is, whatever is done about it.'],
  ['steps', 'One step is carried out without knowing which others the plan has.'],
  ['apply-plan', ''],
]);

const engineRooms = roomsOf('engine', [
  ['access', 'Who has which policy, and through what, is known before anything is decided about it.'],
  ['decision', 'A question reads the decision; the decision does not know its askers.'],
  [
    'permissions',
    'Bits are a way to write down what groups contain: they know nothing of what is done with them.',
  ],
  ['words', 'Grants, permissions and resources are put into words the same way for everybody.'],
  ['activity', 'What was recorded of somebody is joined by ids alone, whatever it is then used for.'],
  ['edit', 'An edit gives another account, whatever is asked of that account afterwards.'],
  ['compiled', 'The index answers from integers, and shares nothing with the answers that explain.'],
  [
    'outcomes',
    'What every grant gives is read by questions, drawings and the report, and knows none of them.',
  ],
  [
    'graph',
    'A drawing shows grants and where they do not hold; it does not know who asks for it or what is found in it.',
  ],
  // Before the questions: diff and what-if are questions that put the changes together.
  ['changes', 'What differs between two accounts is worked out without knowing which question wants it.'],
  ['questions', 'A question is about things, not about the text in which somebody asked it.'],
  ['resolve', 'From a text to what it means; how the answer is put into words comes after.'],
  ['sentence', 'A sentence is cut into what a verb takes; how the verb answers it comes after.'],
  ['explain', 'Answers are put into words without judging them.'],
  [
    'escalation',
    'Which steps make more access of access is one list: findings and the report read it, and it knows neither.',
  ],
  ['findings', 'A finding is about access as it is; what a review decides about comes after.'],
  ['units', 'What a review decides about is made of the account, and not of the words somebody asks in.'],
  ['facade', ''],
]);

const reporterRooms = roomsOf('reporter', [
  ['people', 'HR data is read before it is known what a report says of it.'],
  [
    'words',
    'Words know no report: a sentence is made of what it is about, and any section or format may say it.',
  ],
  ['model', 'What a report is does not depend on how it is built, or on how it looks.'],
  ['rows', 'A row is made of one outcome; how many rows a report lists is not its affair.'],
  [
    'per-holder',
    'One row for all members of a user group is a way to list; sections read rows, however listed.',
  ],
  ['sections', 'A section is built without knowing the formats that show it.'],
  ['render', 'A format shows what it is given; the script of a page draws rows by what the format wrote.'],
  ['browser', 'The script of the page is part of a format, and knows neither drawings nor packages.'],
  ['graph', 'A drawing stands by itself: a package does not hold one because it is drawn.'],
  ['exchange', 'The form of another tool says what the engine allows; no package holds one.'],
  ['package', ''],
]);

/** The walls between the rooms of every package. */
export const walls = [
  ...reporterRooms,
  ...checksRooms,
  ...fleetRooms,
  ...reviewRooms,
  ...engineRooms,
  ...snapshotRooms,
  ...fetcherRooms,
  ...sandboxRooms,
  ...remediatorRooms,
  ...terraformRooms,
];
