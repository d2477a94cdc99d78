import { GrantlensError } from '@grantlens/snapshot';

/** Cloudflare's API. */
export const cloudflareApiBase = 'https://api.cloudflare.com/client/v4';

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

/** Whether a URL's host is this machine itself. */
export function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

// The URL itself is left out: it may be the place where somebody put a secret.
function unsafe(why: string): GrantlensError {
  return new GrantlensError('api-base-unsafe', `the credential is not sent to this API base: ${why}`);
}
