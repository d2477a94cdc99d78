import type { Subject } from '@grantlens/engine';
import { resourceNote } from '@grantlens/engine/internal';
import type { Account } from '@grantlens/snapshot';
import { type Json, resourceRecord } from '../output/records.ts';

/** What a question is about as its answer repeats it, and what is to be known about it. */
export interface AskedResource {
  /** `{ resource, note? }`, for the query of the envelope. */
  readonly record: { readonly resource: Json; readonly note: string | undefined };
  readonly notes: readonly string[];
}

/** Repeats what a question is about. */
export function askedResource(subject: Subject, account: Account): AskedResource {
  const note = resourceNote(subject, account);
  return {
    record: { resource: resourceRecord(subject), note: note ?? undefined },
    notes: note === null ? [] : [note],
  };
}
