import { GrantlensError } from '@grantlens/snapshot';

/** The environment of a process, or what stands in for it. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** A proxy that opens tunnels. */
export interface HttpProxy {
  /** Where it is, as it may be shown: without the name and the password for it. */
  readonly shown: string;
  readonly host: string;
  readonly port: number;
  /** Whether TLS is spoken with the proxy itself. */
  readonly isSecure: boolean;
  /** The header with the name and the password for it. */
  readonly authorization?: string;
  /** The variable that names it. */
  readonly variable: string;
}

/** The variables that name a proxy for https, those that go first first, each in lower case before capitals. */
const proxyVariables = ['HTTPS_PROXY', 'HTTP_PROXY', 'ALL_PROXY'] as const;

/**
 * The proxy that the environment names for an https address; undefined when it names none, or says that this host is
 * not to be asked through one.
 *
 * @throws GrantlensError `network` when what it names cannot be a proxy
 */
export function proxyFor(target: URL, environment: Variables): HttpProxy | undefined {
  if (isExempt(target, eitherCase('NO_PROXY', environment)?.value ?? '')) return undefined;
  for (const name of proxyVariables) {
    const found = eitherCase(name, environment);
    if (found !== undefined) return proxyAt(found.value, found.name);
  }
  return undefined;
}

function eitherCase(name: string, environment: Variables) {
  return [name.toLowerCase(), name]
    .map((one) => ({ name: one, value: environment[one]?.trim() ?? '' }))
    .find(({ value }) => value !== '');
}

// The value is in no sentence: it may hold a password.
function proxyAt(text: string, variable: string): HttpProxy {
  const unusable = (why: string) =>
    new GrantlensError('network', `the proxy that ${variable} names cannot be used: ${why}`);
  // Most programs take an address without a scheme.
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || url.hostname === '') throw unusable('it is not an address');
  const { protocol, hostname, port, username, password } = url;
  if (protocol !== 'http:' && protocol !== 'https:') {
    throw unusable(`it is a ${protocol.slice(0, -1)} proxy, and only http and https proxies are supported`);
  }
  const isSecure = protocol === 'https:';
  const ofUser = decoded(`${username}:${password}`);
  if (ofUser === undefined) throw unusable('a % in its user name or password has to be written %25');
  const usualPort = isSecure ? 443 : 80;
  return {
    shown: `${hostname}:${port || usualPort}`,
    host: hostname.replace(/^\[(.+)\]$/, '$1'),
    port: Number(port || usualPort),
    isSecure,
    ...(ofUser !== ':' && { authorization: `Basic ${Buffer.from(ofUser).toString('base64')}` }),
    variable,
  };
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** `NO_PROXY`: hosts, each with its subdomains, and a port if one is given; `*` is every host. */
function isExempt({ hostname, port }: URL, list: string): boolean {
  return list
    .toLowerCase()
    .split(/[,\s]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      if (entry === '*') return true;
      const [, name = '', ofPort] = /^(.+?)(?::(\d+))?$/.exec(bracketed(entry)) ?? [];
      if (ofPort !== undefined && ofPort !== (port || '443')) return false;
      const domain = name.replace(/^\*?\./, '');
      return hostname === domain || hostname.endsWith(`.${domain}`);
    });
}

/** An IPv6 address is written with brackets in a URL, and mostly without them in a list. */
function bracketed(entry: string): string {
  return /^[0-9a-f]*:[0-9a-f]*:[0-9a-f:.]*$/.test(entry) ? `[${entry}]` : entry;
}
