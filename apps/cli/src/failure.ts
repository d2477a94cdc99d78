import { printable } from '@grantlens/engine/internal';
import { type ErrorCode, GrantlensError } from '@grantlens/snapshot';
import { fileError, fileReason } from '@grantlens/snapshot/internal';
import { leastPrivilegeWords } from './output/least-privilege.ts';

/** What to do about each way the world can say no. */
const hints: Readonly<Record<ErrorCode, string>> = {
  usage: 'see `grantlens --help`',
  'credential-missing':
    'set CLOUDFLARE_API_TOKEN, or CLOUDFLARE_API_KEY with CLOUDFLARE_EMAIL, or pass --token-file FILE',
  'credential-refused': `use a token of the account with ${leastPrivilegeWords}`,
  'api-base-unsafe': 'use an https address, or one on loopback',
  network: 'check the address and the connection, then try again',
  api: 'try again; if it stays, look at https://www.cloudflarestatus.com',
  deadline: 'allow it more time with --deadline',
  'partial-unusable': 'run it without --resume to read everything from scratch',
  'account-needed':
    'name the account with --account; its id is in the address of its dashboard, https://dash.cloudflare.com/<account id>',
  'account-unknown': 'see `grantlens whoami` for the accounts the credential can see',
  'file-unreadable': 'check the path, its permissions and what the file holds',
  'plan-unreadable': 'write it in UTF-8 with "terraform show -json tfplan" or "tofu show -json tfplan"',
  'file-too-large': 'if you know where it is from, allow more with --max-size',
  'file-unwritable': 'choose a folder you may write to',
  'file-locked':
    'wait for that run or end it; the lock of one that is gone on another machine is taken over after five minutes, or remove it',
  'snapshot-unreadable': 'take it again with `grantlens snapshot`',
  'snapshot-version': 'read it with the version of grantlens that wrote it, or a newer one',
  'activity-missing':
    'read it with `grantlens snapshot --activity-only`, which writes it beside the snapshot',
  'activity-unreadable': 'read the log again with grantlens snapshot --activity-only, or remove the file',
  'snapshot-modified': 'take it again, or pass --allow-modified to read it anyway',
  'catalogue-unreadable': 'correct the file; its form is in the README',
  'waivers-unreadable': 'correct the file; its form is in the README',
  'toxic-pairs-unreadable': 'correct the file; its form is in the README',
  'rules-unreadable': 'correct the file; its form is in the README',
  'settings-unreadable': 'correct the file, or pass --no-config',
  'people-unreadable': 'correct the file; its form is in the README',
  'key-too-short': 'make one with `openssl rand -out FILE 32`, and keep it',
  'fixture-unreadable': 'name a bundled fixture or a folder with an account.yaml',
  'name-unknown': 'see `grantlens list members`, or groups, tokens, zones, roles, permissions',
  'principal-unknown':
    'pass an e-mail, a name, an id or token:<name or id>; `grantlens list members` shows who there is',
  'permission-unknown':
    'pass area:verb, or a permission group by id, label or name; `grantlens list permissions` and `list roles` show them',
  'resource-unknown': 'pass account, a zone by name or id, zone:* or a resource key',
  'user-group-unknown': 'pass a user group by id or name; `grantlens list groups` shows them',
  'policy-unknown': 'pass the id of a policy; `grantlens what-can MEMBER -o json` shows those of a member',
  'question-unclear': 'see `grantlens ask --help`',
  'graph-too-large':
    'narrow it with --member, --permission or --resource, or choose dot, graphml or gexf for a graph program',
  'edit-unclear':
    "say it like 'add MEMBER to GROUP', 'remove policy ID' or 'grant PERMISSION_GROUP on ZONE to MEMBER'; `grantlens what-if --help` lists every edit",
  'accounts-differ': 'compare two snapshots of one account',
  'file-taken': 'choose another name with --out',
  'folder-taken': 'choose another folder with --out',
  'package-unreadable':
    'pass a folder that `grantlens report` wrote; if it did, this one was changed after it was written',
  'review-unreadable':
    'restore the file as "review start" wrote it; a review goes by its files, and none may differ',
  'review-broken': 'restore decisions.jsonl from a copy; a log with a changed or missing line is not used',
  'review-state': 'see `grantlens review status`',
  'reviewers-unreadable': 'correct the file; its form is in the README',
  'assignment-open':
    'name another reviewer in the file of --reviewers, or one for all the rest with --fallback',
  'unit-unknown': 'see units.csv of the package, or a sheet',
  signing: 'sign with the ssh-keygen of OpenSSH 8.1 or newer and a key it knows; see the README',
};

/** Longer than any sentence worth reading: an argument of that size is not repeated in full. */
const longest = 1000;

/**
 * One sentence for standard error: what, why, what to do, and what is left of the work, where that is known.
 * A bug of ours says that it is one, with its trace.
 */
export function describeFailure(thrown: unknown, left?: string): string {
  const error = asRefusal(thrown);
  if (error instanceof GrantlensError) {
    return sentence([error.message, hints[error.code], ...(left === undefined ? [] : [left])]);
  }
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `grantlens: this is a bug in grantlens, please report it with the lines below.\n${trace}\n`;
}

/** The first part may repeat what was given, and be of any length. */
function sentence([what = '', ...more]: readonly string[]): string {
  // Some reasons are whole sentences.
  const message = printable(what).replace(/\.+$/, '');
  const shown = message.length > longest ? `${message.slice(0, longest)}…` : message;
  return `grantlens: ${[shown, ...more].join('; ')}.\n`;
}

/** What the file system refuses is not a bug of ours, wherever it comes from. */
export function asRefusal(error: unknown): unknown {
  const path = error instanceof Error && 'path' in error ? ` ${String(error.path)}` : '';
  return fileError(
    'file-unreadable',
    `the file system refused to go on${path === '' ? '' : ` with${path}`}`,
    error,
  );
}

/** That somebody ended it, and what is left of the work. */
export function describeInterrupted(left: string): string {
  return `grantlens: interrupted; ${left}.\n`;
}

/** That the command line cannot be understood, and how it is written: `grantlens can [options] <member> …`. */
export function describeUsage(what: string, usage: string): string {
  const [verb] = /^grantlens \S+/.exec(usage) ?? ['grantlens'];
  return sentence([what, ...(usage === '' ? [] : [`usage: ${usage}`]), `see \`${verb} --help\``]);
}

/** That the answer itself could not be written to standard output. */
export function describeUnwritten(cause: unknown): string {
  return sentence([
    `cannot write the answer: ${fileReason(cause)}`,
    'make room there, or send standard output somewhere else',
  ]);
}
