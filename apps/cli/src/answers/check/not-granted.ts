import type { CheckReport } from '@grantlens/checks';
import { type Access, resolvePermission, resolveResource } from '@grantlens/engine';
import type { Answer } from '../../output/answer.ts';
import { permissionRecord, resourceRecord } from '../../output/records.ts';
import { answerChecks, type ChecksAsked } from '../check.ts';

/** What nobody of some people may have, in the words of the command line. */
export interface NotGrantedAsked {
  readonly permission: string;
  readonly resource: string;
  readonly to: readonly string[];
}

/** Answers `check not-granted`. */
export function answerNotGranted(
  access: Access,
  report: CheckReport,
  { permission, resource, to }: NotGrantedAsked,
  more: Partial<ChecksAsked>,
): Answer {
  const { account } = access;
  return answerChecks(access, report, {
    ...more,
    query: {
      kind: 'check',
      notGranted: {
        permission: permissionRecord(resolvePermission(permission, account)),
        resource: resourceRecord(resolveResource(resource, account)),
        to,
      },
      ...more.query,
    },
    question: `${permission} on ${resource} is not granted to ${to.join(', ')}`,
  });
}
