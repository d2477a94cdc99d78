import { GrantlensError } from '@grantlens/snapshot';

/** What the caller authenticates with: an API token, or the e-mail address and global key of a user. */
export type CredentialText = { readonly token: string } | { readonly key: string; readonly email: string };

/** A credential ready to be sent. Never print or store it. */
export interface Credential {
  readonly kind: 'token' | 'global-key';
  readonly headers: Readonly<Record<string, string>>;
  /** The part that must not show up anywhere else. */
  readonly secret: string;
}

/**
 * Shapes a credential for the wire. White space around it, as a file or a shell leaves it, is dropped.
 *
 * @throws GrantlensError `credential-missing` when it is empty, `usage` when it cannot be one
 */
export function credentialFrom(text: CredentialText): Credential {
  if ('token' in text) {
    const token = readable('the API token', text.token);
    return { kind: 'token', headers: { authorization: `Bearer ${token}` }, secret: token };
  }
  const key = readable('the global API key', text.key);
  const email = readable('the e-mail address that belongs to the global API key', text.email);
  return { kind: 'global-key', headers: { 'x-auth-email': email, 'x-auth-key': key }, secret: key };
}

function readable(what: string, text: string): string {
  const trimmed = text.trim();
  if (trimmed === '') throw new GrantlensError('credential-missing', `${what} is empty`);
  if (!/^[\x21-\x7e]+$/.test(trimmed)) {
    throw new GrantlensError('usage', `${what} has a space, a line break or an unusual character in it`);
  }
  return trimmed;
}
