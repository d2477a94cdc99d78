import { accountResource, compile, whoCan } from '@grantlens/engine';
import { privilegeKinds } from '@grantlens/engine/internal';
import { encodeSnapshot, normalise } from '@grantlens/snapshot';
import { accounts } from '@grantlens/testkit';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { standingsOf } from '../../apps/cli/src/answers/standings.ts';
import { answerWhatCan } from '../../apps/cli/src/answers/what-can.ts';
import { listedRecord } from '../../apps/cli/src/answers/who-can-one.ts';
import { permissionOf } from '../../apps/cli/src/fleet/see-privileges.ts';
import { privilegeNames } from '../../apps/cli/src/output/privilege-names.ts';
import { fleetSchema } from '../../apps/cli/src/output/schema/fleet.ts';
import { asAccount, inFolder, ranPerson, ranPrivileged } from './fleet-files.ts';

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test('each member of a fleet of one account has the rows that what-can has of them', () =>
  fc.assert(
    fc.asyncProperty(accounts(), fc.nat(), async (drawn, number) => {
      const snapshot = asAccount(drawn, 1);
      const access = compile(normalise(snapshot));
      const named = access.account.principals.filter(
        ({ kind, email }) => kind === 'member' && email !== null,
      );
      const member = named[number % named.length];
      if (member?.email == null) return;
      const { email, id } = member;
      const isOnly = named.filter((one) => one.email?.toLowerCase() === email.toLowerCase()).length === 1;
      const answer = answerWhatCan(access, { principal: member.key });
      await inFolder({ 'a.snapshot.json': encodeSnapshot(snapshot, 'json') }, async (folder) => {
        const { code, out } = await ranPerson(email, [folder]);
        const whole = JSON.parse(out);
        fleetSchema.parse(whole);
        const row = whole.results.find((one: { principal: { id: string } }) => one.principal.id === id);
        expect(row.results).toEqual(plain(answer.envelope.results()));
        if (!isOnly) return;
        expect(whole.complete).toBe(answer.envelope.complete);
        expect(code).toBe(answer.envelope.complete ? (answer.positive ? 0 : 2) : 3);
      });
    }),
    { numRuns: 30 },
  ));

test('who is privileged in a fleet of one account is whom who-can lists for each privilege', () =>
  fc.assert(
    fc.asyncProperty(accounts(), fc.boolean(), async (drawn, includePending) => {
      const snapshot = asAccount(drawn, 1);
      const access = compile(normalise(snapshot));
      const { account } = access;
      const expected = privilegeKinds.flatMap((kind) => {
        const permission = permissionOf(kind, account);
        if (permission === null) return [];
        const { listed } = whoCan(
          access,
          permission,
          accountResource(account),
          standingsOf({ includePending }),
        );
        return listed.map((one) => JSON.stringify([privilegeNames[kind], plain(listedRecord(one, access))]));
      });
      await inFolder({ 'a.snapshot.json': encodeSnapshot(snapshot, 'json') }, async (folder) => {
        const { out } = await ranPrivileged([folder], { includePending });
        const whole = JSON.parse(out);
        fleetSchema.parse(whole);
        const rows: readonly { privilege: string; of: number; where: readonly { account: object }[] }[] =
          whole.results;
        const found = rows.flatMap(({ privilege, where }) =>
          where.map(({ account: _, ...row }) => JSON.stringify([privilege, row])),
        );
        expect(found.toSorted()).toEqual(expected.toSorted());
        expect(rows.every(({ of }) => of === 1)).toBe(true);
      });
    }),
    { numRuns: 30 },
  ));
