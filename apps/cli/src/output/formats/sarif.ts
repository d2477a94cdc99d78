import { sha256 } from '@grantlens/snapshot/internal';
import type { Location, Log, ReportingDescriptor, Result, Run } from 'sarif';
import type { Io } from '../../io.ts';
import { tool } from '../../version.ts';
import type { Answer } from '../answer.ts';
import { headline, remarks } from '../headline.ts';
import { jsonText } from '../json.ts';
import { listedNotices, messageText, type Notice, type Place, type Ruling } from '../ruling.ts';
import { rulingsOf } from '../rulings-of.ts';

/** One run of SARIF 2.1.0: what code scanning of GitHub and Azure shows as alerts. */
export async function writeSarif(answer: Answer, io: Io): Promise<void> {
  const { account, envelope } = answer;
  io.err(headline(answer, 'wide'));
  const run: Run = {
    ...sarifRun(rulingsOf(answer)),
    // Runs of one id follow one another: those of another account, or of another verb, are not among them.
    automationDetails: { id: `${tool.name}/${String(envelope.query.kind)}/${account.id}/` },
    properties: { snapshot: account.digest, complete: envelope.complete },
  };
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [run],
  };
  io.out(`${jsonText(log, 2)}\n`);
  io.err(remarks(answer));
}

/** Rulings as a run: a rule for each, and a result for each notice. */
export function sarifRun(rulings: readonly Ruling[]): Run {
  const driver = {
    name: tool.name,
    version: tool.version,
    informationUri: 'https://github.com/grantlens/grantlens',
    rules: rulings.map(ruleOf),
  };
  const results = rulings.flatMap((ruling, ruleIndex) =>
    listedNotices(ruling).map((one) => ({ ...resultOf(ruling, one), ruleIndex })),
  );
  return { tool: { driver }, columnKind: 'unicodeCodePoints', results };
}

const levels = { critical: 'error', high: 'error', medium: 'warning', low: 'note', info: 'note' } as const;

/** How GitHub sorts alerts: it draws its own four words from this number. */
const securitySeverities = { critical: '9.5', high: '8.0', medium: '5.5', low: '2.0', info: '0.0' } as const;

function ruleOf({ id, title, severity, why, remedy, controls }: Ruling): ReportingDescriptor {
  return {
    id,
    shortDescription: { text: inSarif(title) },
    ...(why === null ? {} : { fullDescription: { text: inSarif(why) } }),
    ...(remedy === null ? {} : { help: { text: inSarif(remedy) } }),
    defaultConfiguration: { level: levels[severity] },
    properties: {
      'security-severity': securitySeverities[severity],
      tags: ['security', ...controls],
    },
  };
}

function resultOf({ id, severity }: Ruling, { kind, message, place, about, waived }: Notice): Result {
  return {
    ruleId: id,
    // Of what did not fail the standard wants the level "none": how much it matters stands in its rule.
    ...(kind === 'broken' ? { kind: 'fail', level: levels[severity] } : { kind: 'open', level: 'none' }),
    message: { text: inSarif(messageText(message)) },
    locations: [locationOf(place)],
    partialFingerprints: { 'grantlens/v1': sha256(JSON.stringify([id, ...about])) },
    ...(waived === null
      ? {}
      : {
          suppressions: [{ kind: 'external', status: 'accepted', justification: inSarif(waived) }],
        }),
  };
}

/** Code scanning shows an alert at a line; of a file without lines that is the first. */
function locationOf({ file, line = 1, column }: Place): Location {
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(file) },
      region: { startLine: line, ...(column === undefined ? {} : { startColumn: column }) },
    },
  };
}

function uriOf(file: string): string {
  const path = file.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
  // A drive of Windows would be taken for a scheme, and so would a colon in the first name of a path.
  return /^[A-Za-z]%3A\//.test(path) ? `file:///${path.replace('%3A', ':')}` : path;
}

/** Text of others in a message: SARIF reads links between brackets and places to fill in between braces. */
function inSarif(text: string): string {
  return text.replace(/[[\]]/g, '\\$&').replace(/[{}]/g, '$&$&');
}
