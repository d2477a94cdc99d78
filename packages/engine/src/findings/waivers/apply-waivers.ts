import { compareTexts, knownTime, readDay } from '@grantlens/snapshot/internal';
import { expiredWaiver } from '../catalogue/expired-waiver.ts';
import type { Finding, FindingInstance, FindingsAnswer } from '../finding.ts';
import { instancesOf } from '../instance.ts';
import type { Waiver } from './waiver.ts';

/**
 * Marks what waivers cover. An expired one still marks what it covers, which counts again, and is an instance of a
 * finding of its own.
 */
export function applyWaivers(
  findings: readonly Finding[],
  waivers: readonly Waiver[],
  now: number,
): Pick<FindingsAnswer, 'findings' | 'unmatchedWaivers'> {
  const matched = new Set<Waiver>();
  const inOrder = [...waivers].sort((a, b) => endOf(b) - endOf(a) || compareTexts(textOf(a), textOf(b)));
  const marked = findings.map((finding) => {
    if (finding.id === expiredWaiver.id) return finding;
    const mine = inOrder.filter((waiver) => waiver.finding === finding.id);
    if (mine.length === 0) return finding;
    const instances = finding.instances.map((instance) => {
      const covering = mine.filter((waiver) => covers(waiver, instance));
      for (const waiver of covering) matched.add(waiver);
      const [longest = null] = covering;
      return { ...instance, waiver: longest, open: longest === null || isExpired(longest, now) };
    });
    return { ...finding, instances, open: instances.filter(({ open }) => open).length };
  });
  const unmatchedWaivers = waivers.filter((waiver) => !matched.has(waiver));
  return {
    findings: marked.map((finding) =>
      finding.id === expiredWaiver.id ? withExpired(finding, waivers, { now, matched }) : finding,
    ),
    unmatchedWaivers,
  };
}

function covers(waiver: Waiver, { id, subject }: FindingInstance): boolean {
  if (waiver.instance !== null) return waiver.instance === id;
  const wanted = waiver.subject?.toLowerCase();
  if (wanted === undefined) return false;
  const names = [
    subject.key,
    subject.id,
    subject.name,
    subject.kind === 'token' ? `token:${subject.name}` : null,
  ];
  return names.some((name) => name?.toLowerCase() === wanted);
}

/** A waiver holds to the end of its day. */
function endOf({ expires }: Waiver): number {
  const day = readDay(expires);
  return day === null ? knownTime(expires) : day + 86_400_000;
}

function isExpired(waiver: Waiver, now: number): boolean {
  return endOf(waiver) <= now;
}

function withExpired(
  finding: Finding,
  waivers: readonly Waiver[],
  { now, matched }: { readonly now: number; readonly matched: ReadonlySet<Waiver> },
): Finding {
  if (waivers.length === 0) return finding;
  const expired = waivers.filter((waiver) => isExpired(waiver, now));
  const instances = instancesOf(
    finding.id,
    expired.map((waiver) => {
      const of = waiver.instance ?? waiver.subject ?? '';
      const key = `${waiver.finding}/${of}`;
      const rest = matched.has(waiver)
        ? 'what it covers counts again'
        : 'nothing that was found is covered by it';
      return {
        subject: { kind: 'waiver' as const, key, id: null, name: `${waiver.finding}: ${of}` },
        about: [waiver.expires, waiver.owner],
        what: `The waiver of ${waiver.owner} for ${waiver.finding} (${of}) ended on ${waiver.expires}: ${rest}.`,
      };
    }),
  );
  const status = instances.length > 0 ? 'found' : 'clean';
  return { ...finding, status, examined: waivers.length, missing: [], instances, open: instances.length };
}

function textOf(waiver: Waiver): string {
  return JSON.stringify(waiver, Object.keys(waiver).sort());
}
