import { isObject, type LedgerRequest, type Removal, readTime } from '@grantlens/snapshot/internal';
import type { ResultAnswer } from '../wire/answer.ts';
import type { Question } from '../wire/question.ts';

export const partialFormat = 'grantlens.partial';
export const partialVersion = 2;

/** The first line of a partial: what the answers after it belong to. */
export interface PartialHeader {
  readonly accountId: string;
  readonly apiBase: string;
  /** A hash that the secret and this partial alone have; never the secret. */
  readonly credential: string;
  /** When the run began, RFC 3339, UTC. */
  readonly start: string;
}

/** Every other line: a question, the requests it took, and the answer as it may be stored. */
export interface PartialLine {
  readonly question: Question;
  readonly requests: readonly LedgerRequest[];
  readonly answer: ResultAnswer;
}

/** A line that an earlier run wrote. Its answer stays on disk until it is wanted: together they are larger than memory may be. */
export interface StoredLine {
  readonly question: Question;
  readonly requests: readonly LedgerRequest[];
  readonly answer: () => Promise<ResultAnswer>;
}

/** The first line as it is written. */
export function headerLine(header: PartialHeader): object {
  return { format: partialFormat, version: partialVersion, ...header };
}

/** Reads the first line; undefined when it is not valid. */
export function readHeader(json: unknown): PartialHeader | undefined {
  if (!isObject(json) || json.format !== partialFormat || json.version !== partialVersion) return undefined;
  const { accountId, apiBase, credential, start } = json;
  if (typeof accountId !== 'string' || typeof apiBase !== 'string' || typeof start !== 'string')
    return undefined;
  if (typeof credential !== 'string' || readTime(start) === null) return undefined;
  return { accountId, apiBase, credential, start };
}

/** Reads any other line; undefined when it is not valid. */
export function readLine(json: unknown): PartialLine | undefined {
  if (!isObject(json) || !isObject(json.question) || !isObject(json.answer)) return undefined;
  const { question, requests, answer } = json;
  const isQuestion = typeof question.path === 'string' && isTexts(question.query);
  const isAnswer =
    answer.kind === 'result' &&
    isObject(answer.info) &&
    isListOf(answer.removed, isRemoval) &&
    isNumbers([answer.bytes]);
  if (!isQuestion || !isAnswer || !isListOf(requests, isRequest)) return undefined;
  return {
    question: question as unknown as Question,
    requests: requests as readonly LedgerRequest[],
    answer: { ...(answer as unknown as ResultAnswer), removed: answer.removed as readonly Removal[] },
  };
}

function isListOf(raw: unknown, isOne: (element: unknown) => boolean): boolean {
  return Array.isArray(raw) && raw.every(isOne);
}

function isTexts(raw: unknown): boolean {
  return isObject(raw) && Object.values(raw).every((value) => typeof value === 'string');
}

function isRequest(raw: unknown): boolean {
  if (!isObject(raw) || !isTexts(raw.query)) return false;
  const { path, at, bodySha256, httpStatus, rows } = raw;
  return [path, at, bodySha256].every((text) => typeof text === 'string') && isNumbers([httpStatus, rows]);
}

function isRemoval(raw: unknown): boolean {
  return isObject(raw) && isTexts({ collection: raw.collection, field: raw.field }) && isNumbers([raw.count]);
}

function isNumbers(values: readonly unknown[]): boolean {
  return values.every(Number.isSafeInteger);
}
