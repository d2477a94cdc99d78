/** The variables of the environment that hold a secret. */
const secretVariables = ['CLOUDFLARE_API_TOKEN', 'CLOUDFLARE_API_KEY'] as const;

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Takes the environment over and leaves it without its secrets: a crash report would have all of it, and so would a
 * child process.
 */
export function takeEnvironment(environment: Record<string, string | undefined>): Variables {
  const taken = { ...environment };
  for (const name of secretVariables) delete environment[name];
  return taken;
}

/** So short a one is a word that some sandbox was given, and would tear holes into sentences. */
const shortestSecret = 8;

/** A text without the secrets of an environment, which somebody may have put where they do not belong. */
export function withoutSecrets(text: string, environment: Variables): string {
  return secretVariables
    .map((name) => environment[name]?.trim() ?? '')
    .filter((secret) => secret.length >= shortestSecret)
    .reduce((rest, secret) => rest.replaceAll(secret, '[redacted]'), text);
}
