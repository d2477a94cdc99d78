import type { Check, PeoplePart } from './check.ts';
import type { Position } from './fault.ts';
import type { LocatedText } from './located.ts';
import type { ChecksRead } from './read-checks.ts';

/** What nobody of some people may have, each in one text. */
export interface DeniedTexts {
  readonly permission: string;
  readonly resource: string;
  /** E-mails and ids of members, `token:NAME`, `group:NAME`; `*` is any letters in e-mails and names of tokens. */
  readonly to: readonly string[];
}

const at: Position = { line: 1, column: 1 };

/** The one check that says so, of no file. */
export function deniedTo({ permission, resource, to }: DeniedTexts): ChecksRead {
  const text = (value: string): LocatedText => ({ kind: 'text', at, value });
  const check: Check = {
    ...at,
    file: '(command line)',
    id: 'not-granted',
    title: `${permission} on ${resource} is not granted to ${to.join(', ')}`,
    severity: 'high',
    population: { kind: null, standings: ['active'], except: null },
    permissions: [text(permission)],
    resources: [text(resource)],
    assertion: { kind: 'denied-to', people: { at, parts: to.map(partOf) } },
    because: null,
    controls: [],
    until: null,
    skip: null,
    emptyPasses: false,
  };
  return { files: [], checks: [check], faults: [], faulty: [] };
}

function partOf(words: string): PeoplePart {
  const [, kind, text = ''] = /^(token|group|member):(.*)$/s.exec(words.trim()) ?? [];
  if (kind === 'token' || kind === 'group' || kind === 'member') return { kind, text: text.trim(), at };
  return { kind: 'member', text: words.trim(), at };
}
