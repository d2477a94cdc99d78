import { GrantlensError } from '@grantlens/snapshot';
import { Agent, type Dispatcher, EnvHttpProxyAgent } from 'undici';
import { isLoopback } from '../api-base.ts';

/** Said outright, since `NODE_TLS_REJECT_UNAUTHORIZED` would otherwise decide it. */
const tls = { rejectUnauthorized: true } as const;

/**
 * The connections of one run: kept alive, at most `connections` to a host, through the proxy that the environment
 * names. This machine itself is never asked through a proxy.
 *
 * @throws GrantlensError `network` when the environment names a proxy that cannot be one
 */
export function openDispatcher(apiBase: string, connections: number): Dispatcher {
  const options = { connections, pipelining: 1, connect: { ...tls, timeout: 10_000 } };
  if (isLoopback(new URL(apiBase))) return new Agent(options);
  try {
    return new EnvHttpProxyAgent({ ...options, requestTls: tls, proxyTls: tls });
  } catch (cause) {
    const why = 'the proxy that HTTPS_PROXY or HTTP_PROXY names cannot be used';
    throw new GrantlensError('network', why, { cause });
  }
}
