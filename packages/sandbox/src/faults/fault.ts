/**
 * One line of a script of misbehaviour: which requests, and what they meet instead of the truth. Only
 * requests with a credential, for a path that exists and within the rate limit, ever meet a fault.
 */
export interface FaultRule {
  /** Such as `PUT`. Every method without it. */
  readonly method?: string;
  /** How the path below `/client/v4` ends, such as `/iam/user_groups`. Every path without it. */
  readonly path?: string;
  /** The page asked for, 1 where the request has none. Every page without it. */
  readonly page?: number;
  /** Which times that the very same method, path and query is asked, from 1, both ends included. All without it. */
  readonly times?: { readonly from: number; readonly to: number };
  readonly fault: Fault;
}

/** One way of misbehaving. */
export type Fault = Latency | SomebodyElse | AnswerFault | ListFault | EnvelopeFault;

/** Waits before anything else is done. Those of several rules add up. */
export interface Latency {
  readonly kind: 'latency';
  readonly ms: number;
}

/**
 * Somebody else, who may do everything, writes just before the request is answered. A request that gets no answer of
 * its own, such as a `stall`, does not wait for it.
 */
export interface SomebodyElse {
  readonly kind: 'somebody-else';
  readonly method: 'POST' | 'PUT' | 'DELETE';
  /** Below `/client/v4`. */
  readonly path: string;
  readonly body?: unknown;
}

/** Something in the place of the answer, or an answer that does not arrive whole. The first one counts. */
export type AnswerFault = Stall | Replacement | BrokenAnswer;

/** Never answers; ends when the client gives up or the sandbox is closed. */
export interface Stall {
  readonly kind: 'stall';
}

/** Another answer altogether. Nothing of the request is done, unless it says so. */
export type Replacement =
  | {
      readonly kind: 'status';
      /** 200 to 599. */
      readonly status: number;
      /** The API's own way of refusing, a page of HTML, no bytes at all, or text that claims to be JSON. */
      readonly body: 'envelope' | 'web-page' | 'empty' | 'not-json';
      /** The `Retry-After` header, as it is written on the wire. */
      readonly retryAfter?: string;
      /** What the request asks for is done all the same. */
      readonly done?: true;
    }
  /** 302 to an absolute or relative address. */
  | { readonly kind: 'redirect'; readonly location: string }
  /** 200, and this text as if it were JSON. */
  | { readonly kind: 'body'; readonly text: string };

/** The true answer, of which the client gets a part. What the request asks for is done, but for `arrival`. */
export type BrokenAnswer =
  /**
   * The connection drops: on `arrival`, before anything is done; or when it is done, before any of the
   * answer, after the head, or half-way through a body of known length.
   */
  | { readonly kind: 'reset'; readonly at: 'arrival' | 'asked' | 'head' | 'body' }
  /** The first part of the body, 0 to 1 of it, as an answer that looks complete to HTTP. */
  | { readonly kind: 'cut-short'; readonly keep: number };

/** A list that is not what it should be. All that apply shape it, in the order of the rules. */
export type ListFault = RowsFault | PagesFault | InfoFault | LogFault;

/** Other rows, or the same in another order, before the page is cut. */
export type RowsFault =
  /** Rows after the last one, served as they stand. */
  | { readonly kind: 'rows'; readonly append: readonly unknown[] }
  /** The whole list in another order for every request, so that rows move from page to page. */
  | { readonly kind: 'order'; readonly seed: number };

/** Other pages than were asked for. Lists without pages know nothing of it. A `status` here is 400 to 599. */
export type PagesFault =
  /** At most `most` rows on a page, from 1, and what `per_page` says then; `nothing` leaves it out. */
  | {
      readonly kind: 'page-size';
      readonly most: number;
      readonly says: 'the-truth' | 'what-was-asked' | 'nothing';
    }
  /** A refusal where more rows are asked for, and no more than that where nothing is said. */
  | { readonly kind: 'refused-page-size'; readonly most: number; readonly status: number }
  /** The first page, whatever page is asked for; `page` tells the truth unless it says otherwise. */
  | { readonly kind: 'same-page'; readonly says?: 'the-truth' | 'what-was-asked' }
  /** The last page again, past the end; `page` tells the truth unless it says otherwise. */
  | { readonly kind: 'repeat-last'; readonly says?: 'the-truth' | 'what-was-asked' }
  /** A refusal instead of an empty page, past the end. */
  | { readonly kind: 'refused-past-end'; readonly status: number };

/** A log that is walked by a cursor, and does not end as it should. Lists with page numbers know nothing of it. */
export type LogFault =
  /** The cursor of the second page, whatever page it is. */
  | { readonly kind: 'repeated-cursor' }
  /** Another cursor after every page, and the same rows over and over. */
  | { readonly kind: 'endless-log' }
  /** A cursor of exactly this place is no longer good. */
  | { readonly kind: 'refused-cursor'; readonly from: number }
  /** Each page begins with this number of rows of the one before. */
  | { readonly kind: 'overlap'; readonly rows: number };

/** A `result_info` that lies or is missing, where there is one. */
export type InfoFault =
  /** In the place of `total_count` and `total_pages`; null leaves them out. */
  | {
      readonly kind: 'total';
      readonly says: { readonly count?: number | string | null; readonly pages?: number | string | null };
    }
  | { readonly kind: 'no-info' };

/** A success that did not work, or with another result than was asked for. */
export type EnvelopeFault =
  /** `success` is true and the result is right, and yet there are `errors`. */
  | { readonly kind: 'success-with-errors' }
  /** This value as the result, of any type. */
  | { readonly kind: 'result'; readonly value: unknown };
