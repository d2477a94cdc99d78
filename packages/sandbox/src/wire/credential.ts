import { credentialMissing, headersInvalid } from '../errors.ts';

/** What a request authenticates with. */
export type Credential =
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'key'; readonly email: string; readonly key: string };

/** The credential in a request's headers. Throws a refusal when it is missing or makes no sense. */
export function credentialIn(headers: Headers): Credential {
  const authorization = headers.get('authorization');
  if (authorization !== null) {
    const token = /^bearer +(\S+) *$/i.exec(authorization)?.[1];
    if (token === undefined) throw headersInvalid();
    return { kind: 'token', token };
  }
  const email = headers.get('x-auth-email');
  const key = headers.get('x-auth-key');
  if (!email || !key) throw credentialMissing();
  return { kind: 'key', email, key };
}
