import type { CheckResult } from '@grantlens/checks';
import type { Broken } from '@grantlens/checks/internal';
import { pathWords } from '@grantlens/engine';
import {
  counted,
  gapWords,
  permissionGroupWords,
  permissionWords,
  standingNotes,
} from '@grantlens/engine/internal';
import type { Account } from '@grantlens/snapshot';
import { placeOf } from '../output/place-of.ts';
import type { MessagePart, Notice, Place, Ruling } from '../output/ruling.ts';
import { causesOf, examinedWords, placeWords, whoWords } from './checks-prose.ts';
import type { PlaceOfBroken } from './planned-places.ts';

/**
 * What became of a check as a build server is shown it. The place is the check in its file, or of somebody who breaks it
 * whatever else is known.
 */
export function checkRuling(
  result: CheckResult,
  account: Account,
  placeOfBroken: PlaceOfBroken = () => null,
): Ruling {
  const { id, title, severity, because, controls, broken, line, column } = result;
  const place = { ...placeOf(result.file), line, column };
  return {
    id,
    title,
    severity,
    why: because,
    remedy: null,
    controls,
    place,
    outcome: result.result,
    message: messageOf(result),
    notices: [
      ...broken.map((one) => brokenNotice(one, placeOfBroken(one) ?? place, account)),
      ...(result.why === 'ended' ? [saying(result.notes.join('; '), 'broken', place)] : []),
      ...unsettledNotices(result, place),
    ],
  };
}

function messageOf(result: CheckResult): string {
  const { broken, notes, skip } = result;
  if (skip !== null && result.result === 'skipped')
    return `skipped until ${skip.until}, by ${skip.owner}: ${skip.reason}`;
  const breaches = broken.length === 0 ? [] : [counted(broken.length, 'breach', 'breaches')];
  return [...breaches, examinedWords(result), ...notes].join('. ');
}

function brokenNotice(broken: Broken, place: Place, account: Account): Notice {
  const { principal, userGroup, permission, subject, what, via, mend } = broken;
  const who = whoWords(broken);
  // On what depends that it can act: a token may work from some addresses only.
  const beside = principal === null ? [] : standingNotes(principal, account);
  const paths = [...new Set(via.map((grant) => pathWords(grant, account)))];
  return {
    kind: 'broken',
    message: [
      ...(who === '' ? [] : [{ name: who }, ' ']),
      ...(beside.length === 0 ? [] : ['(', { name: beside.join(', ') }, ') ']),
      `${what}: `,
      { name: permissionWords(permission) },
      ' on ',
      { name: placeWords(broken, account) },
      ...listed(', by ', paths),
      ...listed('; cause: ', causesOf(broken)),
      ...listed('; mend: ', mend),
    ],
    place,
    about: [
      principal?.key ?? userGroup?.key ?? null,
      permissionWords(permission),
      subject.kind === 'anywhere' ? subject.kind : subject.kind === 'zones' ? subject.glob : subject.key,
    ],
    waived: null,
  };
}

function listed(lead: string, names: readonly string[]): readonly MessagePart[] {
  return names.flatMap((name, at) => [at === 0 ? lead : ', ', { name }]);
}

/** Why a check is not evaluated: what was not seen, what would settle it, or that there was nothing to look at. */
function unsettledNotices({ result, gaps, settledBy, notes }: CheckResult, place: Place): readonly Notice[] {
  if (result !== 'not-evaluated') return [];
  const unseen = gaps.map((gap) => ({
    ...saying(`not seen: ${gapWords(gap)}`, 'unsettled', place),
    about: [gap.id],
  }));
  const entries = settledBy.map(({ group }) => ({
    ...saying(`a catalogue entry would settle it: ${permissionGroupWords(group)}`, 'unsettled', place),
    about: ['catalogue', group.key],
  }));
  const known = [...unseen, ...entries];
  return known.length > 0 ? known : [saying(notes.join('; '), 'unsettled', place)];
}

function saying(sentence: string, kind: Notice['kind'], place: Place): Notice {
  return { kind, message: [{ name: sentence }], place, about: [kind], waived: null };
}
