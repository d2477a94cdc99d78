import { exitCodes } from '../../exit-code.ts';
import { counted } from '../../output/words.ts';
import type { WhoCanQuestion } from '../who-can.ts';
import type { FleetKind } from './kind.ts';

/** `grantlens fleet who-can` */
export const whoCanKind: FleetKind<WhoCanQuestion> = {
  columns: ({ resource, without }) => {
    const before = [
      'principal',
      'standing',
      'conditions',
      ...(without === undefined ? [] : ['2fa']),
      'verdict',
    ];
    return isAboutMany(resource)
      ? [...before, 'zones', 'on', 'except', 'by', 'on keys', 'except keys', 'principal id']
      : [...before, 'except', 'by', 'principal id'];
  },
  verdicts: ['verdict'],
  query: ({ permission, resource, kind, without, includePending, includeInactive }) => ({
    kind: 'fleet who-can',
    permission,
    resource,
    of: kind,
    without,
    includePending: includePending || undefined,
    includeInactive: includeInactive || undefined,
  }),
  words: ({ permission, resource }) => `who can ${permission} on ${resource}`,
  counted: ['allowed', 'unknown', 'pending', 'inactive'],
  closing: ({ allowed = 0, unknown = 0, pending = 0, inactive = 0 }, isComplete) => {
    const nobody = isComplete ? 'nobody can' : 'nobody seen can';
    const others = [
      [unknown, 'unknown'],
      [pending, 'invited and not yet accepted'],
      [inactive, 'inactive'],
    ] as const;
    const words = [
      allowed === 0 ? nobody : `${counted(allowed, 'principal')} can, counted in each account`,
      ...others.flatMap(([count, what]) =>
        count === 0 ? [] : [`${counted(count, 'more is', 'more are')} ${what}`],
      ),
    ];
    return [words.join('; ')];
  },
  code: (codes) => (codes.has(exitCodes.yes) ? exitCodes.yes : exitCodes.no),
};

/** Whether a text means many resources, in whatever account; as `resolveResource` reads it. */
function isAboutMany(text: string): boolean {
  const wanted = text.trim();
  return wanted === 'anywhere' || wanted.includes('*');
}
