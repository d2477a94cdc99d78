import { principalWords } from '../../words/words.ts';
import { controls } from '../controls.ts';
import { unseen } from '../missing.ts';
import { someOf } from '../phrases.ts';
import { superAdministratorsOf } from '../reading/super-administrators.ts';
import type { FindingRule } from '../rule.ts';
import { accountSubject, principalSubject } from '../subjects.ts';

export const tooManySuperAdministrators: FindingRule = {
  id: 'too-many-super-administrators',
  title: 'More Super Administrators than needed',
  severity: 'high',
  why: 'A Super Administrator can do everything, other Super Administrators included. Each one more is one more account whose loss is the loss of all.',
  remedy: 'Give those who do not manage members or billing a narrower permission group.',
  controls: controls({
    soc2: ['CC6.3'],
    iso: ['A.8.2', 'A.5.15'],
    pci: ['7.2.2'],
    nist: ['AC-6', 'AC-6(5)'],
  }),
  examines: 'members and tokens that can act',
  restsOn: ['members', 'accountTokens', 'permissionGroups', 'tokenPermissionGroups'],
  evaluate: (input) => {
    const { account, settings } = input;
    const { known, unclear, examined } = superAdministratorsOf(input);
    const most = settings.maxSuperAdministrators;
    const isOver = known.length > most;
    const cannotTell = !isOver && known.length + unclear.length > most ? unclear : [];
    return {
      examined,
      sightings: isOver
        ? [
            {
              subject: accountSubject(account),
              what: `The account has ${known.length} Super Administrators, more than ${most}: ${someOf(known.map(({ principal }) => principalWords(principal)))}.`,
              evidence: known.map(({ principal }) => principalSubject(principal)),
            },
          ]
        : [],
      missing: unseen(
        cannotTell.length,
        'Whether these are Super Administrators is unknown.',
        cannotTell.flatMap(({ stance }) => stance.gaps),
      ),
    };
  },
};
