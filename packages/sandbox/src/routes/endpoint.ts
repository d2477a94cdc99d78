import type { ReadName } from '@grantlens/snapshot/internal';
import type { LogPage } from '../audit/log-page.ts';
import type { Listing } from '../lists/listing.ts';
import type { Account } from '../state/account.ts';
import type { Row } from '../state/row.ts';
import type { Undocumented } from '../state/undocumented.ts';
import type { Credential } from '../wire/credential.ts';
import type { TokenPermission } from './authorisation.ts';

/** What an endpoint says. */
export type Answer = Single | Listing | LogPage | ScimAnswer;

/** The answer of an endpoint that is about one thing. */
export interface Single {
  readonly kind: 'single';
  readonly result: unknown;
  /** For a write, the account as it is from now on. */
  readonly next?: Account;
}

/** An answer about one thing in the form of RFC 7644, without the envelope of all others. */
export interface ScimAnswer {
  readonly kind: 'scim';
  readonly status: number;
  readonly body: Row;
  readonly next?: Account;
}

/** A request that is about one account. */
export interface AccountRequest {
  readonly account: Account;
  readonly credential: Credential;
  readonly path: string;
  /** The value of a `:name` in the endpoint's path; empty when the path has none. */
  readonly param: (name: string) => string;
  readonly query: URLSearchParams;
  /** The JSON body; `undefined` when the request has no body. */
  readonly body: unknown;
  /** RFC 3339, in UTC. */
  readonly now: string;
  readonly newId: () => string;
  readonly undocumented: Undocumented;
}

/** A request that is about whatever the caller can see. */
export interface CallerRequest {
  readonly accounts: readonly Account[];
  readonly credential: Credential;
  readonly query: URLSearchParams;
  readonly now: string;
}

/** One method of one path below an account. `answer` is a pure function of the request. */
export interface AccountEndpoint {
  readonly about: 'account';
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/client/v4`, with `:account` in it. */
  readonly path: string;
  /** `null`: any credential is accepted. */
  readonly needs: TokenPermission | null;
  /** What a fixture's `refuse` calls it. */
  readonly collection: ReadName | null;
  readonly answer: (request: AccountRequest) => Answer;
}

/** One path that is not below an account. It looks after its own permissions. */
export interface CallerEndpoint {
  readonly about: 'caller';
  readonly method: 'GET';
  readonly path: string;
  readonly answer: (request: CallerRequest) => Answer;
}

/** One method of one path. */
export type Endpoint = AccountEndpoint | CallerEndpoint;
