// Comments on the pull request, or replaces the comment of an earlier run.
import { readFileSync } from 'node:fs';
import { ask, event, refused, repository } from './github-api.mjs';

/** What GitHub takes in a comment, in units of UTF-16. */
const longest = 65_536;

/** Comments are listed a hundred at a time; a pull request with more than these pages gets a new one. */
const mostPages = 50;

const [first, ...more] = [process.env.PREVIEW, process.env.CHECKS]
  .filter((path) => path)
  .map((path) => readFileSync(path, 'utf8'));
if (first !== undefined) await comment(joined(first, more));

/** One comment: its first line is the marker, which stands in it once. */
function joined(first, more) {
  const [marker] = first.split('\n', 1);
  let text = first;
  for (const other of more) {
    const rest = other.startsWith(marker) ? other.slice(marker.length) : `\n${other}`;
    const isShort = text.length + rest.length <= longest;
    text += isShort ? rest : '\nThe checks have no room here: they are in the summary of the run.\n';
  }
  return { marker, text };
}

async function comment({ marker, text }) {
  const pull = event().pull_request.number;
  const path = `/repos/${repository()}/issues`;
  const earlier = await earlierComment(`${path}/${pull}/comments`, marker);
  const answer =
    earlier === null
      ? await ask('POST', `${path}/${pull}/comments`, { body: text })
      : await ask('PATCH', `${path}/comments/${earlier}`, { body: text });
  if (answer.status !== 200 && answer.status !== 201) refused('the comment was not taken', answer);
}

/** The comment with the marker in its first line that is our own: anybody can write a marker. */
async function earlierComment(path, marker) {
  const me = await ask('GET', '/user');
  // Whoever runs as an application may not ask who it is; applications are bots.
  const isOurs = ({ user }) => (me.status === 200 ? user?.login === me.body.login : user?.type === 'Bot');
  for (let page = 1; page <= mostPages; page += 1) {
    const { status, body } = await ask('GET', `${path}?per_page=100&page=${page}`);
    if (status !== 200 || !Array.isArray(body)) return null;
    const ours = body.find((one) => isOurs(one) && String(one.body).split(/\r?\n/, 1)[0] === marker);
    if (ours !== undefined) return ours.id;
    if (body.length < 100) return null;
  }
  return null;
}
