// The API of GitHub, as far as the steps need it.
import { readFileSync } from 'node:fs';

/** The event that started the run, as GitHub describes it. */
export function event() {
  return JSON.parse(readFileSync(process.env.GITHUB_EVENT_PATH ?? '', 'utf8'));
}

/** Asks, and gives the status and what came back. */
export async function ask(method, path, body) {
  const base = process.env.GITHUB_API_URL ?? 'https://api.github.com';
  const response = await fetch(`${base}${path}`, {
    method,
    headers: {
      accept: 'application/vnd.github+json',
      authorization: `Bearer ${process.env.GITHUB_TOKEN}`,
      'user-agent': 'grantlens',
      'x-github-api-version': '2022-11-28',
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(60_000),
  });
  return { status: response.status, body: await response.json().catch(() => null) };
}

/** The repository of the run: `owner/name`. */
export function repository() {
  return process.env.GITHUB_REPOSITORY ?? '';
}

/**
 * Ends the run where GitHub said no; of a pull request from a fork that is a warning, for its token may write nothing.
 */
export function refused(what, { status, body }) {
  const isFork = event().pull_request?.head?.repo?.full_name !== event().repository?.full_name;
  const said = String(body?.message ?? '').replace(/[%\r\n]/g, ' ');
  const level = isFork && status === 403 ? 'warning' : 'error';
  process.stdout.write(`::${level}::${what}: GitHub answered ${status} ${said}\n`);
  process.exitCode = level === 'error' ? 1 : 0;
}
