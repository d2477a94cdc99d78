import { GrantlensError } from '@grantlens/snapshot';
import { cloudflareApiBase as known } from '@grantlens/snapshot/internal';
import { redacted } from './redactor.ts';

/** Cloudflare's API. */
export const cloudflareApiBase: 'https://api.cloudflare.com/client/v4' = known;

/**
 * Checks that a credential may be sent to a base URL, and gives it back without a slash at its end.
 *
 * @throws GrantlensError `api-base-unsafe` unless it is https, or http to this machine itself, and holds no credential
 */
export function checkApiBase(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined) throw unsafe('it is not a URL');
  if (url.username !== '' || url.password !== '') throw unsafe('it holds a credential of its own');
  if (url.search !== '' || url.hash !== '') throw unsafe('it has a query or a fragment');
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw unsafe(`${url.protocol} is not https`);
  if (url.protocol === 'http:' && !isLoopback(url)) {
    throw unsafe('over http anybody on the way could read the credential, so it must be https');
  }
  return url.href.replace(/\/+$/, '');
}

/** Parts of an address that tell nobody anything: words and versions. */
const plainPart = /^(v\d{1,3}(\.\d{1,3})?|[A-Z]?[a-z]{1,15}([._-][a-z]{1,15}){0,3})$/;

/** A part of a host's name that is so long and has a digit may be a token. */
const oddLabel = /^(?=.*\d)[a-z0-9_-]{24,}$/;

/**
 * A base URL as it may be stored and shown. The path of a gateway may be as good as a credential, so only the words
 * and versions in it are kept.
 */
export function shownApiBase(apiBase: string): string {
  const { protocol, hostname, port, pathname } = new URL(apiBase);
  const host = hostname.split('.').map((label) => (oddLabel.test(label) ? redacted : label));
  const path = pathname.split('/').map((part) => (isPlain(part) ? part : redacted));
  return `${protocol}//${host.join('.')}${port && `:${port}`}${path.join('/').replace(/\/+$/, '')}`;
}

/** What must not be shown of a base URL. */
export function secretsInApiBase(apiBase: string): readonly string[] {
  const { hostname, pathname } = new URL(apiBase);
  const parts = pathname.split('/').filter((part) => !isPlain(part));
  return [...hostname.split('.').filter((label) => oddLabel.test(label)), ...parts].filter(
    (part) => part.length >= 8,
  );
}

function isPlain(part: string): boolean {
  return part === '' || plainPart.test(part);
}

/** Whether a URL's host is this machine itself. */
export function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

/** @throws GrantlensError `api-base-unsafe` when a base URL holds the credential, which belongs in no address */
export function checkHoldsNone(apiBase: string, secret: string): void {
  if (secret.length >= 8 && [secret, encodeURIComponent(secret)].some((one) => apiBase.includes(one)))
    throw unsafe('it holds the credential itself');
}

// The URL itself is left out: it may be the place where somebody put a secret.
function unsafe(why: string): GrantlensError {
  return new GrantlensError('api-base-unsafe', `the credential is not sent to this API base: ${why}`);
}
