import { principalWords } from '../../words/words.ts';
import { controls } from '../controls.ts';
import { unread, unseen } from '../missing.ts';
import { superAdministratorsOf } from '../reading/super-administrators.ts';
import type { FindingRule } from '../rule.ts';
import { accountSubject, principalSubject } from '../subjects.ts';

export const singleSuperAdministrator: FindingRule = {
  id: 'single-super-administrator',
  title: 'Fewer than two Super Administrators among the members',
  severity: 'medium',
  why: 'When the only Super Administrator is away, has left or has lost the second factor, nobody in the account can change members, tokens or billing. Super Administrators of the organisation are not shown in the account and are not counted.',
  remedy:
    'Make a second person Super Administrator, or keep a sealed account for emergencies with a second factor of its own.',
  controls: controls({ soc2: ['CC6.1', 'A1.2'], iso: ['A.5.15', 'A.5.30'], nist: ['AC-2', 'CP-2'] }),
  examines: 'accepted members',
  restsOn: [],
  evaluate: (input) => {
    const { account, accepted } = input;
    const judged = superAdministratorsOf({ ...input, activeTokens: [] });
    const { known, unclear } = judged;
    // Somebody who was not seen may be the second one.
    const hidden = known.length < 2 ? unread(account, ['members']) : [];
    const open = known.length < 2 ? unclear : [];
    const isFound = known.length < 2 && accepted.length > 0 && hidden.length + open.length === 0;
    const [only] = known;
    return {
      examined: judged.examined,
      sightings: isFound
        ? [
            {
              subject: accountSubject(account),
              what:
                only === undefined
                  ? 'No member of the account is a Super Administrator.'
                  : `${principalWords(only.principal)} is the only Super Administrator among the members.`,
              evidence: known.map(({ principal }) => principalSubject(principal)),
            },
          ]
        : [],
      missing: [
        ...hidden,
        ...unseen(
          open.length,
          'Whether these are Super Administrators is unknown.',
          open.flatMap(({ stance }) => stance.gaps),
        ),
      ],
    };
  },
};
