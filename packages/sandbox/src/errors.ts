/** A request the API says no to: HTTP status, Cloudflare's error code, and a sentence. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly code: number;
  /** Where the API points to its documentation, as it does on 403. */
  readonly documentation: string | undefined;
  /** The field of the request that it is about, as a JSON pointer. */
  readonly pointer: string | undefined;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: number,
    message: string,
    extra: {
      readonly documentation?: string;
      readonly pointer?: string | undefined;
      readonly headers?: Readonly<Record<string, string>>;
    } = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.documentation = extra.documentation;
    this.pointer = extra.pointer;
    this.headers = extra.headers ?? {};
  }
}

const permissionsPage = 'https://developers.cloudflare.com/fundamentals/api/reference/permissions/';
const scimPage = 'https://developers.cloudflare.com/fundamentals/account/account-security/scim-setup/';

/** No credential in the request at all. */
export function credentialMissing(): Refusal {
  return new Refusal(400, 9106, 'Missing X-Auth-Key, X-Auth-Email or Authorization headers');
}

/** An Authorization header that is not `Bearer <token>`. */
export function headersInvalid(): Refusal {
  return new Refusal(400, 6003, 'Invalid request headers');
}

/** A credential nobody knows, or one that is disabled or expired. */
export function notAuthenticated(): Refusal {
  return new Refusal(401, 10000, 'Authentication error');
}

/** A token that was sent to the verify endpoint of the other kind. */
export function tokenInvalid(): Refusal {
  return new Refusal(401, 1000, 'Invalid API Token');
}

/** The credential is known and lacks the permission. */
export function forbidden(): Refusal {
  return new Refusal(403, 10000, 'Forbidden', { documentation: permissionsPage });
}

/** The same as the API used to say it: without a code, with the name of the permission. */
export function permissionMissing(tokenId: string, permission: string, toDo: string): Refusal {
  const actor = `com.cloudflare.api.token.${tokenId}`;
  return new Refusal(403, 0, `Actor '${actor}' requires permission '${permission}' to ${toDo}`);
}

/** The list of accounts, asked for by a token of one account. */
export function accountsNotListed(): Refusal {
  return new Refusal(400, 1001, 'List accounts endpoint does not support account owned tokens');
}

/** Something of a user, asked for by a token that belongs to none or may not read it. */
export function userNotReadable(): Refusal {
  return new Refusal(403, 9109, 'Unauthorized to access requested resource');
}

/** The memberships of a user, asked for by a token that belongs to none or may not read them. */
export function membershipsNotReadable(): Refusal {
  return new Refusal(400, 9106, 'Authentication failed (status: 400)');
}

/** A path that leads nowhere: no such route, or an id that is unknown or malformed. */
export function notRouted(path: string): Refusal {
  return new Refusal(404, 7003, `Could not route to ${path}, is your object identifier invalid?`);
}

/** An account or user-group member that is not there. */
export function memberNotFound(): Refusal {
  return new Refusal(404, 1003, 'Member not found');
}

/** A request for a host that is not this machine's own name for itself. */
export function hostNotServed(): Refusal {
  return new Refusal(403, 10403, 'The sandbox is only served as localhost, 127.0.0.1 or [::1]');
}

/** A body of more bytes than any that the API takes. */
export function bodyTooLarge(most: number): Refusal {
  return new Refusal(413, 10413, `The body is larger than ${most} bytes`);
}

/** The path exists and does not take this method. */
export function methodNotAllowed(allowed: readonly string[]): Refusal {
  return new Refusal(405, 10405, 'Method not allowed', { headers: { Allow: allowed.join(', ') } });
}

/** A body or query that does not say what it has to. */
export function invalid(sentence: string, pointer?: string): Refusal {
  return new Refusal(400, 1001, sentence, { pointer });
}

/** A change of what only the identity provider may change. */
export function managedThroughScim(sentence: string, pointer?: string): Refusal {
  return new Refusal(400, 1001, sentence, { documentation: scimPage, pointer });
}

/** Somebody with this e-mail address is a member already. */
export function memberExists(): Refusal {
  return new Refusal(400, 1008, 'A member with this e-mail address already exists in the account');
}

/** An id in a user group's membership that is not a member of the account. */
export function notAMember(id: string): Refusal {
  return new Refusal(400, 400, `${id} is not the id of a member of this account`);
}

/** Every request of the window is used up. */
export function tooManyRequests(
  limit: { readonly quota: number; readonly windowSeconds: number },
  wait: number,
): Refusal {
  return new Refusal(429, 971, `More than ${limit.quota} requests per ${limit.windowSeconds} seconds`, {
    headers: { 'Retry-After': String(wait) },
  });
}
