import { isObject } from '../json.ts';
import { readTime } from '../time.ts';
import { collectionNames, collectionStatuses } from './collection.ts';
import { extraNames } from './extras.ts';
import { type Snapshot, snapshotFormat, snapshotVersion } from './snapshot.ts';

type Fields = Readonly<Record<string, unknown>>;
type Test = (value: unknown) => boolean;

const isText: Test = (value) => typeof value === 'string';
const isWhole: Test = Number.isSafeInteger;
const isList: Test = Array.isArray;

/** As this program writes times; others are up to the schema. */
const written = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;
const isTime: Test = (value) => typeof value === 'string' && written.test(value) && readTime(value) !== null;

const optional =
  (test: Test): Test =>
  (value) =>
    value === undefined || test(value);

/** An object whose named fields pass, whatever else it has; but a `__proto__` is up to the schema. */
function shape(fields: Readonly<Record<string, Test>>): Test {
  const tests = Object.entries(fields);
  return (value) => {
    if (!isObject(value) || Object.hasOwn(value, '__proto__')) return false;
    for (const [name, test] of tests) if (!test(value[name])) return false;
    return true;
  };
}

const every =
  (test: Test): Test =>
  (value) =>
    Array.isArray(value) && value.every(test);

/** An object each of whose fields passes. */
const map =
  (test: Test): Test =>
  (value) =>
    isObject(value) && !Object.hasOwn(value, '__proto__') && Object.values(value).every(test);

const isRequest = shape({
  path: isText,
  query: map(isText),
  page: optional(isWhole),
  httpStatus: isWhole,
  at: isTime,
  rows: isWhole,
  bodySha256: isText,
  ray: optional(isText),
});

const isStatus: Test = (value) => collectionStatuses.some((status) => status === value);

const isProblem = shape({ code: isText, message: isText });

const isSource = shape({
  apiBase: isText,
  credential: shape({ kind: isText }),
  accounts: optional(
    shape({
      items: every(shape({ id: isText, name: (value) => value === null || isText(value) })),
      total: optional(isWhole),
      problem: optional(isProblem),
    }),
  ),
  requests: optional(every(isRequest)),
});

const collection = (items: Test): Test =>
  shape({
    status: isStatus,
    items,
    expected: optional(isWhole),
    requests: every(isRequest),
    problem: optional(isProblem),
  });

const isFrame = shape({
  format: (value) => value === snapshotFormat,
  version: (value) => value === snapshotVersion,
  account: shape({ id: (value) => typeof value === 'string' && value !== '' }),
  takenAt: shape({ start: isTime, end: isTime }),
  tool: shape({ name: isText, version: isText }),
  source: isSource,
  collections: shape(
    Object.fromEntries(
      collectionNames.map((name) => [name, collection(name === 'userGroupMembers' ? map(isList) : isList)]),
    ),
  ),
  extras: optional(shape(Object.fromEntries(extraNames.map((name) => [name, optional(collection(isList))])))),
  removed: every(shape({ collection: isText, field: isText, count: isWhole })),
  digest: isText,
});

/**
 * Whether the frame of a file certainly is what the schema asks for, with nothing left out that the schema would fill
 * in. What is not plainly right may be right all the same, and the schema says what is wrong.
 */
export function isPlainFrame(file: Fields): file is Fields & Snapshot {
  return isFrame(file);
}
