import type { CheckResult } from '@grantlens/checks';
import type { Broken } from '@grantlens/checks/internal';
import { counted, gapWords, permissionWords } from '@grantlens/engine/internal';
import type { Account } from '@grantlens/snapshot';
import { placeOf } from '../output/place-of.ts';
import type { Notice, Place, Ruling } from '../output/ruling.ts';
import { examinedWords, placeWords, whoWords } from './checks-prose.ts';

/** What became of a check as a build server is shown it; the place is the check in its file. */
export function checkRuling(result: CheckResult, account: Account): Ruling {
  const { id, title, severity, because, controls, broken, gaps, notes } = result;
  const place = { ...placeOf(result.file), line: result.line, column: result.column };
  const isOpen = result.result === 'not-evaluated';
  return {
    id,
    title,
    severity,
    why: because,
    remedy: null,
    controls: controls.map(controlOf),
    place,
    outcome: result.result,
    message: messageOf(result),
    notices: [
      ...broken.map((one) => brokenNotice(one, place, account)),
      ...(result.why === 'ended' ? [saying(notes.join('; '), 'broken', place)] : []),
      ...gaps.map((gap) => ({
        ...saying(`not seen: ${gapWords(gap)}`, 'unsettled', place),
        about: [gap.id],
      })),
      ...(isOpen && gaps.length === 0 ? [saying(notes.join('; '), 'unsettled', place)] : []),
    ],
  };
}

/** `ISO 27001 A.8.2` is a control of a framework; of a single word the framework is not known. */
function controlOf(control: string): Ruling['controls'][number] {
  const at = control.lastIndexOf(' ');
  return { framework: at < 0 ? '' : control.slice(0, at), id: control.slice(at + 1) };
}

function messageOf(result: CheckResult): string {
  const { broken, notes, skip } = result;
  if (skip !== null && result.result === 'skipped')
    return `skipped until ${skip.until}, by ${skip.owner}: ${skip.reason}`;
  const counts = broken.length === 0 ? [] : [counted(broken.length, 'thing')];
  return [...counts.map((count) => `broken by ${count}`), examinedWords(result), ...notes].join('. ');
}

function brokenNotice(broken: Broken, place: Place, account: Account): Notice {
  const { principal, userGroup, permission, subject, what, mend } = broken;
  const where = `${permissionWords(permission)} on ${placeWords(broken, account)}`;
  const edits = mend.length === 0 ? '' : `; mend: ${mend.join('; ')}`;
  return {
    kind: 'broken',
    message: `${`${whoWords(broken)} ${what}`.trim()}: ${where}${edits}`,
    place,
    about: [
      principal?.key ?? userGroup?.key ?? null,
      permissionWords(permission),
      subject.kind === 'anywhere' ? subject.kind : subject.kind === 'zones' ? subject.glob : subject.key,
    ],
    waived: null,
  };
}

function saying(message: string, kind: Notice['kind'], place: Place): Notice {
  return { kind, message, place, about: [kind], waived: null };
}
