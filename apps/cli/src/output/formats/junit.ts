import { printable } from '@grantlens/engine/internal';
import type { Io } from '../../io.ts';
import type { Answer } from '../answer.ts';
import { headline, remarks } from '../headline.ts';
import { listedNotices, messageText, type Ruling, type RulingOutcome } from '../ruling.ts';
import { rulingsOf } from '../rulings-of.ts';

/** A testcase for each rule, in a testsuite for each file. */
export async function writeJUnit(answer: Answer, io: Io): Promise<void> {
  io.err(headline(answer, 'wide'));
  io.out(await junitText(rulingsOf(answer)));
  io.err(remarks(answer));
}

/**
 * Rulings as JUnit. Nobody owns that format: this is the form that Jenkins reads, and GitLab, GitHub and Azure read it
 * as well. It says nothing about time, so that the same account gives the same bytes.
 */
export async function junitText(rulings: readonly Ruling[]): Promise<string> {
  // Few ask for it, and nobody else should wait for it to be loaded.
  const { default: XmlBuilder } = await import('fast-xml-builder');
  const builder = new XmlBuilder({ ignoreAttributes: false, format: true, suppressEmptyNode: true });
  const files = [...new Set(rulings.map(({ place }) => place.file))];
  return builder.build({
    '?xml': { '@_version': '1.0', '@_encoding': 'UTF-8' },
    testsuites: {
      ...counts(rulings),
      testsuite: files.map((file) =>
        suite(
          file,
          rulings.filter(({ place }) => place.file === file),
        ),
      ),
    },
  });
}

function suite(file: string, rulings: readonly Ruling[]) {
  return {
    '@_name': inXml(file),
    ...counts(rulings),
    '@_skipped': countOf(rulings, 'skipped'),
    testcase: rulings.map((ruling) => ({
      '@_classname': inXml(file),
      '@_name': inXml(ruling.id),
      ...outcomeElement(ruling),
    })),
  };
}

function counts(rulings: readonly Ruling[]) {
  return {
    '@_tests': rulings.length,
    '@_failures': countOf(rulings, 'failed'),
    '@_errors': countOf(rulings, 'not-evaluated'),
  };
}

function countOf(rulings: readonly Ruling[], wanted: RulingOutcome): number {
  return rulings.filter(({ outcome }) => outcome === wanted).length;
}

/** What says the outcome of a testcase: nothing in it means that it passed. */
function outcomeElement(ruling: Ruling) {
  const message = inXml(ruling.message);
  const whole = { '@_type': ruling.severity, '@_message': message, '#text': bodyOf(ruling) };
  switch (ruling.outcome) {
    case 'passed':
      return {};
    case 'failed':
      return { failure: whole };
    case 'not-evaluated':
      return { error: whole };
    case 'skipped':
      return { skipped: message };
  }
}

function bodyOf(ruling: Ruling): string {
  const { title, why, remedy, place, controls } = ruling;
  const lines = [
    title,
    ...listedNotices(ruling).map(
      ({ message, waived }) => `- ${messageText(message)}${waived === null ? '' : ` (${waived})`}`,
    ),
    why,
    remedy === null ? null : `→ ${remedy}`,
    controls.join(', ') || null,
    place.line === undefined ? place.file : `${place.file}:${place.line}`,
  ];
  return lines
    .filter((line) => line !== null)
    .map(inXml)
    .join('\n');
}

/** What XML 1.0 has no way to write: control characters, halves of characters, and two that are no characters. */
const forbidden = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** Text of others in XML and on a page: what XML cannot write is U+FFFD, and the rest of what is not seen is its code. */
function inXml(text: string): string {
  return printable(text.replace(forbidden, '\ufffd'));
}
