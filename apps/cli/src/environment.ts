/** The variables of the environment that hold a secret. */
const secretVariables = ['CLOUDFLARE_API_TOKEN', 'CLOUDFLARE_API_KEY'] as const;

/** Those that name a proxy, possibly with a password for it; in lower case they mean the same. */
const proxyVariables = ['HTTPS_PROXY', 'HTTP_PROXY', 'ALL_PROXY'].flatMap((name) => [
  name,
  name.toLowerCase(),
]);

/** Certificates are always verified, so this would do nothing but make Node warn of it. */
const unheeded = 'NODE_TLS_REJECT_UNAUTHORIZED';

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Takes the environment over and leaves it without its secrets: a crash report would have all of it, and so would a
 * child process.
 */
export function takeEnvironment(environment: Record<string, string | undefined>): Variables {
  const taken = { ...environment };
  for (const name of [...secretVariables, unheeded]) delete environment[name];
  for (const name of proxyVariables) {
    const address = environment[name];
    // Not only where there is a password: a name may be a token.
    if (address?.includes('@')) environment[name] = address.replace(/[^/]*@/, '');
  }
  return taken;
}

/** So short a one is a word that some sandbox was given, and would tear holes into sentences. */
const shortestSecret = 8;

/** A text without the secrets of an environment, which somebody may have put where they do not belong. */
export function withoutSecrets(text: string, environment: Variables): string {
  return [
    ...secretVariables.map((name) => environment[name]?.trim() ?? ''),
    ...proxyVariables.flatMap((name) => passwordsIn(environment[name] ?? '')),
  ]
    .filter((secret) => secret.length >= shortestSecret)
    .reduce((rest, secret) => rest.replaceAll(secret, '[redacted]'), text);
}

/** The password in the address of a proxy, as it is written and as it is meant. */
function passwordsIn(address: string): readonly string[] {
  const [, written] = /:([^:@]*)@/.exec(address.replace(/^[a-z0-9+.-]+:\/\//i, '')) ?? [];
  if (written === undefined) return [];
  try {
    return [written, decodeURIComponent(written)];
  } catch {
    return [written];
  }
}
